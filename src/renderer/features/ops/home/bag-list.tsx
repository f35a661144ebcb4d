import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { UnitRow } from '../../../../shared/ipc/contract/rows.ts'
import { opsText } from '../../../../shared/text/ops-text.ts'
import { BloodGroupBadge } from '../../../kit/badge/blood-group-badge.tsx'
import { DataTable } from '../../../kit/data/data-table.tsx'
import type { Column } from '../../../kit/data/data-table.tsx'
import { EmptyState } from '../../../kit/data/empty-state.tsx'
import { dinText } from '../../../kit/bench/din-text.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { ExpiryText } from '../../../kit/time/expiry-text.tsx'

export interface BagListProps {
  readonly label: string
  readonly units: readonly UnitRow[]
  readonly soonHours: number
  readonly expired: boolean
}

/** Bags to be looked at today: arrows move, Enter opens the bag. */
export function BagList({ label, units, soonHours, expired }: BagListProps) {
  const t = useTexts(opsText)
  const go = useNavigate()
  const [selected, setSelected] = useState<string | null>(null)
  const columns: readonly Column<UnitRow>[] = [
    { key: 'number', header: t('col.number'), cell: (u) => <strong>{u.selfNumber ?? dinText(u.din)}</strong> },
    { key: 'component', header: t('col.component'), cell: (u) => `${u.componentName} ${u.quantityText}` },
    { key: 'group', header: t('col.group'), cell: (u) => <BloodGroupBadge size="small" group={{ abo: u.abo, rhd: u.rhd }} /> },
    { key: 'expiry', header: t('col.expiry'), cell: (u) => <ExpiryText at={u.expiresAt} soonHours={soonHours} /> },
    { key: 'place', header: t('col.place'), cell: (u) => u.fridgeName ?? '—' }
  ]
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={units}
      rowKey={(u) => u.id}
      selected={selected}
      onSelect={(u) => setSelected(u.id)}
      onOpen={(u) => void go(`/stock/${encodeURIComponent(u.id)}`)}
      tone={() => (expired ? 'refuse' : undefined)}
      empty={<EmptyState title={t('list.expiring-none')} />}
    />
  )
}
