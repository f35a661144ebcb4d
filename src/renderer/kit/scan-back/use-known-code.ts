import { useCallback } from 'react'
import { scanBackText } from '../../../shared/text/scan-back-text.ts'
import type { Identified } from '../../../shared/ipc/contract/traceability.ts'
import { useRefusalText } from '../text/use-refusal-text.ts'
import { useTexts } from '../text/use-text.ts'
import type { VerdictModel } from '../verdict/verdict-model.ts'
import { dinText } from '../bench/din-text.ts'

export interface Destination {
  readonly path: string
  readonly place: 'receiving' | 'numbering' | 'testing' | 'stock' | 'settings'
}

/** Where a code that is not expected here belongs, or null. */
export function destinationOf(read: Identified): Destination | null {
  const id = encodeURIComponent
  if (read.kind === 'request' || read.kind === 'sample') return { path: `/testing?request=${id(read.requestId)}`, place: 'testing' }
  if (read.kind === 'patient') return { path: '/testing', place: 'testing' }
  if (read.kind === 'dispatch') return { path: `/receiving?dispatch=${id(read.dispatchId)}`, place: 'receiving' }
  if (read.kind === 'fridge') return { path: '/settings', place: 'settings' }
  if (read.kind === 'label') return read.state === 'numbered' ? { path: '/numbering', place: 'numbering' } : { path: `/stock/${id(read.unitId)}`, place: 'stock' }
  // Nothing knows it: a rule for it may be added, and its text goes along.
  if (read.kind === 'unknown') return { path: `/settings?tab=rules&raw=${id(read.raw)}`, place: 'settings' }
  const only = read.kind === 'bag' && read.unitIds.length === 1 ? read.unitIds[0] : undefined
  return only === undefined ? null : { path: `/stock/${id(only)}`, place: 'stock' }
}

function valueOf(read: Identified): string {
  if (read.kind === 'bag' || read.kind === 'own-din') return dinText(read.din)
  if (read.kind === 'label') return read.selfNumber
  if (read.kind === 'request' || read.kind === 'sample' || read.kind === 'dispatch') return read.number
  if (read.kind === 'patient') return read.recordNumber
  if (read.kind === 'badge') return read.name
  if (read.kind === 'fridge') return read.code
  return read.kind === 'unknown' ? read.raw : ''
}

export interface KnownCode {
  /** `自编号标签 A260001`. */
  readonly name: (read: Identified) => string
  /** The amber verdict: what the code is, what is awaited here, where it belongs (by key `O`, which the screen binds). */
  readonly verdict: (read: Identified, expected: string) => VerdictModel
}

/** Words for a code that the present step does not wait for (ux.md, principle 1). */
export function useKnownCode(): KnownCode {
  const t = useTexts(scanBackText)
  const refusalText = useRefusalText()
  const name = useCallback((read: Identified) => t('not-expected', { what: t(`code.${read.kind}`), value: valueOf(read) }).trim(), [t])
  const verdict = useCallback(
    (read: Identified, expected: string): VerdictModel => {
      if (read.kind === 'unreadable') return { kind: 'refuse', title: name(read), reason: refusalText(read.refusal), code: read.refusal.code }
      const to = destinationOf(read)
      const next = read.kind === 'unknown' ? t('unknown-next') : to ? t('go-next', { place: t(`place.${to.place}`) }) : t('unknown-next')
      const known = { title: name(read), reason: t('not-expected-reason', { expected }) }
      return to || read.kind === 'unknown' ? { kind: 'attention', ...known, next } : { kind: 'attention', ...known }
    },
    [name, refusalText, t]
  )
  return { name, verdict }
}
