import { issuingText } from '../../../shared/text/issuing-text.ts'
import type { Identified } from '../../../shared/ipc/contract/traceability.ts'
import { call } from '../../bridge/call.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { dinText } from '../../kit/bench/din-text.ts'
import { pairScan } from '../../kit/bench/pair-scan.ts'
import type { BagCode, LabelCode } from '../../kit/bench/pair-scan.ts'
import { useCodeWords } from '../../kit/bench/use-code-words.ts'
import { useRefusalText } from '../../kit/text/use-refusal-text.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { useRefusalVerdict } from '../../kit/verdict/use-refusal-verdict.ts'
import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'
import { fitsRequest } from './fits-request.ts'
import { forgetHeldElsewhere, heldElsewhere } from './held-elsewhere.ts'
import { changeSession, issueSession, waitingBags } from './issue-session.ts'

export interface BagScanInput {
  readonly view: OutputOf<'testing.request'>
  readonly code: Identified
}

/** What core said, and what it makes of the session. */
interface Judged {
  readonly verdict: VerdictModel
  readonly change?: Parameters<typeof changeSession>[0]
}

/**
 * Label and the bag's own code, then core's verdict. Reads and writes the session store, never a render's copy: two scans
 * may come within one frame. Undefined while the second code is missing: the panel says which, and nothing is green yet.
 */
export function useBagScan(): (input: BagScanInput) => Promise<VerdictModel | undefined> {
  const t = useTexts(issuingText)
  const words = useCodeWords()
  const refusalText = useRefusalText()
  const toRefusal = useRefusalVerdict()

  const judge = async (view: BagScanInput['view'], label: LabelCode, bag: BagCode): Promise<Judged> => {
    const { selfNumber } = label
    const title = t('refuse.title', { number: selfNumber })
    // Another DIN under a listed label is a swapped label: that goes to core, which refuses it.
    const listed = issueSession.get().bags.find((b) => b.selfNumber === selfNumber && b.din === bag.din)
    if (listed) return { verdict: { kind: 'attention', title: t(listed.state === 'issued' ? 'scan.issued-now' : 'scan.listed', { number: selfNumber }), next: t('idle.bag') } }
    const requestId = view.request.id
    const answer = await call('issuing.check', { requestId, selfNumber, din: bag.din, dinFlags: bag.flags })
    if (!answer.ok) return { verdict: { ...toRefusal(answer.error, title), next: t('next.rescan') } }
    const { unit, refusal } = answer.value
    const aside = unit ? { aside: <BloodGroupBadge group={{ abo: unit.abo, rhd: unit.rhd }} size="large" /> } : {}
    if (refusal !== null) {
      if (refusal.code === 'issuing.not-holder' && unit !== null) heldElsewhere.set({ unitId: unit.id, name: `${selfNumber} · ${dinText(bag.din)}` })
      return { verdict: { kind: 'refuse', title, reason: refusalText(refusal), code: refusal.code, ...aside } }
    }
    if (unit === null) return { verdict: { kind: 'refuse', title, reason: t('scan.no-unit') } }
    const { request } = view
    const collected = waitingBags(issueSession.get()).map((b) => b.unit)
    if (!fitsRequest({ wanted: request.quantity, issued: request.issuedQuantity, collected, next: unit })) {
      return { verdict: { kind: 'refuse', title, reason: t('refuse.too-many', { count: collected.length }), next: t('next.too-many'), ...aside } }
    }
    // The screen may have been left or locked while core was asked.
    if (issueSession.get().requestId !== requestId) return { verdict: { kind: 'attention', title, reason: t('scan.request-changed') } }
    return {
      change: { checked: { unit, selfNumber, din: bag.din }, defect: null },
      verdict: {
        kind: 'accept',
        title: t('accept.title', { number: selfNumber }),
        reason: t('accept.detail', { din: dinText(unit.din), component: unit.componentName, quantity: unit.quantityText }),
        next: t('next.appearance'),
        ...aside
      }
    }
  }

  return async ({ view, code }) => {
    forgetHeldElsewhere()
    const { checked, pair } = issueSession.get()
    if (checked) return { kind: 'attention', title: t('scan.appearance-first', { number: checked.selfNumber }), reason: words(code), next: t('next.appearance') }
    const { state, outcome } = pairScan(pair, code)
    if (outcome.kind === 'pair') {
      // Told to the screen only with the verdict: drawn before, it would take the frame that the verdict waits for.
      const { verdict, change } = await judge(view, outcome.label, outcome.bag)
      changeSession({ pair: state, ...change })
      return verdict
    }
    changeSession({ pair: state })
    switch (outcome.kind) {
      case 'bag-wanted':
        return outcome.replaced ? { kind: 'attention', title: t('scan.replaced', { value: outcome.replaced.selfNumber }), next: t('idle.din', { number: outcome.label.selfNumber }) } : undefined
      case 'label-wanted':
        return outcome.replaced ? { kind: 'attention', title: t('scan.replaced', { value: dinText(outcome.replaced.din) }), next: t('idle.label', { din: dinText(outcome.bag.din) }) } : undefined
      case 'own-din':
        return { kind: 'refuse', title: words(code), reason: t('scan.own-din'), next: t('next.own-din') }
      case 'other':
        return { kind: 'attention', title: words(code), reason: outcome.code.kind === 'unreadable' ? refusalText(outcome.code.refusal) : t('expected.bag') }
    }
  }
}
