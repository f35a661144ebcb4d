import { useCallback } from 'react'
import { issuingText } from '../../../shared/text/issuing-text.ts'
import { call } from '../../bridge/call.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { useRefusalVerdict } from '../../kit/verdict/use-refusal-verdict.ts'
import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'
import { startIssue } from './issue-session.ts'

type View = OutputOf<'testing.request'>
type Hint = 'hint.not-approved' | 'hint.no-consent' | 'hint.filled' | 'hint.no-sample' | 'hint.no-group'

/** What will stop every bag of this request, said before the first bag is fetched. Core decides; this only says it early. */
function hintOf({ request, patient, samples }: View): Hint | null {
  if (request.state !== 'approved') return 'hint.not-approved'
  if (!request.consentSigned) return 'hint.no-consent'
  if (request.issuedQuantity >= request.quantity) return 'hint.filled'
  if (samples.length === 0) return 'hint.no-sample'
  return patient.abo === null || patient.rhd === null ? 'hint.no-group' : null
}

/** Opens a request at the counter and says whose it is. */
export function useOpenRequest(): (requestId: string) => Promise<VerdictModel> {
  const t = useTexts(issuingText)
  const toRefusal = useRefusalVerdict()
  return useCallback(
    async (requestId) => {
      const answer = await call('testing.request', { requestId })
      if (!answer.ok) return toRefusal(answer.error, t('open.refused'))
      startIssue(requestId)
      const { request, patient } = answer.value
      const hint = hintOf(answer.value)
      const group = patient.abo === null ? null : { abo: patient.abo, rhd: patient.rhd }
      return {
        kind: hint === null ? 'accept' : 'attention',
        title: t('open.title', { number: request.number, name: patient.name }),
        ...(hint === null ? { next: t('idle.bag') } : { reason: t(hint) }),
        aside: <BloodGroupBadge group={group} size="large" />
      }
    },
    [t, toRefusal]
  )
}
