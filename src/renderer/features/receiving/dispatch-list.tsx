import Box from '@mui/material/Box'
import { useRef, useState } from 'react'
import type { DragEvent } from 'react'
import { useNavigate } from 'react-router'
import { receivingText } from '../../../shared/text/receiving-text.ts'
import type { receivingZh } from '../../../shared/text/receiving-zh.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { call } from '../../bridge/call.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { DataTable } from '../../kit/data/data-table.tsx'
import type { Column } from '../../kit/data/data-table.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useHotkey } from '../../kit/keys/use-hotkey.ts'
import { useScan } from '../../kit/scan/use-scan.ts'
import { GoKey } from '../../kit/scan-back/go-key.tsx'
import { destinationOf, useKnownCode } from '../../kit/scan-back/use-known-code.ts'
import type { Destination } from '../../kit/scan-back/use-known-code.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import type { Text } from '../../kit/text/use-text.ts'
import { TimeText } from '../../kit/time/time-text.tsx'
import { useRefusalVerdict } from '../../kit/verdict/use-refusal-verdict.ts'
import { Verdict } from '../../kit/verdict/verdict.tsx'
import { ImportDialog } from './import-dialog.tsx'

type Row = OutputOf<'receiving.dispatches'>['dispatches'][number]

/** Dispatches, those still open on top; a station's file comes in by key, or dropped on the list. */
export function DispatchList() {
  const t = useTexts(receivingText)
  const go = useNavigate()
  const list = useBenchQuery('receiving.dispatches', {})
  const toRefusal = useRefusalVerdict()
  const known = useKnownCode()
  const [chosen, setChosen] = useState<string | null>(null)
  const [file, setFile] = useState<File | null>(null)
  const [over, setOver] = useState(false)
  const [goTo, setGoTo] = useState<Destination | null>(null)
  const picker = useRef<HTMLInputElement>(null)
  const open = (id: string): void => void go(`/receiving?dispatch=${encodeURIComponent(id)}`)

  const panel = useScan(async ({ raw }) => {
    const answer = await call('traceability.identify', { raw })
    if (!answer.ok) return toRefusal(answer.error, raw)
    const read = answer.value
    if (read.kind === 'dispatch') {
      open(read.dispatchId)
      return undefined
    }
    setGoTo(destinationOf(read))
    const verdict = known.verdict(read, t('list.expected'))
    return read.kind === 'bag' || read.kind === 'bag-part' ? { ...verdict, title: `${t('list.bag-first')} · ${verdict.title}`, next: t('list.next') } : verdict
  })
  const rows = (list.data?.dispatches ?? []).toSorted((a, b) => Number(b.state === 'open') - Number(a.state === 'open') || b.importedAt.localeCompare(a.importedAt))
  const at = rows.findIndex((row) => row.id === chosen)
  const move = (by: number): void => setChosen(rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + by))]?.id ?? null)
  useHotkey('Down', () => move(1))
  useHotkey('Up', () => move(-1))

  const take = (files: FileList | null): void => {
    const first = files?.[0]
    if (first) setFile(first)
    if (picker.current) picker.current.value = ''
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const chosenRow = rows[at] ?? rows[0]
  return (
    <Screen
      title={t('title')}
      actions={
        <>
          <GoKey to={goTo} />
          <KeyButton hotkey="Enter" data-testid="open-dispatch" disabled={chosenRow === undefined} onPress={() => (chosenRow ? open(chosenRow.id) : undefined)}>{t('list.open')}</KeyButton>
          <KeyButton hotkey="I" variant="contained" data-testid="import" onPress={() => picker.current?.click()}>{t('import')}</KeyButton>
        </>
      }
    >
      <input ref={picker} type="file" accept=".csv,.xlsx,.json,.xml" hidden data-testid="dispatch-file" aria-label={t('import')} onChange={(event) => take(event.target.files)} />
      <Verdict shown={panel.shown} busy={panel.busy} idle={t('list.idle')} />
      <Box
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        sx={over ? { outline: '4px dashed #0b4f8a', outlineOffset: 2 } : {}}
      >
        <Section title={over ? t('list.drop') : t('list.title')} flush>
          {list.error ? <ErrorPanel error={list.error.error} onRetry={() => list.refetch()} /> : null}
          {list.isPending ? null : (
            <DataTable label={t('list.title')} rows={rows} rowKey={(row) => row.id} columns={columns(t)} selected={chosenRow?.id ?? null} maxHeight="calc(100vh - 380px)"
              onSelect={(row) => setChosen(row.id)} onOpen={(row) => open(row.id)} empty={<EmptyState title={t('list.empty')} next={t('list.empty-next')} />} />
          )}
        </Section>
      </Box>
      {file ? <ImportDialog key={`${file.name}/${file.lastModified}/${file.size}`} file={file} onClose={() => setFile(null)} onOpen={open} known={rows} /> : null}
    </Screen>
  )
}

function columns(t: Text<keyof typeof receivingZh>): readonly Column<Row>[] {
  const problems = ({ counts: c }: Row): number => c.quarantined + c.rejected + c.missing
  return [
    { key: 'number', header: t('col.number'), cell: (row) => <b data-testid={`dispatch-${row.number}`}>{row.number}</b> },
    { key: 'station', header: t('col.station'), cell: (row) => row.stationName || '—' },
    { key: 'imported', header: t('col.imported'), cell: (row) => <TimeText at={row.importedAt} withDay /> },
    { key: 'state', header: t('col.state'), cell: (row) => (row.state === 'open' ? `▶ ${t('state.open')}` : `✓ ${t('state.finished')}`) },
    { key: 'progress', header: t('col.progress'), align: 'right', cell: ({ counts }) => `${counts.total - counts.pending} / ${counts.total}` },
    { key: 'problems', header: t('col.problems'), align: 'right', cell: (row) => (problems(row) === 0 ? '—' : `⚠ ${problems(row)}`) }
  ]
}
