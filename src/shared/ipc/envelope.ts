/** What every call over the bridge answers. `params` fill the sentence of `code`; `traceId` is what support looks up in the log. */
export interface CallError {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
  readonly traceId: string
}

export type Envelope<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: CallError }
