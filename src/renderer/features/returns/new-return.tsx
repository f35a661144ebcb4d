import Box from '@mui/material/Box'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { returnReasons, type ReturnReason } from '../../../shared/domain/returns/station-return.ts'
import type { UnitRow } from '../../../shared/ipc/contract/rows.ts'
import { returnsText } from '../../../shared/text/returns-text.ts'
import { call } from '../../bridge/call.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { dinText } from '../../kit/bench/din-text.ts'
import { ChoiceKeys } from '../../kit/data/choice-keys.tsx'
import { DataTable } from '../../kit/data/data-table.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { useRefusalVerdict } from '../../kit/verdict/use-refusal-verdict.ts'
import { Verdict } from '../../kit/verdict/verdict.tsx'
import { useBagColumns } from './use-bag-columns.tsx'
import { useBagScan } from './use-bag-scan.ts'

/** A return being put together: bags by scan, the reason by its key, F9 locks them and tells the station. */
export function NewReturn({ onBack, onDone }: { readonly onBack: () => void; readonly onDone: (id: string) => void }) {
  const t = useTexts(returnsText)
  const term = useTerm()
  const toRefusal = useRefusalVerdict()
  const columns = useBagColumns()
  const free = useBenchQuery('returns.freeNumber', {})
  const request = useBenchCommand('returns.request')
  const [returnId] = useState(() => uuidv7())
  const [typed, setTyped] = useState<string | null>(null)
  const [reason, setReason] = useState<ReturnReason | null>(null)
  const [note, setNote] = useState('')
  const [bags, setBags] = useState<readonly UnitRow[]>([])
  const [chosen, setChosen] = useState<string | null>(null)
  const number = typed ?? free.data?.number ?? ''
  const selected = bags.find((b) => b.id === chosen) ?? bags.at(-1)

  const panel = useBagScan(async (unitId) => {
    const known = bags.find((b) => b.id === unitId)
    if (known !== undefined) return { kind: 'attention', title: t('twice'), reason: known.selfNumber ?? dinText(known.din), next: t('added-next') }
    const answer = await call('returns.bag', { unitId })
    if (!answer.ok) return toRefusal(answer.error, t('refused'))
    const { unit } = answer.value
    setBags((now) => (now.some((b) => b.id === unit.id) ? now : [...now, unit]))
    setChosen(unit.id)
    return { kind: 'accept', title: `${t('added')} · ${unit.selfNumber ?? dinText(unit.din)}`, reason: `${unit.componentName} ${unit.quantityText}`, next: t('added-next'), aside: <BloodGroupBadge size="large" group={{ abo: unit.abo, rhd: unit.rhd }} /> }
  }, t('idle.new'))
  const ready = bags.length > 0 && reason !== null && number.trim() !== '' && !request.busy
  const submit = async (): Promise<void> => {
    if (reason === null) return
    const answer = await request.run({ returnId, number: number.trim(), reason, note: note.trim(), unitIds: bags.map((b) => b.id) })
    if (answer.ok) onDone(returnId)
  }
  return (
    <Screen
      title={t('new')}
      actions={
        <>
          <KeyButton hotkey="Esc" onPress={onBack}>{t('back')}</KeyButton>
          <KeyButton hotkey="F9" variant="contained" data-testid="return-submit" disabled={!ready} onPress={submit}>{t('submit')}</KeyButton>
        </>
      }
    >
      <Verdict shown={panel.shown} busy={panel.busy} idle={t('idle.new')} />
      {request.error ? <ErrorPanel error={request.error} /> : null}
      <Section title={t('why')}>
        <ChoiceKeys choices={returnReasons.map((value) => ({ value, label: term('returnReason', value) }))} value={reason} onChange={setReason} />
        <Box sx={{ display: 'grid', gridTemplateColumns: '300px 1fr', gap: 1.5, mt: 1.5 }}>
          <Field label={t('number')} required value={number} onChange={(text) => setTyped(text.slice(0, 30))} help={t('number-help')} />
          <Field label={t('note')} value={note} onChange={(text) => setNote(text.slice(0, 200))} help={t('note-help')} />
        </Box>
      </Section>
      <Section
        flush
        title={t('bags', { count: bags.length })}
        actions={selected ? <KeyButton hotkey="Delete" data-testid="return-remove" onPress={() => setBags(bags.filter((b) => b.id !== selected.id))}>{t('remove')}</KeyButton> : null}
      >
        <DataTable label={t('bags', { count: bags.length })} columns={columns} rows={bags} rowKey={(b) => b.id} selected={selected?.id ?? null} onSelect={(b) => setChosen(b.id)} empty={<Box sx={{ p: 2 }}>{t('idle.new')}</Box>} />
      </Section>
      {bags.length === 0 ? null : <Box role="note" sx={{ fontWeight: 700 }}>⚠ {t('sure', { count: bags.length })}</Box>}
    </Screen>
  )
}
