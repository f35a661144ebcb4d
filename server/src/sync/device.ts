/** An enrolled bench, as its key proved it. */
export interface Device {
  readonly id: string
  readonly name: string
  readonly incarnation: number
  readonly revokedAt: string | null
}
