import { mapOut, type Unmapped } from '../../../../src/shared/domain/station/apply-mapping.ts'
import type { MessageKind, OutgoingMessage } from '../../../../src/shared/domain/station/document.ts'
import type { StationMapping } from '../../../../src/shared/domain/station/mapping.ts'

/** A message in the laboratory's words (`mappedFields`); the station's table translates it before it is queued. */
export interface Draft {
  /** Made of the document's id and what of it is told: the same wish has the same key, however often the document is looked at. */
  readonly key: string
  readonly kind: MessageKind
  readonly subject: string
  readonly head: Readonly<Record<string, string>>
  readonly lines: readonly Readonly<Record<string, string>>[]
}

/** What we tell beside the thing itself: a station whose table has no name for it does not want it, and its message waits for nobody. */
const extras: ReadonlySet<string> = new Set(['boxNumber', 'temperatureC'])

/** The message in the station's words, or what its table has no word for. */
export function translate(draft: Draft, mapping: StationMapping): { readonly message: OutgoingMessage; readonly unmapped: readonly Unmapped[] } {
  const told = (texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(texts).filter(([field]) => !extras.has(field) || mapping.fields.some(({ to }) => to === field)))
  const head = mapOut(mapping, told(draft.head), 0)
  const lines = draft.lines.map((line, i) => mapOut(mapping, told(line), i + 1))
  return { message: { key: draft.key, kind: draft.kind, subject: draft.subject, head: head.texts, lines: lines.map((l) => l.texts) }, unmapped: [...head.unmapped, ...lines.flatMap((l) => l.unmapped)] }
}

/** For a person: `line 2: abo "AB"`. */
export const saysUnmapped = (unmapped: readonly Unmapped[]): string => `not in the station's table: ${unmapped.map(({ line, field, value }) => `line ${line}: ${field} "${value}"`).join('; ')}`.slice(0, 500)
