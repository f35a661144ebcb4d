/**
 * Refusals that the shell gives by itself, before or after core was asked.
 * `ipc.bad-input` and `ipc.bad-output` carry `path` and `message`; `ipc.slip-gone` and `ipc.no-viewer` carry `file`; all others carry `name`, the call.
 * After `ipc.core-lost` and `ipc.timeout` the outcome is unknown: ask again with the same command id.
 */
export const shellCodes = [
  'ipc.bad-sender',
  'ipc.unknown-call',
  'ipc.not-allowed',
  'ipc.bad-input',
  'ipc.bad-output',
  'ipc.core-restarting',
  'ipc.core-lost',
  'ipc.timeout',
  'ipc.slip-gone',
  'ipc.no-viewer'
] as const

export type ShellCode = (typeof shellCodes)[number]
