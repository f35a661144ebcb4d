import Box from '@mui/material/Box'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { componentClasses, quantityUnits } from '../../../../shared/domain/stock/component-class.ts'
import type { ComponentClass, QuantityUnit } from '../../../../shared/domain/stock/component-class.ts'
import type { Product } from '../../../../shared/domain/stock/product.ts'
import { opsText } from '../../../../shared/text/ops-text.ts'
import { useBenchCommand } from '../../../bridge/use-bench-command.ts'
import { ChoiceKeys } from '../../../kit/data/choice-keys.tsx'
import { Field } from '../../../kit/data/field.tsx'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { ActiveChoice } from './active-choice.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { wholeNumber } from './whole-number.ts'

const unitKeys: Readonly<Record<QuantityUnit, string>> = { U: 'U', mL: 'M', dose: 'D' }

export interface ProductDialogProps {
  /** Null: a new one. */
  readonly product: Product | null
  readonly onSaved: (name: string) => void
  readonly onClose: () => void
}

/** One line of the hospital's own product dictionary: what a product code on a bag means here. */
export function ProductDialog({ product, onSaved, onClose }: ProductDialogProps) {
  const t = useTexts(opsText)
  const term = useTerm()
  const save = useBenchCommand('stock.saveProduct')
  const [id] = useState(() => product?.id ?? uuidv7())
  const [code, setCode] = useState(product?.code ?? '')
  const [name, setName] = useState(product?.name ?? '')
  const [componentClass, setClass] = useState<ComponentClass>(product?.componentClass ?? 'red-cells')
  const [quantityUnit, setUnit] = useState<QuantityUnit>(product?.quantityUnit ?? 'U')
  const [quantity, setQuantity] = useState(String(product?.quantity ?? 1))
  const [volume, setVolume] = useState(product ? String(product.volumeMl) : '')
  const [life, setLife] = useState(product?.maxLifeDays ? String(product.maxLifeDays) : '')
  const [active, setActive] = useState(product?.active ?? true)
  const codeOk = /^[A-Z][A-Z0-9]{4}$/.test(code)
  const nameOk = name.trim() !== '' && name.trim().length <= 60
  const amount = /^\d{1,4}(\.\d{1,2})?$/.test(quantity.trim()) && Number(quantity) > 0 && Number(quantity) <= 1000 ? Number(quantity) : null
  const volumeMl = wholeNumber(volume, 0, 2000)
  const maxLifeDays = life.trim() === '' ? null : (wholeNumber(life, 1, 5000) ?? undefined)
  const submit = async (): Promise<void> => {
    if (amount === null || volumeMl === null || maxLifeDays === undefined) return
    const answer = await save.run({ product: { id, code, name: name.trim(), componentClass, quantityUnit, quantity: amount, volumeMl, active, maxLifeDays } })
    if (answer.ok) onSaved(`${code} ${name.trim()}`)
  }
  return (
    <EditDialog title={t(product ? 'product.edit' : 'product.new')} saveTestId="save-product" ready={codeOk && nameOk && amount !== null && volumeMl !== null && maxLifeDays !== undefined} error={save.error} onSave={submit} onClose={onClose}>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 2fr', gap: 2 }}>
        <Field label={t('product.code')} required autoFocus value={code} onChange={(text) => setCode(text.toUpperCase())} help={t('product.code-help')} error={code === '' || codeOk ? null : t('product.code-bad')} />
        <Field label={t('field.name')} required value={name} onChange={setName} error={name === '' || nameOk ? null : t('invalid.name', { max: 60 })} />
      </Box>
      <ChoiceKeys label={t('product.class')} value={componentClass} choices={componentClasses.map((value) => ({ value, label: term('componentClass', value) }))} onChange={setClass} />
      <Box sx={{ display: 'grid', gridTemplateColumns: '2fr 1fr 1fr', gap: 2, alignItems: 'start' }}>
        <ChoiceKeys label={t('product.unit')} value={quantityUnit} choices={quantityUnits.map((value) => ({ value, label: term('quantityUnit', value), hotkey: unitKeys[value] }))} onChange={setUnit} />
        <Field label={t('product.quantity')} required value={quantity} onChange={setQuantity} unit={<span style={{ whiteSpace: 'nowrap' }}>{term('quantityUnit', quantityUnit)}</span>} error={amount === null ? t('product.quantity-bad') : null} />
        <Field label={t('product.volume')} required value={volume} onChange={setVolume} unit="mL" error={volume === '' || volumeMl !== null ? null : t('invalid.number', { min: 0, max: 2000 })} />
      </Box>
      <Field label={t('product.life')} value={life} onChange={setLife} unit={t('product.days')} help={t('product.life-help')} error={maxLifeDays === undefined ? t('invalid.number', { min: 1, max: 5000 }) : null} />
      {product ? <ActiveChoice active={active} onChange={setActive} /> : null}
    </EditDialog>
  )
}
