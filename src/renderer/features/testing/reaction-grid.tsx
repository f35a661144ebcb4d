import Box from '@mui/material/Box'
import { useState } from 'react'
import { useHotkey } from '../../kit/keys/use-hotkey.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { reactionKeys } from './grouping-form.ts'
import type { CellValues } from './grouping-form.ts'

export interface ReactionRow {
  readonly label: string
  readonly cells: readonly { readonly key: string; readonly label: string; readonly optional?: boolean }[]
}

export interface ReactionGridProps {
  readonly rows: readonly ReactionRow[]
  readonly values: CellValues
  readonly onChange: (values: CellValues) => void
}

/** Reactions by keys: the marked cell takes the key and the mark goes on; arrows move. A touch marks a cell. */
export function ReactionGrid({ rows, values, onChange }: ReactionGridProps) {
  const all = rows.flatMap((row) => row.cells.map((c) => c.key))
  const [at, setAt] = useState(() => Math.max(0, all.findIndex((key) => values[key] === undefined)))
  const key = all[at] ?? ''
  const to = (next: number): void => setAt(Math.max(0, Math.min(all.length - 1, next)))
  const widths = rows.map((row) => row.cells.length)
  /** Same column of the row below or above. */
  const across = (step: 1 | -1): void => {
    let row = 0
    let column = at
    while (row < widths.length - 1 && column >= (widths[row] ?? 0)) column -= widths[row++] ?? 0
    const width = widths[row + step]
    if (width === undefined) return
    const start = widths.slice(0, row + step).reduce((n, w) => n + w, 0)
    to(start + Math.min(column, width - 1))
  }
  const clear = (): void => {
    const { [key]: _gone, ...rest } = values
    onChange(rest)
  }
  useHotkey('Left', () => to(at - 1))
  useHotkey('Right', () => to(at + 1))
  useHotkey('Up', () => across(-1))
  useHotkey('Down', () => across(1))
  useHotkey('Backspace', clear)
  return (
    <Box role="grid" data-testid="reaction-grid" sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      {Object.keys(reactionKeys).map((hotkey) => (
        <ReactionKey
          key={hotkey}
          hotkey={hotkey}
          onPress={() => {
            const reaction = reactionKeys[hotkey]
            if (reaction !== undefined) onChange({ ...values, [key]: reaction })
            to(at + 1)
          }}
        />
      ))}
      {rows.map((row) => (
        <Box key={row.label} role="row" sx={{ display: 'flex', alignItems: 'stretch', gap: 1 }}>
          <Box role="rowheader" sx={{ width: 96, alignSelf: 'center', fontWeight: 800, flexShrink: 0 }}>{row.label}</Box>
          {row.cells.map((cell) => (
            <Cell key={cell.key} label={cell.label} value={values[cell.key]} optional={cell.optional ?? false} marked={cell.key === key} onMark={() => to(all.indexOf(cell.key))} id={cell.key} />
          ))}
        </Box>
      ))}
    </Box>
  )
}

function ReactionKey({ hotkey, onPress }: { readonly hotkey: string; readonly onPress: () => void }) {
  useHotkey(hotkey, onPress)
  return null
}

interface CellProps {
  readonly id: string
  readonly label: string
  readonly value: CellValues[string]
  readonly optional: boolean
  readonly marked: boolean
  readonly onMark: () => void
}

function Cell({ id, label, value, optional, marked, onMark }: CellProps) {
  const term = useTerm()
  const words = value === undefined ? (optional ? '—' : '?') : term('reaction', value)
  return (
    <Box
      component="button"
      type="button"
      role="gridcell"
      aria-selected={marked}
      aria-label={`${label} ${words}`}
      data-testid={`cell-${id}`}
      tabIndex={-1}
      onClick={onMark}
      sx={{
        flex: 1, minWidth: 92, minHeight: 76, font: 'inherit', cursor: 'pointer', borderRadius: 2, px: 1,
        border: marked ? '3px solid #0b4f8a' : '1px solid #93a1b0', background: marked ? '#e8f1fb' : '#fff'
      }}
    >
      <Box component="span" sx={{ display: 'block', fontSize: 14, color: '#45525f' }}>{label}</Box>
      <Box component="span" sx={{ display: 'block', fontSize: 26, fontWeight: 800, lineHeight: 1.2, color: value === undefined ? '#66727e' : '#14202b' }}>{words}</Box>
    </Box>
  )
}
