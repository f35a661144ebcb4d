import Box from '@mui/material/Box'
import { useState } from 'react'
import { isCompatible } from '../../../shared/domain/testing/crossmatch-result.ts'
import { testingText } from '../../../shared/text/testing-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useUnitColumns } from '../../kit/bench/use-unit-columns.tsx'
import { DataTable } from '../../kit/data/data-table.tsx'
import type { Column } from '../../kit/data/data-table.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { Section } from '../../kit/data/section.tsx'
import { SecondPersonDialog } from '../../kit/dialog/second-person-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import type { ScanPanel } from '../../kit/scan/use-scan.ts'
import { useRefusalText } from '../../kit/text/use-refusal-text.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { changeMatches, matchSession } from './match-session.ts'
import type { PendingMatch } from './match-session.ts'

const keys = ['number', 'din', 'group', 'quantity'] as const

export interface PendingMatchesProps {
  readonly view: OutputOf<'testing.request'>
  readonly pending: readonly PendingMatch[]
  readonly show: ScanPanel['show']
}

/** Results that wait for the second person; signed once, then one durable command per bag. */
export function PendingMatches({ view, pending, show }: PendingMatchesProps) {
  const t = useTexts(testingText)
  const term = useTerm()
  const refusalText = useRefusalText()
  const unitColumns = useUnitColumns(keys)
  const record = useBenchCommand('testing.recordCrossmatch')
  const [signing, setSigning] = useState(false)
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const target = pending.find((p) => p.unit.id === chosen) ?? pending.at(-1)
  const sides = (p: PendingMatch): string => t('result.sides', { major: term('sideResult', p.major), minor: term('sideResult', p.minor) })

  const without = (unitId: string): readonly PendingMatch[] => matchSession.get().pending.filter((p) => p.unit.id !== unitId)
  const onSigned = async (signature: string): Promise<void> => {
    setSigning(false)
    let refused = 0
    for (const [done, { unit, method, major, minor }] of pending.entries()) {
      setProgress({ done, total: pending.length })
      const answer = await record.run({ requestId: view.request.id, unitId: unit.id, method, major, minor, signature })
      if (answer.ok) changeMatches({ pending: without(unit.id) })
      else {
        refused++
        changeMatches({ pending: matchSession.get().pending.map((p) => (p.unit.id === unit.id ? { ...p, error: answer.error } : p)) })
      }
    }
    setProgress(null)
    const counts = { saved: pending.length - refused, refused }
    show(refused === 0 ? { kind: 'accept', title: t('sign.done', counts), next: t('sign.done-next') } : { kind: 'attention', title: t('sign.some', counts), reason: t('sign.some-reason') })
  }
  const columns: readonly Column<PendingMatch>[] = [
    ...unitColumns.map((c): Column<PendingMatch> => ({ key: c.key, header: c.header, cell: (p) => c.cell(p.unit) })),
    { key: 'method', header: t('result.method'), cell: (p) => term('crossmatchMethod', p.method) },
    {
      key: 'result',
      header: t('result.result'),
      cell: (p) => (
        <>
          <strong>{isCompatible(p.unit.componentClass, p) ? `✓ ${t('result.fits')}` : `✕ ${t('result.fits-not')}`}</strong> {sides(p)}
          {p.error ? <Box sx={{ color: 'error.main', fontWeight: 700 }}>{refusalText(p.error)}</Box> : null}
        </>
      )
    }
  ]
  if (pending.length === 0) return null
  return (
    <Section
      flush
      title={t('pending.title', { count: pending.length })}
      actions={
        <>
          {target ? <KeyButton hotkey="Delete" disabled={progress !== null} onPress={() => changeMatches({ pending: without(target.unit.id) })}>{t('pending.remove', { number: target.unit.selfNumber ?? '—' })}</KeyButton> : null}
          <KeyButton hotkey="F9" data-testid="sign-matches" variant="contained" color="success" disabled={progress !== null} onPress={() => setSigning(true)}>{t('pending.sign', { count: pending.length })}</KeyButton>
        </>
      }
    >
      {progress ? <Box sx={{ px: 2 }}><Progress label={t(record.state === 'waiting-core' ? 'pending.waiting' : 'pending.saving')} done={progress.done} total={progress.total} /></Box> : null}
      <DataTable columns={columns} rows={pending} rowKey={(p) => p.unit.id} label={t('pending.title', { count: pending.length })} selected={chosen} onSelect={(p) => setChosen(p.unit.id)} tone={(p) => (p.error ? 'refuse' : isCompatible(p.unit.componentClass, p) ? 'accept' : 'attention')} />
      <SecondPersonDialog open={signing} purpose="testing.recordCrossmatch" uses={Math.max(1, pending.length)} title={t('sign.title')} onClose={() => setSigning(false)} onSigned={({ signature }) => void onSigned(signature)}>
        <Box sx={{ fontSize: 18 }}>
          <strong>{t('sign.who', { name: view.patient.name, number: view.request.number })}</strong>
          <Box component="ul" sx={{ my: 1, pl: 3 }}>{pending.map((p) => <li key={p.unit.id}>{p.unit.selfNumber} · {sides(p)}</li>)}</Box>
        </Box>
      </SecondPersonDialog>
    </Section>
  )
}
