import Box from '@mui/material/Box'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { KeyButton } from '../keys/key-button.tsx'
import { useText } from '../text/use-text.ts'
import { toCsv } from './csv.ts'
import { EmptyState } from './empty-state.tsx'
import { tableSx } from './table-sx.ts'

export interface Column<R> {
  readonly key: string
  readonly header: string
  readonly cell: (row: R) => ReactNode
  /** Text for CSV; a column without it is left out of the export. */
  readonly text?: (row: R) => string
  readonly align?: 'left' | 'right' | 'center'
  readonly width?: number | string
}

export interface DataTableProps<R> {
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  readonly rowKey: (row: R) => string
  /** Name of the table for screen readers. */
  readonly label: string
  readonly selected?: string | null
  /** Arrow keys and clicks. */
  readonly onSelect?: (row: R) => void
  /** Enter and double click. */
  readonly onOpen?: (row: R) => void
  /** Row look: word and sign must be in a cell too. */
  readonly tone?: (row: R) => 'accept' | 'attention' | 'refuse' | undefined
  readonly empty?: ReactNode
  /** File name without `.csv`: shows the export button. */
  readonly csvName?: string
  readonly maxHeight?: number | string
}

const PAGE = 200

/** Dense table: arrows move, Enter opens. Plain elements with one style sheet, so 500 bags stay quick; more rows on demand. */
export function DataTable<R>(props: DataTableProps<R>) {
  const { columns, rows, rowKey, label, selected = null, onSelect, onOpen, tone, empty, csvName, maxHeight } = props
  const t = useText()
  const [limit, setLimit] = useState(PAGE)
  const body = useRef<HTMLTableSectionElement>(null)
  const at = rows.findIndex((row) => rowKey(row) === selected)

  useEffect(() => {
    body.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [selected])

  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key]
    if (step !== undefined && onSelect) {
      const to = Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + step))
      if (to >= limit) setLimit(to + PAGE)
      const row = rows[to]
      if (row !== undefined) onSelect(row)
    } else if (event.key === 'Enter' && onOpen && rows[at] !== undefined) onOpen(rows[at])
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const active = Boolean(onSelect ?? onOpen)
  if (rows.length === 0) return <>{empty ?? <EmptyState title={t('table.empty')} />}</>
  return (
    <Box>
      <Box sx={{ ...tableSx, ...(maxHeight === undefined ? {} : { maxHeight, overflowY: 'auto' }) }} {...(active ? { tabIndex: 0, onKeyDown: onKey } : maxHeight === undefined ? {} : { tabIndex: 0 })}>
        <table aria-label={label}>
          <thead>
            <tr>
              {columns.map((c) => (
                <th key={c.key} scope="col" style={{ textAlign: c.align ?? 'left', width: c.width }}>{c.header}</th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.slice(0, limit).map((row) => {
              const key = rowKey(row)
              return (
                <tr key={key} data-row={key} data-tone={tone?.(row)} aria-selected={key === selected} data-active={active} onClick={() => onSelect?.(row)} onDoubleClick={() => onOpen?.(row)}>
                  {columns.map((c) => (
                    <td key={c.key} style={{ textAlign: c.align ?? 'left' }}>{c.cell(row)}</td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </Box>
      {rows.length > limit || csvName ? (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', px: 1.5, py: 1 }}>
          <Box sx={{ flex: 1, color: 'text.secondary', fontSize: 14 }}>{t('table.rows', { count: rows.length })}</Box>
          {rows.length > limit ? <KeyButton size="small" onPress={() => setLimit(limit + PAGE)}>{t('table.more', { count: Math.min(PAGE, rows.length - limit) })}</KeyButton> : null}
          {csvName ? <KeyButton size="small" onPress={() => saveCsv(csvName, columns, rows)}>{t('table.export')}</KeyButton> : null}
        </Box>
      ) : null}
    </Box>
  )
}

function saveCsv<R>(name: string, columns: readonly Column<R>[], rows: readonly R[]): void {
  const kept = columns.flatMap(({ header, text }) => (text ? [{ header, text }] : []))
  const csv = toCsv(kept.map((c) => c.header), rows.map((row) => kept.map((c) => c.text(row))))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }))
  link.download = `${name}.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
