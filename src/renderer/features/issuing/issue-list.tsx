import Box from '@mui/material/Box'
import { useState } from 'react'
import { issuingText } from '../../../shared/text/issuing-text.ts'
import { useUnitColumns } from '../../kit/bench/use-unit-columns.tsx'
import { DataTable } from '../../kit/data/data-table.tsx'
import type { Column } from '../../kit/data/data-table.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useRefusalText } from '../../kit/text/use-refusal-text.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { changeSession, issueSession } from './issue-session.ts'
import type { IssueBag } from './issue-session.ts'

const keys = ['number', 'din', 'group', 'component', 'quantity', 'expires'] as const
const tones = { waiting: undefined, running: 'attention', undecided: 'attention', issued: 'accept', refused: 'refuse' } as const
const signs = { waiting: '○', running: '▶', undecided: '⚠', issued: '✓', refused: '✕' } as const

/** Bags collected for this pick-up and what became of each. */
export function IssueList({ bags, locked }: { readonly bags: readonly IssueBag[]; readonly locked: boolean }) {
  const t = useTexts(issuingText)
  const refusalText = useRefusalText()
  const unitColumns = useUnitColumns(keys)
  const [chosen, setChosen] = useState<string | null>(null)
  const removable = bags.filter((bag) => bag.state !== 'issued' && bag.state !== 'undecided')
  const target = removable.find((bag) => bag.unit.id === chosen) ?? removable.at(-1)
  const remove = (): void => {
    if (target) changeSession({ bags: issueSession.get().bags.filter((bag) => bag.unit.id !== target.unit.id) })
  }
  const columns: readonly Column<IssueBag>[] = [
    ...unitColumns.map((c): Column<IssueBag> => ({ key: c.key, header: c.header, cell: (bag) => c.cell(bag.unit) })),
    {
      key: 'state',
      header: t('list.state'),
      cell: (bag) => (
        <Box data-testid={`issue-state-${bag.selfNumber}`} data-state={bag.state}>
          <strong>{signs[bag.state]} {t(`bag.${bag.state}`)}</strong>
          {bag.error ? <Box sx={{ color: 'error.main', fontWeight: 700 }}>{refusalText(bag.error)}</Box> : null}
        </Box>
      )
    }
  ]
  return (
    <Box data-testid="issue-list">
      <DataTable
        columns={columns}
        rows={bags}
        rowKey={(bag) => bag.unit.id}
        label={t('list.label')}
        selected={chosen}
        onSelect={(bag) => setChosen(bag.unit.id)}
        tone={(bag) => tones[bag.state]}
        empty={<Box sx={{ px: 2, py: 1.5, color: 'text.secondary' }}>{t('list.empty')}</Box>}
      />
      {target ? (
        <Box sx={{ px: 1.5, py: 1 }}>
          <KeyButton hotkey="Delete" size="small" disabled={locked} data-testid="issue-remove" onPress={remove}>{t('list.remove', { number: target.selfNumber })}</KeyButton>
        </Box>
      ) : null}
    </Box>
  )
}
