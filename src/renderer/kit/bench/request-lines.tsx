import { addHours } from '../../../shared/kernel/time.ts'
import { kitBenchText } from '../../../shared/text/kit-bench-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { useTerm } from '../text/use-term.ts'
import { useTexts } from '../text/use-text.ts'
import { ExpiryText } from '../time/expiry-text.tsx'

/** Under the patient: what was asked for, how much is out, how long the sample still counts. */
export function RequestLines({ view }: { readonly view: OutputOf<'testing.request'> }) {
  const t = useTexts(kitBenchText)
  const term = useTerm()
  const site = useBenchQuery('ops.site', {})
  const { request } = view
  const sample = view.samples.toSorted((a, b) => a.receivedAt.localeCompare(b.receivedAt)).at(-1)
  const warn = { color: '#8a4b00', fontWeight: 800 } as const
  return (
    <>
      <strong>{request.number}</strong>
      <span>{t('lines.wanted', { component: term('componentClass', request.componentClass) })}</span>
      <span>{t('lines.quantity', { issued: request.issuedQuantity, wanted: request.quantity, unit: term('quantityUnit', request.quantityUnit) })}</span>
      {sample === undefined ? <span style={warn}>⚠ {t('lines.no-sample')}</span> : null}
      {sample !== undefined && sample.state === 'rejected' ? <span style={warn}>⚠ {t('lines.sample-rejected', { number: sample.number })}</span> : null}
      {sample !== undefined && sample.state === 'accepted' && site.data ? (
        <span>{t('lines.sample', { number: sample.number })} <ExpiryText at={addHours(sample.collectedAt, site.data.sampleMaxHours)} soonHours={12} /></span>
      ) : null}
      {request.state === 'approved' ? null : <span style={warn}>⚠ {term('requestState', request.state)}</span>}
      {request.consentSigned ? null : <span style={warn}>⚠ {t('lines.no-consent')}</span>}
    </>
  )
}
