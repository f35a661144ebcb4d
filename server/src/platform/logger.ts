/** What the platform needs of a log: structured fields first, then one sentence. Pino fits. */
export interface Logger {
  readonly info: (fields: Readonly<Record<string, unknown>>, sentence: string) => void
  readonly warn: (fields: Readonly<Record<string, unknown>>, sentence: string) => void
  readonly error: (fields: Readonly<Record<string, unknown>>, sentence: string) => void
}

/** For tests and tools whose stdout is their result. */
export const silentLogger: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined }
