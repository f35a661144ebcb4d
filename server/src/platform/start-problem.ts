/** Why the server does not start. Each has one sentence for the person at the console, in the message. */
export const startProblems = [
  'config.invalid',
  'database.unreachable',
  'database.newer',
  'database.migration-changed',
  'database.migration-failed',
  'database.too-old-server',
  'database.binaries-missing',
  'database.folder-unreachable',
  'database.folder-in-use',
  'database.cluster-version',
  'database.cluster-failed',
  'server.port-in-use',
  'tool.file-unreadable'
] as const
export type StartProblemCode = (typeof startProblems)[number]

/** An expected failure of the start: printed as one line with its code, never as a stack. */
export class StartProblem extends Error {
  readonly code: StartProblemCode

  constructor(code: StartProblemCode, sentence: string) {
    super(sentence)
    this.code = code
  }
}
