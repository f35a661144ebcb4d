import { testingText } from '../../../shared/text/testing-text.ts'
import { call } from '../../bridge/call.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { dinText } from '../../kit/bench/din-text.ts'
import { useCodeWords } from '../../kit/bench/use-code-words.ts'
import { useScan } from '../../kit/scan/use-scan.ts'
import type { ScanPanel } from '../../kit/scan/use-scan.ts'
import { useRefusalText } from '../../kit/text/use-refusal-text.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { useRefusalVerdict } from '../../kit/verdict/use-refusal-verdict.ts'
import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'
import { changeMatches, matchSession } from './match-session.ts'

export interface MatchScanOptions {
  readonly view: OutputOf<'testing.request'>
  /** A DIN with several bags in the house (split units): choose one. */
  readonly onSeveral: (unitIds: readonly string[]) => void
}

/** Scans while a request is open: a candidate bag by its label or its own code. `take` does the same for a bag chosen by key. */
export function useMatchScan({ view, onSeveral }: MatchScanOptions): ScanPanel & { readonly take: (unitId: string) => Promise<void> } {
  const t = useTexts(testingText)
  const term = useTerm()
  const words = useCodeWords()
  const refusalText = useRefusalText()
  const toRefusal = useRefusalVerdict()
  const { request, patient } = view

  const check = async (unitId: string): Promise<VerdictModel> => {
    const now = matchSession.get()
    if (now.unit && now.unit.id !== unitId) return { kind: 'attention', title: t('scan.result-first', { number: now.unit.selfNumber ?? dinText(now.unit.din) }), next: t('next.result') }
    if (now.pending.some((p) => p.unit.id === unitId)) return { kind: 'attention', title: t('scan.listed'), next: t('idle.bag') }
    const answer = await call('testing.checkUnit', { requestId: request.id, unitId })
    if (!answer.ok) return toRefusal(answer.error, t('refuse.title'))
    const { unit, refusal } = answer.value
    const title = unit ? `${unit.selfNumber ?? '—'} · ${dinText(unit.din)}` : t('refuse.title')
    const aside = unit ? { aside: <BloodGroupBadge group={{ abo: unit.abo, rhd: unit.rhd }} size="large" /> } : {}
    if (refusal !== null || unit === null) return { kind: 'refuse', title: `${t('refuse.title')} · ${title}`, ...(refusal ? { reason: refusalText(refusal), code: refusal.code } : {}), ...aside }
    if (unit.componentClass !== request.componentClass) {
      const classes = { unit: term('componentClass', unit.componentClass), wanted: term('componentClass', request.componentClass) }
      return { kind: 'refuse', title: `${t('refuse.title')} · ${title}`, reason: t('refuse.component', classes), ...aside }
    }
    if (matchSession.get().requestId !== request.id) return { kind: 'attention', title: t('scan.request-changed') }
    changeMatches({ unit })
    return { kind: 'accept', title: t('accept.title', { number: unit.selfNumber ?? dinText(unit.din) }), reason: title, next: t('next.result'), ...aside }
  }
  const panel = useScan(async ({ raw }) => {
    const known = await call('traceability.identify', { raw })
    if (!known.ok) return toRefusal(known.error, t('scan.unanswered'))
    const code = known.value
    switch (code.kind) {
      case 'label':
        return check(code.unitId)
      case 'bag': {
        const [only] = code.unitIds
        if (only === undefined) return { kind: 'refuse', title: words(code), reason: t('scan.not-in-house') }
        if (code.unitIds.length === 1) return check(only)
        onSeveral(code.unitIds)
        return { kind: 'attention', title: t('scan.several', { count: code.unitIds.length }), next: t('next.pick') }
      }
      case 'own-din':
        return { kind: 'attention', title: words(code), next: t('next.own-din') }
      case 'request':
      case 'sample':
      case 'patient': {
        const own = code.kind === 'patient' ? code.patientId === patient.id : code.requestId === request.id
        if (own) return { kind: 'accept', title: t('scan.same', { number: request.number, name: patient.name }), next: t('idle.bag') }
        return { kind: 'refuse', title: words(code), reason: t('scan.other-request', { number: request.number, name: patient.name }), next: t('next.back-first') }
      }
      case 'unreadable':
        return { kind: 'attention', title: words(code), reason: refusalText(code.refusal) }
      case 'bag-part':
      case 'badge':
      case 'fridge':
      case 'dispatch':
      case 'unknown':
        return { kind: 'attention', title: words(code), reason: t('expected.bag') }
    }
  })
  return { ...panel, take: async (unitId) => panel.show(await check(unitId)) }
}
