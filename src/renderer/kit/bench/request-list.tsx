import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { kitBenchText } from '../../../shared/text/kit-bench-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { BloodGroupBadge } from '../badge/blood-group-badge.tsx'
import { DataTable } from '../data/data-table.tsx'
import type { Column } from '../data/data-table.tsx'
import { useHotkey } from '../keys/use-hotkey.ts'
import { useTerm } from '../text/use-term.ts'
import { useTexts } from '../text/use-text.ts'
import { TimeText } from '../time/time-text.tsx'

export type RequestRow = OutputOf<'testing.requests'>['requests'][number]

export interface RequestListProps {
  readonly rows: readonly RequestRow[]
  readonly onOpen: (row: RequestRow) => void
  readonly empty: ReactNode
}

/** Requests to choose from: arrows move and Enter opens, wherever the focus is; a touch on the number opens. */
export function RequestList({ rows, onOpen, empty }: RequestListProps) {
  const t = useTexts(kitBenchText)
  const term = useTerm()
  const [chosen, setChosen] = useState<string | null>(null)
  const at = Math.max(0, rows.findIndex((row) => row.id === chosen))
  const selected = rows[at]
  const move = (step: number): void => setChosen(rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.id ?? null)
  useHotkey('Down', () => move(1))
  useHotkey('Up', () => move(-1))
  useHotkey('Enter', () => (selected ? onOpen(selected) : undefined))

  const columns: readonly Column<RequestRow>[] = [
    {
      key: 'number',
      header: t('request.number'),
      cell: (r) => (
        <Button variant="text" data-testid={`request-${r.number}`} aria-label={`${t('request.open')} ${r.number}`} onClick={() => onOpen(r)} sx={{ fontWeight: 800, minWidth: 0, px: 0.5, whiteSpace: 'nowrap' }}>
          {r.number}
        </Button>
      )
    },
    { key: 'patient', header: t('request.patient'), cell: (r) => <strong style={{ fontSize: 17 }}>{r.patient.name}</strong> },
    { key: 'ward', header: t('request.ward'), cell: (r) => t('patient.ward', { ward: r.patient.ward, bed: r.patient.bed }) },
    { key: 'group', header: t('request.group'), cell: (r) => <BloodGroupBadge size="small" group={r.patient.abo === null ? null : { abo: r.patient.abo, rhd: r.patient.rhd }} /> },
    { key: 'wanted', header: t('request.wanted'), cell: (r) => term('componentClass', r.componentClass) },
    { key: 'quantity', header: t('request.quantity'), align: 'right', cell: (r) => <span style={{ whiteSpace: 'nowrap' }}>{r.issuedQuantity} / {r.quantity} {term('quantityUnit', r.quantityUnit)}</span> },
    { key: 'matched', header: t('request.matched'), align: 'right', cell: (r) => (r.matched > 0 ? `✓ ${t('request.matched-bags', { count: r.matched })}` : '—') },
    { key: 'sample', header: t('request.sample'), cell: (r) => (r.sampleAt === null ? t('request.no-sample') : <TimeText at={r.sampleAt} />) },
    {
      key: 'state',
      header: t('request.state'),
      cell: (r) => (
        <Box>
          {r.state === 'approved' ? '' : '⚠ '}{term('requestState', r.state)}
          {r.consentSigned ? null : <Box sx={{ color: '#8a4b00', fontWeight: 700 }}>{t('request.no-consent')}</Box>}
        </Box>
      )
    }
  ]
  return (
    <DataTable
      columns={columns}
      rows={rows}
      rowKey={(r) => r.id}
      label={t('request.list')}
      selected={selected?.id ?? null}
      onSelect={(r) => setChosen(r.id)}
      onOpen={onOpen}
      empty={empty}
    />
  )
}
