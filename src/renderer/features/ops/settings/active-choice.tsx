import { opsText } from '../../../../shared/text/ops-text.ts'
import { ChoiceKeys } from '../../../kit/data/choice-keys.tsx'
import { useTexts } from '../../../kit/text/use-text.ts'

/** In use or out of use: nothing that was used is ever deleted. */
export function ActiveChoice({ active, onChange }: { readonly active: boolean; readonly onChange: (active: boolean) => void }) {
  const t = useTexts(opsText)
  return (
    <ChoiceKeys
      label={t('field.active')}
      value={active ? 'yes' : 'no'}
      choices={[{ value: 'yes', label: t('active.yes'), hotkey: 'Y' }, { value: 'no', label: t('active.no'), hotkey: 'N' }]}
      onChange={(value) => onChange(value === 'yes')}
    />
  )
}
