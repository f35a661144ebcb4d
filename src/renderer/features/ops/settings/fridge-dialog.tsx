import Box from '@mui/material/Box'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { Fridge } from '../../../../shared/domain/fridges/fridge.ts'
import { aboGroups } from '../../../../shared/domain/stock/blood-group.ts'
import type { Abo } from '../../../../shared/domain/stock/blood-group.ts'
import { bandOfClass, componentClasses, temperatureBands } from '../../../../shared/domain/stock/component-class.ts'
import type { ComponentClass, TemperatureBand } from '../../../../shared/domain/stock/component-class.ts'
import { opsText } from '../../../../shared/text/ops-text.ts'
import { useBenchQuery } from '../../../bridge/use-bench-query.ts'
import { useBenchCommand } from '../../../bridge/use-bench-command.ts'
import { ChoiceKeys } from '../../../kit/data/choice-keys.tsx'
import { Field } from '../../../kit/data/field.tsx'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { ActiveChoice } from './active-choice.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { HomeBenchChoice } from './home-bench-choice.tsx'
import { ToggleKeys } from './toggle-keys.tsx'
import { wholeNumber } from './whole-number.ts'

const groupKeys: Readonly<Record<Abo, string>> = { A: 'A', B: 'B', AB: 'W', O: 'O' }

export interface FridgeDialogProps {
  /** Null: a new one. */
  readonly fridge: Fridge | null
  readonly onSaved: (name: string) => void
  readonly onClose: () => void
}

/** A refrigerator: only components of its temperature can be chosen, so a wrong place cannot be set up. */
export function FridgeDialog({ fridge, onSaved, onClose }: FridgeDialogProps) {
  const t = useTexts(opsText)
  const term = useTerm()
  const save = useBenchCommand('fridges.save')
  const [id] = useState(() => fridge?.id ?? uuidv7())
  const [code, setCode] = useState(fridge?.code ?? '')
  const [name, setName] = useState(fridge?.name ?? '')
  const [band, setBand] = useState<TemperatureBand>(fridge?.temperatureBand ?? 'cold-2-6')
  const [classes, setClasses] = useState<readonly ComponentClass[]>(fridge?.componentClasses ?? [])
  const [groups, setGroups] = useState<readonly Abo[]>(fridge?.aboGroups ?? [...aboGroups])
  const [layers, setLayers] = useState(String(fridge?.layers ?? 5))
  const [capacity, setCapacity] = useState(String(fridge?.capacity ?? 100))
  const [active, setActive] = useState(fridge?.active ?? true)
  const [home, setHome] = useState(fridge?.homeDeviceId ?? null)
  const benches = useBenchQuery('issuing.benches', {}).data?.benches ?? []
  const offered = componentClasses.filter((c) => bandOfClass[c] === band)
  const layerCount = wholeNumber(layers, 1, 50)
  const room = wholeNumber(capacity, 1, 10_000)
  const codeOk = /^[A-Z0-9-]{2,16}$/.test(code)
  const nameOk = name.trim() !== '' && name.trim().length <= 40
  const ready = codeOk && nameOk && classes.length > 0 && groups.length > 0 && layerCount !== null && room !== null

  const submit = async (): Promise<void> => {
    if (layerCount === null || room === null) return
    const answer = await save.run({
      fridge: { id, code, name: name.trim(), temperatureBand: band, componentClasses: [...classes], aboGroups: [...groups], layers: layerCount, capacity: room, active, homeDeviceId: home }
    })
    if (answer.ok) onSaved(name.trim())
  }
  return (
    <EditDialog title={t(fridge ? 'fridge.edit' : 'fridge.new')} saveTestId="save-fridge" ready={ready} error={save.error} onSave={submit} onClose={onClose}>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 2fr', gap: 2 }}>
        <Field label={t('field.code')} required autoFocus value={code} onChange={(text) => setCode(text.toUpperCase())} help={t('invalid.code')} error={code === '' || codeOk ? null : t('invalid.code')} />
        <Field label={t('field.name')} required value={name} onChange={setName} error={name === '' || nameOk ? null : t('invalid.name', { max: 40 })} />
      </Box>
      <ChoiceKeys
        label={t('fridge.band')}
        value={band}
        choices={temperatureBands.map((value) => ({ value, label: term('temperatureBand', value) }))}
        onChange={(next) => {
          setBand(next)
          setClasses((now) => now.filter((c) => bandOfClass[c] === next))
        }}
      />
      <ToggleKeys
        label={t('fridge.classes')}
        values={classes}
        choices={offered.map((value, i) => ({ value, label: term('componentClass', value), hotkey: String(i + 4) }))}
        onChange={setClasses}
        error={classes.length === 0 ? t('invalid.choose') : null}
      />
      <ToggleKeys label={t('fridge.groups')} values={groups} choices={aboGroups.map((value) => ({ value, label: value, hotkey: groupKeys[value] }))} onChange={setGroups} error={groups.length === 0 ? t('invalid.choose') : null} />
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
        <Field label={t('fridge.layers')} required value={layers} onChange={setLayers} error={layerCount === null ? t('invalid.number', { min: 1, max: 50 }) : null} />
        <Field label={t('fridge.capacity')} required value={capacity} onChange={setCapacity} error={room === null ? t('invalid.number', { min: 1, max: 10_000 }) : null} />
      </Box>
      {benches.length > 0 ? <HomeBenchChoice benches={benches} home={home} onChange={setHome} /> : null}
      {fridge ? <ActiveChoice active={active} onChange={setActive} /> : null}
    </EditDialog>
  )
}
