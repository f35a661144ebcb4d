import { useState } from 'react'
import type { UnitRow } from '../../../shared/ipc/contract/rows.ts'
import { testingText } from '../../../shared/text/testing-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useUnitColumns } from '../../kit/bench/use-unit-columns.tsx'
import { DataTable } from '../../kit/data/data-table.tsx'
import type { Column } from '../../kit/data/data-table.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTexts } from '../../kit/text/use-text.ts'

const keys = ['fridge', 'number', 'din', 'group', 'quantity', 'expires'] as const

export interface CandidatesSectionProps {
  readonly view: OutputOf<'testing.request'>
  /** Collected already. */
  readonly hidden: readonly string[]
  readonly disabled: boolean
  readonly onTake: (unitId: string) => Promise<void>
}

/** Bags to try, in core's order (same group first, then first to expire), each with its reason. */
export function CandidatesSection({ view, hidden, disabled, onTake }: CandidatesSectionProps) {
  const t = useTexts(testingText)
  const unitColumns = useUnitColumns(keys)
  const [chosen, setChosen] = useState<string | null>(null)
  const tested = new Set([...hidden, ...view.matches.map((m) => m.unitId)])
  const rows = view.candidates.filter((unit) => !tested.has(unit.id))
  const selected = rows.find((unit) => unit.id === chosen) ?? rows[0]
  const why = (unit: UnitRow): string => {
    const same = unit.abo === view.patient.abo && unit.rhd === view.patient.rhd
    const first = rows.filter((other) => other.abo === unit.abo && other.rhd === unit.rhd).every((other) => other.expiresAt >= unit.expiresAt)
    return [t(same ? 'why.same' : unit.abo === view.patient.abo ? 'why.same-abo' : 'why.compatible'), ...(first ? [t('why.first')] : [])].join(' · ')
  }
  const columns: readonly Column<UnitRow>[] = [...unitColumns, { key: 'why', header: t('why.header'), cell: why }]
  return (
    <Section
      flush
      title={t('candidates.title', { count: rows.length })}
      actions={selected ? <KeyButton hotkey="T" disabled={disabled} onPress={() => onTake(selected.id)}>{t('candidates.take', { number: selected.selfNumber ?? '—' })}</KeyButton> : null}
    >
      <DataTable
        columns={columns}
        rows={rows}
        rowKey={(u) => u.id}
        label={t('candidates.title', { count: rows.length })}
        // Only what was chosen by hand: a list that marks a new first row would scroll the verdict away.
        selected={chosen}
        onSelect={(u) => setChosen(u.id)}
        onOpen={(u) => (disabled ? undefined : void onTake(u.id))}
        maxHeight={260}
        empty={<EmptyState title={t(view.patient.abo === null ? 'candidates.no-group' : 'candidates.none')} />}
      />
    </Section>
  )
}
