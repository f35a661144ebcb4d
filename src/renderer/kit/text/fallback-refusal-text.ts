import { translate } from '../../../shared/text/translate.ts'
import type { UiKey } from '../../../shared/text/translate.ts'
import type { RefusalTextOf } from './use-refusal-text.ts'

const known: Readonly<Record<string, UiKey>> = {
  'ipc.core-lost': 'error.core-lost',
  'ipc.core-restarting': 'error.core-restarting',
  'ipc.timeout': 'error.timeout',
  'ipc.not-allowed': 'error.forbidden'
}

/** Sentences of what the bridge itself says; any other code is named, so that support can look it up. */
export const fallbackRefusalText: RefusalTextOf = (locale, code, params) =>
  translate(locale, known[code] ?? 'error.unknown', { code, ...params })
