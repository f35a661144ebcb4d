import Box from '@mui/material/Box'
import type { Ref } from 'react'
import { aboGroups } from '../../../shared/domain/stock/blood-group.ts'
import type { Abo } from '../../../shared/domain/stock/blood-group.ts'
import { componentClasses } from '../../../shared/domain/stock/component-class.ts'
import type { ComponentClass } from '../../../shared/domain/stock/component-class.ts'
import { stockText } from '../../../shared/text/stock-text.ts'
import { ChoiceKeys } from '../../kit/data/choice-keys.tsx'
import { Field } from '../../kit/data/field.tsx'
import { useHotkey } from '../../kit/keys/use-hotkey.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { nextChoice, stateChoices } from './stock-filter.ts'
import type { StockFilter } from './stock-filter.ts'

export interface FilterBarProps {
  readonly filter: StockFilter
  readonly onChange: (filter: StockFilter) => void
  readonly searchField: Ref<HTMLInputElement>
}

/** State by digit, group by G, component by C, text by Ctrl+F. */
export function FilterBar({ filter, onChange, searchField }: FilterBarProps) {
  const t = useTexts(stockText)
  const term = useTerm()
  useHotkey('C', () => onChange({ ...filter, componentClass: nextChoice(componentClasses, filter.componentClass) }))
  useHotkey('G', () => onChange({ ...filter, abo: nextChoice(aboGroups, filter.abo) }))
  const small = { '& button': { minHeight: 40, py: 0.25, px: 1.25, fontSize: 15 } } as const
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.25, ...small }}>
      <ChoiceKeys
        label={t('filter.state')}
        value={filter.state}
        choices={stateChoices.map((value) => ({ value, label: value === 'house' ? t('filter.house') : value === 'all' ? t('filter.all') : term('unitState', value) }))}
        onChange={(state) => onChange({ ...filter, state })}
      />
      <ChoiceKeys<ComponentClass | 'any'>
        label={t('filter.class')}
        value={filter.componentClass ?? 'any'}
        choices={[{ value: 'any', label: t('filter.any'), hotkey: null }, ...componentClasses.map((value) => ({ value, label: term('componentClass', value), hotkey: null }))]}
        onChange={(value) => onChange({ ...filter, componentClass: value === 'any' ? null : value })}
      />
      <Box sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', gap: 3, alignItems: 'end' }}>
        <ChoiceKeys<Abo | 'any'>
          label={t('filter.group')}
          value={filter.abo ?? 'any'}
          choices={[{ value: 'any', label: t('filter.any'), hotkey: null }, ...aboGroups.map((value) => ({ value, label: value, hotkey: null }))]}
          onChange={(value) => onChange({ ...filter, abo: value === 'any' ? null : value })}
        />
        <Field label={t('filter.search')} value={filter.text} onChange={(text) => onChange({ ...filter, text: text.slice(0, 60) })} placeholder={t('filter.search-hint')} inputRef={searchField} />
      </Box>
    </Box>
  )
}
