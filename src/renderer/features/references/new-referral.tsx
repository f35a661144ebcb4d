import Box from '@mui/material/Box'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { UnitRow } from '../../../shared/ipc/contract/rows.ts'
import { referencesText } from '../../../shared/text/references-text.ts'
import { call } from '../../bridge/call.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { dinText } from '../../kit/bench/din-text.ts'
import { DataTable, type Column } from '../../kit/data/data-table.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useScan } from '../../kit/scan/use-scan.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { useRefusalVerdict } from '../../kit/verdict/use-refusal-verdict.ts'
import { Verdict } from '../../kit/verdict/verdict.tsx'

interface Chosen {
  readonly requestId: string
  readonly number: string
  readonly patient: string
}

/** A referral being put together: the request by scan, then the bags; F9 records it and tells the station. */
export function NewReferral({ onBack, onDone }: { readonly onBack: () => void; readonly onDone: (id: string) => void }) {
  const t = useTexts(referencesText)
  const toRefusal = useRefusalVerdict()
  const free = useBenchQuery('references.freeNumber', {})
  const refer = useBenchCommand('references.refer')
  const [referralId] = useState(() => uuidv7())
  const [typed, setTyped] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [request, setRequest] = useState<Chosen | null>(null)
  const [bags, setBags] = useState<readonly UnitRow[]>([])
  const [chosen, setChosen] = useState<string | null>(null)
  const number = typed ?? free.data?.number ?? ''
  const selected = bags.find((b) => b.id === chosen) ?? bags.at(-1)
  const idle = t(request === null ? 'idle.request' : 'idle.bags')

  const panel = useScan(async ({ raw }) => {
    const read = await call('traceability.identify', { raw })
    if (!read.ok) return toRefusal(read.error, raw)
    const { value } = read
    if (value.kind === 'request' || value.kind === 'sample') {
      const found = await call('testing.request', { requestId: value.requestId })
      if (!found.ok) return toRefusal(found.error, t('refused'))
      const patient = `${found.value.patient.name} ${found.value.patient.recordNumber}`
      setRequest({ requestId: value.requestId, number: found.value.request.number, patient })
      return { kind: 'accept', title: t('request-read'), reason: t('request', { request: found.value.request.number, patient }), next: t('idle.bags') }
    }
    if (request === null) return { kind: 'attention', title: t('not-request'), reason: raw, next: t('idle.request') }
    if (value.kind === 'bag' && value.unitIds.length > 1) return { kind: 'attention', title: t('several', { count: value.unitIds.length }), next: t('several-next') }
    const unitId = value.kind === 'label' ? value.unitId : value.kind === 'bag' ? value.unitIds[0] : undefined
    if (unitId === undefined) return { kind: 'attention', title: t('not-bag'), reason: raw, next: t('idle.bags') }
    if (bags.some((b) => b.id === unitId)) return { kind: 'attention', title: t('twice'), next: t('added-next') }
    const found = await call('stock.unit', { unitId })
    if (!found.ok) return toRefusal(found.error, t('refused'))
    const { unit } = found.value
    setBags((now) => [...now, unit])
    setChosen(unit.id)
    return { kind: 'accept', title: `${t('added')} · ${unit.selfNumber ?? dinText(unit.din)}`, reason: unit.componentName, next: t('added-next'), aside: <BloodGroupBadge size="large" group={{ abo: unit.abo, rhd: unit.rhd }} /> }
  })
  const ready = request !== null && bags.length > 0 && reason.trim() !== '' && number.trim() !== '' && !refer.busy
  const submit = async (): Promise<void> => {
    if (request === null) return
    const answer = await refer.run({ referralId, number: number.trim(), requestId: request.requestId, reason: reason.trim(), unitIds: bags.map((b) => b.id) })
    if (answer.ok) onDone(referralId)
  }
  const columns: readonly Column<UnitRow>[] = [
    { key: 'self', header: t('col.self'), cell: (b) => <strong>{b.selfNumber ?? '—'}</strong> },
    { key: 'din', header: t('col.din'), cell: (b) => dinText(b.din) },
    { key: 'group', header: t('col.group'), cell: (b) => <BloodGroupBadge size="small" group={{ abo: b.abo, rhd: b.rhd }} /> },
    { key: 'component', header: t('col.component'), cell: (b) => `${b.componentName} ${b.quantityText}` }
  ]
  return (
    <Screen
      title={t('new')}
      actions={
        <>
          <KeyButton hotkey="Esc" onPress={onBack}>{t('back')}</KeyButton>
          <KeyButton hotkey="F9" variant="contained" data-testid="referral-submit" disabled={!ready} onPress={submit}>{t('submit')}</KeyButton>
        </>
      }
    >
      <Verdict shown={panel.shown} busy={panel.busy} idle={idle} />
      {refer.error ? <ErrorPanel error={refer.error} /> : null}
      <Section>
        <Box data-testid="referral-request" sx={{ fontSize: 18, fontWeight: 800, mb: 1.5 }}>{request === null ? `○ ${t('idle.request')}` : t('request', { request: request.number, patient: request.patient })}</Box>
        <Box sx={{ display: 'grid', gridTemplateColumns: '300px 1fr', gap: 1.5 }}>
          <Field label={t('number')} required value={number} onChange={(v) => setTyped(v.slice(0, 40))} />
          <Field label={t('reason')} required value={reason} onChange={(v) => setReason(v.slice(0, 200))} help={t('reason-help')} />
        </Box>
      </Section>
      <Section flush title={t('bags', { count: bags.length })} actions={selected ? <KeyButton hotkey="Delete" onPress={() => setBags(bags.filter((b) => b.id !== selected.id))}>{t('remove')}</KeyButton> : null}>
        <DataTable label={t('bags', { count: bags.length })} columns={columns} rows={bags} rowKey={(b) => b.id} selected={selected?.id ?? null} onSelect={(b) => setChosen(b.id)} empty={<Box sx={{ p: 2 }}>{t('idle.bags')}</Box>} />
      </Section>
      <Box role="note" sx={{ fontWeight: 700 }}>⚠ {t('no-lift')}</Box>
    </Screen>
  )
}
