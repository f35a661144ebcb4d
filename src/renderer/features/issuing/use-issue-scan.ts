import { useEffect, useRef } from 'react'
import { issuingText } from '../../../shared/text/issuing-text.ts'
import type { Identified } from '../../../shared/ipc/contract/traceability.ts'
import { call } from '../../bridge/call.ts'
import { useCodeWords } from '../../kit/bench/use-code-words.ts'
import type { RequestRow } from '../../kit/bench/request-list.tsx'
import type { ScanHandler } from '../../kit/scan/scan.ts'
import { useScan } from '../../kit/scan/use-scan.ts'
import type { ScanPanel } from '../../kit/scan/use-scan.ts'
import { useRefusalText } from '../../kit/text/use-refusal-text.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { useRefusalVerdict } from '../../kit/verdict/use-refusal-verdict.ts'
import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'
import { isBusy, issueSession } from './issue-session.ts'
import { useBagScan } from './use-bag-scan.tsx'
import { useOpenRequest } from './use-open-request.tsx'

export interface IssueScanOptions {
  readonly rows: readonly RequestRow[]
  /** Several open requests of one person: the list shows only these. */
  readonly onPatient: (patientId: string) => void
  /** Bags are being issued now: no scan is applied. */
  readonly issuing: boolean
}

interface OpenRequest {
  readonly requestId: string
  readonly answer: Awaited<ReturnType<typeof call<'testing.request'>>>
}

/** Every scan on the issuing screen: the pick-up slip first, then the bags; anything else is named. */
export function useIssueScan({ rows, onPatient, issuing }: IssueScanOptions): ScanPanel & { readonly open: (requestId: string) => Promise<void> } {
  const t = useTexts(issuingText)
  const words = useCodeWords()
  const refusalText = useRefusalText()
  const toRefusal = useRefusalVerdict()
  const openRequest = useOpenRequest()
  const bagScan = useBagScan()

  const byPatient = (patientId: string): Promise<VerdictModel> | VerdictModel => {
    const own = rows.filter((row) => row.patient.id === patientId)
    const [only] = own
    if (only === undefined) return { kind: 'attention', title: t('patient.none'), next: t('idle.request') }
    if (own.length === 1) return openRequest(only.id)
    onPatient(patientId)
    return { kind: 'attention', title: t('patient.several', { name: only.patient.name, count: own.length }), next: t('next.choose') }
  }
  /** Undefined: no code that leads to a request. */
  const toRequest = (code: Identified): Promise<VerdictModel> | VerdictModel | undefined => {
    if (code.kind === 'request' || code.kind === 'sample') return openRequest(code.requestId)
    return code.kind === 'patient' ? byPatient(code.patientId) : undefined
  }
  const onOpenRequest = async (code: Identified, { requestId, answer }: OpenRequest): Promise<VerdictModel | undefined> => {
    if (!answer.ok) return toRefusal(answer.error, words(code))
    const { request, patient } = answer.value
    const own = ((code.kind === 'request' || code.kind === 'sample') && code.requestId === requestId) || (code.kind === 'patient' && code.patientId === patient.id)
    if (own) return { kind: 'accept', title: t('scan.same', { number: request.number, name: patient.name }), next: t('idle.bag') }
    const leads = code.kind === 'request' || code.kind === 'sample' || code.kind === 'patient'
    if (!leads) return bagScan({ view: answer.value, code })
    if (isBusy(issueSession.get())) {
      return { kind: 'refuse', title: words(code), reason: t('scan.other-request', { number: request.number, name: patient.name }), next: t('next.finish-first') }
    }
    return toRequest(code)
  }
  const clear = useRef<() => void>(() => undefined)
  const handler: ScanHandler = async ({ raw }) => {
    if (issuing) return { kind: 'attention', title: t('scan.issuing'), next: t('next.wait') }
    // Both at once: what the code is and how the request stands need nothing of each other, and the person waits for both.
    const open = issueSession.get().requestId
    const [known, answer] = await Promise.all([call('traceability.identify', { raw }), open === null ? null : call('testing.request', { requestId: open })])
    if (!known.ok) return toRefusal(known.error, t('scan.unanswered'))
    const code = known.value
    const { requestId } = issueSession.get()
    if (requestId !== null) {
      const verdict = await onOpenRequest(code, { requestId, answer: answer !== null && open === requestId ? answer : await call('testing.request', { requestId }) })
      // Half a pair: the last bag's verdict must not stand there as if it were this one's.
      if (verdict === undefined) clear.current()
      return verdict
    }
    const reason = code.kind === 'unreadable' ? refusalText(code.refusal) : t('expected.request')
    return toRequest(code) ?? { kind: 'attention', title: words(code), reason, next: t('idle.request') }
  }
  const panel = useScan(handler)
  useEffect(() => {
    clear.current = panel.clear
  })
  return { ...panel, open: async (requestId) => panel.show(await openRequest(requestId)) }
}
