import Box from '@mui/material/Box'
import { useState } from 'react'
import { countText } from '../../../shared/text/count-text.ts'
import type { UnitRow } from '../../../shared/ipc/contract/rows.ts'
import { call } from '../../bridge/call.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { DataTable, type Column } from '../../kit/data/data-table.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { SecondPersonDialog } from '../../kit/dialog/second-person-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useScan } from '../../kit/scan/use-scan.ts'
import { dinText } from '../../kit/bench/din-text.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { useRefusalVerdict } from '../../kit/verdict/use-refusal-verdict.ts'
import { Verdict } from '../../kit/verdict/verdict.tsx'

const tones = { found: 'accept', 'wrong-fridge': 'attention', 'not-in-stock': 'refuse', 'not-found': 'refuse' } as const

/** One count: each scan is a verdict, and what is not found yet stays in sight. */
export function CountWork({ countId, onBack }: { readonly countId: string; readonly onBack: () => void }) {
  const t = useTexts(countText)
  const term = useTerm()
  const toRefusal = useRefusalVerdict()
  const view = useBenchQuery('stock.count', { countId })
  const count = useBenchCommand('stock.countUnit')
  const close = useBenchCommand('stock.closeCount')
  const [signing, setSigning] = useState(false)

  const panel = useScan(async ({ raw }) => {
    const read = await call('traceability.identify', { raw })
    if (!read.ok) return toRefusal(read.error, raw)
    const { value } = read
    if (value.kind === 'bag' && value.unitIds.length > 1) return { kind: 'attention', title: t('several', { count: value.unitIds.length }), next: t('several-next') }
    const unitId = value.kind === 'label' ? value.unitId : value.kind === 'bag' ? value.unitIds[0] : undefined
    if (unitId === undefined) return { kind: 'attention', title: t('not-bag'), reason: raw, next: t('idle.scan') }
    const answer = await count.run({ countId, unitId })
    if (!answer.ok) return answer.error.code === 'stock.counted-before' ? { ...toRefusal(answer.error, t('refused')), kind: 'attention' } : toRefusal(answer.error, t('refused'))
    const { unit, outcome } = answer.value
    const number = unit.selfNumber ?? dinText(unit.din)
    const aside = <BloodGroupBadge size="large" group={{ abo: unit.abo, rhd: unit.rhd }} />
    if (outcome === 'found') return { kind: 'accept', title: t('found', { number }), reason: unit.componentName, aside }
    if (outcome === 'wrong-fridge') return { kind: 'attention', title: t('wrong', { number }), reason: t('wrong-reason', { fridge: unit.fridgeName ?? '—' }), next: t('wrong-next'), aside }
    return { kind: 'refuse', title: t('out', { number }), reason: t('out-reason', { state: term('unitState', unit.state) }), next: t('out-next'), aside }
  })
  if (view.error) return <Screen title={t('title')} actions={<KeyButton hotkey="Esc" onPress={onBack}>{t('back')}</KeyButton>}><ErrorPanel error={view.error.error} /></Screen>
  if (!view.data) return <Screen title={t('title')}><Progress label={t('title')} /></Screen>
  const { count: head, lines, remaining } = view.data
  const odd = lines.filter((l) => l.outcome === 'wrong-fridge' || l.outcome === 'not-in-stock').length
  const found = lines.filter((l) => l.outcome === 'found').length
  const words = t('close.words', { listed: head.listed ?? found + remaining.length, found: head.found ?? found, missing: head.missing ?? remaining.length, odd })
  const done = head.state === 'closed'
  const columns: readonly Column<UnitRow>[] = [
    { key: 'number', header: t('col.number'), cell: (u) => <b>{u.selfNumber ?? '—'}</b>, text: (u) => u.selfNumber ?? '' },
    { key: 'din', header: t('col.din'), cell: (u) => dinText(u.din), text: (u) => u.din },
    { key: 'group', header: t('col.group'), cell: (u) => <BloodGroupBadge size="small" group={{ abo: u.abo, rhd: u.rhd }} />, text: (u) => `${u.abo} ${u.rhd ?? ''}` },
    { key: 'component', header: t('col.component'), cell: (u) => `${u.componentName} ${u.quantityText}`, text: (u) => u.componentName }
  ]
  const sign = async (signature: string): Promise<void> => {
    setSigning(false)
    await close.run({ countId, signature })
  }
  return (
    <Screen
      title={`${t('title')} · ${head.fridgeName}`}
      actions={
        <>
          <KeyButton hotkey="Esc" onPress={onBack}>{t('back')}</KeyButton>
          {done ? null : <KeyButton hotkey="F9" variant="contained" data-testid="close-count" onPress={() => setSigning(true)}>{t('close')}</KeyButton>}
        </>
      }
    >
      <Verdict shown={panel.shown} busy={panel.busy} idle={done ? t('closed') : t('idle.scan')} />
      {close.error ? <ErrorPanel error={close.error} /> : null}
      <Box data-testid="count-words" sx={{ fontSize: 18, fontWeight: 700 }}>{words}</Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(460px, 1fr))', gap: 1.5, alignItems: 'start' }}>
        {done ? null : (
          <Section flush title={t('remaining', { count: remaining.length })}>
            <DataTable label={t('remaining', { count: remaining.length })} rows={remaining} rowKey={(u) => u.id} columns={columns} maxHeight="45vh" empty={<Box sx={{ p: 2 }}>{t('none')}</Box>} />
          </Section>
        )}
        <Section flush title={t('scanned', { count: lines.length })}>
          <DataTable
            label={t('scanned', { count: lines.length })} rows={lines} rowKey={(u) => u.id} tone={(u) => tones[u.outcome]} maxHeight="45vh" csvName={`count-${head.fridgeName}`}
            columns={[...columns, { key: 'outcome', header: t('col.outcome'), cell: (u: (typeof lines)[number]) => t(`outcome.${u.outcome}`), text: (u: (typeof lines)[number]) => t(`outcome.${u.outcome}`) }] as readonly Column<(typeof lines)[number]>[]}
          />
        </Section>
      </Box>
      <SecondPersonDialog open={signing} purpose="stock.closeCount" title={t('close')} onClose={() => setSigning(false)} onSigned={({ signature }) => void sign(signature)}>
        <Box sx={{ fontSize: 18, fontWeight: 700 }}>{words}</Box>
      </SecondPersonDialog>
    </Screen>
  )
}
