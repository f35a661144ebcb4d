import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { uuidv7 } from 'uuidv7'
import { countText } from '../../../shared/text/count-text.ts'
import { call } from '../../bridge/call.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { DataTable } from '../../kit/data/data-table.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useHotkey } from '../../kit/keys/use-hotkey.ts'
import { useScan } from '../../kit/scan/use-scan.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { TimeText } from '../../kit/time/time-text.tsx'
import { useRefusalVerdict } from '../../kit/verdict/use-refusal-verdict.ts'
import { Verdict } from '../../kit/verdict/verdict.tsx'
import { CountWork } from './count-work.tsx'

/** 盘点: choose a fridge, then scan what lies in it. `?count=` is the one at hand; an open one goes on after any interruption. */
export default function CountScreen() {
  const [params, setParams] = useSearchParams()
  const countId = params.get('count')
  if (countId !== null) return <CountWork countId={countId} onBack={() => setParams({})} />
  return <ChooseFridge onOpen={(id) => setParams({ count: id })} />
}

function ChooseFridge({ onOpen }: { readonly onOpen: (countId: string) => void }) {
  const t = useTexts(countText)
  const go = useNavigate()
  const toRefusal = useRefusalVerdict()
  const fridges = useBenchQuery('fridges.list', {})
  const counts = useBenchQuery('stock.counts', {})
  const start = useBenchCommand('stock.startCount')
  const [chosen, setChosen] = useState(0)
  const rows = (fridges.data?.fridges ?? []).filter((f) => f.active)
  const at = Math.min(chosen, Math.max(0, rows.length - 1))
  const row = rows[at]

  const begin = async (fridgeId: string): Promise<void> => {
    const open = counts.data?.counts.find((c) => c.fridgeId === fridgeId && c.state === 'open')
    if (open !== undefined) return onOpen(open.id)
    const countId = uuidv7()
    const answer = await start.run({ countId, fridgeId })
    if (answer.ok) onOpen(countId)
  }
  const panel = useScan(async ({ raw }) => {
    const read = await call('traceability.identify', { raw })
    if (!read.ok) return toRefusal(read.error, raw)
    if (read.value.kind !== 'fridge') return { kind: 'attention', title: t('not-fridge'), reason: raw, next: t('idle.choose') }
    await begin(read.value.fridgeId)
    return undefined
  })
  useHotkey('Down', () => setChosen(Math.min(at + 1, rows.length - 1)))
  useHotkey('Up', () => setChosen(Math.max(0, at - 1)))
  return (
    <Screen title={t('title')} actions={<KeyButton hotkey="Esc" onPress={() => void go('/stock')}>{t('back')}</KeyButton>}>
      <Verdict shown={panel.shown} busy={panel.busy} idle={t('idle.choose')} />
      {start.error ? <ErrorPanel error={start.error} /> : null}
      <Section flush title={t('choose')} actions={<KeyButton hotkey="Enter" variant="contained" data-testid="start-count" disabled={row === undefined} onPress={() => (row ? begin(row.id) : undefined)}>{t('start')}</KeyButton>}>
        <DataTable
          label={t('choose')} rows={rows} rowKey={(f) => f.id} selected={row?.id ?? null} onSelect={(f) => setChosen(rows.indexOf(f))} onOpen={(f) => void begin(f.id)}
          columns={[
            { key: 'fridge', header: t('col.fridge'), cell: (f) => <b>{f.code} · {f.name}</b> },
            { key: 'listed', header: t('col.listed'), align: 'right', cell: (f) => f.held }
          ]}
        />
      </Section>
      <Section flush title={t('history')}>
        <DataTable
          label={t('history')} rows={counts.data?.counts ?? []} rowKey={(c) => c.id} onOpen={(c) => onOpen(c.id)} csvName="stock-counts"
          columns={[
            { key: 'fridge', header: t('col.fridge'), cell: (c) => c.fridgeName, text: (c) => c.fridgeName },
            { key: 'state', header: t('col.state'), cell: (c) => t(`state.${c.state}`), text: (c) => t(`state.${c.state}`) },
            { key: 'started', header: t('col.started'), cell: (c) => <TimeText at={c.startedAt} withDay />, text: (c) => c.startedAt },
            { key: 'listed', header: t('col.listed'), align: 'right', cell: (c) => c.listed ?? '—', text: (c) => String(c.listed ?? '') },
            { key: 'found', header: t('col.found'), align: 'right', cell: (c) => c.found ?? '—', text: (c) => String(c.found ?? '') },
            { key: 'missing', header: t('col.missing'), align: 'right', cell: (c) => c.missing ?? '—', text: (c) => String(c.missing ?? '') }
          ]}
        />
      </Section>
    </Screen>
  )
}
