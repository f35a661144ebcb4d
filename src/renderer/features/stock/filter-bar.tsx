import Box from '@mui/material/Box'
import type { ReactNode, Ref } from 'react'
import { aboGroups } from '../../../shared/domain/stock/blood-group.ts'
import type { Abo } from '../../../shared/domain/stock/blood-group.ts'
import { componentClasses } from '../../../shared/domain/stock/component-class.ts'
import type { ComponentClass } from '../../../shared/domain/stock/component-class.ts'
import { stockText } from '../../../shared/text/stock-text.ts'
import { ChoiceKeys } from '../../kit/data/choice-keys.tsx'
import { Field } from '../../kit/data/field.tsx'
import { KeyCap } from '../../kit/keys/key-cap.tsx'
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
      <Line label={t('filter.state')}>
        <ChoiceKeys
          value={filter.state}
          choices={stateChoices.map((value) => ({ value, label: value === 'house' ? t('filter.house') : value === 'all' ? t('filter.all') : term('unitState', value) }))}
          onChange={(state) => onChange({ ...filter, state })}
        />
      </Line>
      <Line label={t('filter.class')} next="C">
        <ChoiceKeys<ComponentClass | 'any'>
          value={filter.componentClass ?? 'any'}
          choices={[{ value: 'any', label: t('filter.any'), hotkey: null }, ...componentClasses.map((value) => ({ value, label: term('componentClass', value), hotkey: null }))]}
          onChange={(value) => onChange({ ...filter, componentClass: value === 'any' ? null : value })}
        />
      </Line>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', gap: 3, alignItems: 'end' }}>
        <Line label={t('filter.group')} next="G">
          <ChoiceKeys<Abo | 'any'>
            value={filter.abo ?? 'any'}
            choices={[{ value: 'any', label: t('filter.any'), hotkey: null }, ...aboGroups.map((value) => ({ value, label: value, hotkey: null }))]}
            onChange={(value) => onChange({ ...filter, abo: value === 'any' ? null : value })}
          />
        </Line>
        <Field label={t('filter.search')} value={filter.text} onChange={(text) => onChange({ ...filter, text: text.slice(0, 60) })} placeholder={t('filter.search-hint')} inputRef={searchField} />
      </Box>
    </Box>
  )
}

interface LineProps {
  readonly label: string
  /** Key that goes on to the next choice. */
  readonly next?: string
  readonly children: ReactNode
}

/** A filter with its name beside it: the list below needs the height. */
function Line({ label, next, children }: LineProps) {
  return (
    <Box role="group" aria-label={label} sx={{ display: 'grid', gridTemplateColumns: '72px 1fr', alignItems: 'center' }}>
      <Box sx={{ fontSize: 14, fontWeight: 700 }}>{label}{next ? <KeyCap>{next}</KeyCap> : null}</Box>
      {children}
    </Box>
  )
}
