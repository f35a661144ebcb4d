import Box from '@mui/material/Box'
import { useState } from 'react'
import { yuanOfFen } from '../../../shared/domain/fees/money.ts'
import { shanghaiText } from '../../../shared/kernel/time.ts'
import { feesText } from '../../../shared/text/fees-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { call } from '../../bridge/call.ts'
import { useBenchCall } from '../../bridge/use-bench-call.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { useMay } from '../../bridge/use-may.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Note } from '../../kit/data/note.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { saveBytes } from '../../kit/data/save-bytes.ts'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { SecondPersonDialog } from '../../kit/dialog/second-person-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { DifferenceChart } from './difference-chart.tsx'
import { ExplainDialog } from './explain-dialog.tsx'
import { FeeRows, type FeeRow } from './fee-rows.tsx'
import { MoneyText } from './money-text.tsx'
import { StatementDialog } from './statement-dialog.tsx'
import { StatementList } from './statement-list.tsx'

type View = OutputOf<'fees.month'>

/** One month: sums, differences with their explanations, the statements, and the two signatures that end it. */
export function OneMonth({ month, onBack }: { readonly month: string; readonly onBack: () => void }) {
  const t = useTexts(feesText)
  const view = useBenchQuery('fees.month', { month })
  const back = <KeyButton hotkey="Esc" onPress={onBack}>{t('back')}</KeyButton>
  if (view.error) return <Screen title={t('month.title', { month })} actions={back}><ErrorPanel error={view.error.error} onRetry={() => view.refetch()} /></Screen>
  if (!view.data) return <Screen title={t('month.title', { month })} actions={back}><Progress label={t('month.title', { month })} /></Screen>
  return <Work month={month} view={view.data} onBack={onBack} />
}

function Work({ month, view, onBack }: { readonly month: string; readonly view: View; readonly onBack: () => void }) {
  const t = useTexts(feesText)
  const may = useMay('settle-fees') && view.signed === null
  const sign = useBenchCommand('fees.sign')
  const print = useBenchCall('fees.print')
  const open = useBenchCall('shell.openSlip')
  const [explaining, setExplaining] = useState<FeeRow | null>(null)
  const [importing, setImporting] = useState(false)
  const [signing, setSigning] = useState<View['total'] | null>(null)
  const [said, setSaid] = useState<{ readonly text: string; readonly file: string | null } | null>(null)
  const unexplained = view.rows.filter((r) => r.verdict !== 'equal' && r.explanation === null).length
  const words = (of: View['total']): string => t('sign.words', { expected: yuanOfFen(of.expectedFen), billed: yuanOfFen(of.billedFen), difference: yuanOfFen(of.differenceFen), bags: of.bags })
  const onSigned = async (signature: string): Promise<void> => {
    const seen = signing
    setSigning(null)
    if (seen === null) return
    const answer = await sign.run({ month, seen, signature })
    if (answer.ok) setSaid({ text: t('signed.done', { month }), file: null })
  }
  const save = async (): Promise<void> => {
    const answer = await call('fees.export', { month })
    if (answer.ok) saveBytes(answer.value.fileName, answer.value.bytes)
  }
  const paper = async (): Promise<void> => {
    const answer = await print.run({ month })
    if (answer.ok) setSaid({ text: t('printed', { file: answer.value.file }), file: answer.value.file })
  }
  return (
    <Screen
      title={t('month.title', { month })}
      actions={
        <>
          <KeyButton hotkey="Esc" onPress={onBack}>{t('back')}</KeyButton>
          <KeyButton hotkey="X" data-testid="fees-export" disabled={view.rows.length === 0} onPress={save}>{t('export')}</KeyButton>
          <KeyButton hotkey="P" data-testid="fees-print" disabled={view.rows.length === 0} onPress={paper}>{t('print')}</KeyButton>
          {may ? <KeyButton hotkey="I" data-testid="fees-import" onPress={() => setImporting(true)}>{t('import')}</KeyButton> : null}
          {may ? <KeyButton hotkey="F9" variant="contained" data-testid="fees-sign" disabled={unexplained > 0 || view.rows.length === 0} onPress={() => setSigning(view.total)}>{t('sign')}</KeyButton> : null}
        </>
      }
    >
      {said ? <Note kind="good">{said.text} {said.file === null ? null : <KeyButton hotkey="O" size="small" onPress={() => open.run({ file: said.file ?? '' })}>{t('open')}</KeyButton>}</Note> : null}
      {sign.error ? <ErrorPanel error={sign.error} /> : null}
      {print.error ? <ErrorPanel error={print.error} /> : null}
      {open.error ? <ErrorPanel error={open.error} /> : null}
      <Section>
        <Box data-testid="fee-sums" data-signed={view.signed !== null} sx={{ display: 'flex', gap: 4, flexWrap: 'wrap', fontSize: 20, alignItems: 'baseline' }}>
          <Sum label={t('sum.expected')} fen={view.total.expectedFen} />
          <Sum label={t('sum.billed')} fen={view.total.billedFen} />
          <Sum label={t('sum.difference')} fen={view.total.differenceFen} difference />
          <Box sx={{ fontSize: 16, fontWeight: 700 }}>
            {view.signed !== null ? t('signed.by', { at: shanghaiText(view.signed.at), by: view.signed.by, second: view.signed.second }) : unexplained > 0 ? t('state.unexplained', { count: unexplained }) : view.rows.length === 0 ? t('state.nothing') : t('state.ready')}
          </Box>
        </Box>
      </Section>
      <FeeRows rows={view.rows} month={month} onExplain={may ? setExplaining : null} />
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(420px, 1fr))', gap: 1.5, alignItems: 'start' }}>
        <DifferenceChart groups={view.byDispatch} />
        <StatementList rows={view.statements} />
      </Box>
      {explaining ? <ExplainDialog month={month} row={explaining} rows={view.rows} onClose={() => setExplaining(null)} onDone={(count) => { setExplaining(null); setSaid({ text: t('explained', { count }), file: null }) }} /> : null}
      {importing ? <StatementDialog month={month} onClose={() => setImporting(false)} onDone={(lines) => { setImporting(false); setSaid({ text: t('import.done', { lines }), file: null }) }} /> : null}
      <SecondPersonDialog open={signing !== null} purpose="fees.sign" title={t('sign.title', { month })} onClose={() => setSigning(null)} onSigned={({ signature }) => void onSigned(signature)}>
        <Box sx={{ fontSize: 18, fontWeight: 700 }}>{signing === null ? '' : words(signing)}</Box>
      </SecondPersonDialog>
    </Screen>
  )
}

function Sum({ label, fen, difference = false }: { readonly label: string; readonly fen: number; readonly difference?: boolean }) {
  return <Box><Box component="span" sx={{ color: 'text.secondary', fontSize: 15, mr: 1 }}>{label}</Box><strong><MoneyText fen={fen} difference={difference} /></strong></Box>
}
