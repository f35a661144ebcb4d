import { useState } from 'react'
import type { ReactNode } from 'react'
import { DataTable } from '../../kit/data/data-table.tsx'
import type { Column } from '../../kit/data/data-table.tsx'
import { useHotkey } from '../../kit/keys/use-hotkey.ts'

export interface WorkTableProps<R> {
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  readonly rowKey: (row: R) => string
  readonly label: string
  readonly empty: ReactNode
  readonly onOpen: (row: R) => void
  readonly tone?: (row: R) => 'accept' | 'attention' | 'refuse' | undefined
}

/** A list of work: arrows move and Enter opens, wherever the focus is. */
export function WorkTable<R>({ columns, rows, rowKey, label, empty, onOpen, tone }: WorkTableProps<R>) {
  const [chosen, setChosen] = useState<string | null>(null)
  const at = Math.max(0, rows.findIndex((row) => rowKey(row) === chosen))
  const selected = rows[at]
  const move = (step: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, at + step))]
    if (row !== undefined) setChosen(rowKey(row))
  }
  useHotkey('Down', () => move(1))
  useHotkey('Up', () => move(-1))
  useHotkey('Enter', () => (selected === undefined ? undefined : onOpen(selected)))
  return (
    <DataTable
      columns={columns}
      rows={rows}
      rowKey={rowKey}
      label={label}
      selected={selected === undefined ? null : rowKey(selected)}
      onSelect={(row) => setChosen(rowKey(row))}
      onOpen={onOpen}
      empty={empty}
      {...(tone ? { tone } : {})}
    />
  )
}
