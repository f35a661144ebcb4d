import Box from '@mui/material/Box'
import { useState } from 'react'
import type { DeviceConfig } from '../../../../shared/domain/devices/device-config.ts'
import { hidProfiles } from '../../../../shared/domain/devices/hid-profile.ts'
import { devicesText } from '../../../../shared/text/devices-text.ts'
import { opsText } from '../../../../shared/text/ops-text.ts'
import type { OutputOf } from '../../../bridge/contract-types.ts'
import { useBenchCall } from '../../../bridge/use-bench-call.ts'
import { useBenchQuery } from '../../../bridge/use-bench-query.ts'
import { ChoiceKeys } from '../../../kit/data/choice-keys.tsx'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Field } from '../../../kit/data/field.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'
import { EditDialog } from './edit-dialog.tsx'
import type { DeviceDialogProps } from './scanner-dialog.tsx'
import { usbId } from './usb-id.ts'

export type HidConfig = Extract<DeviceConfig, { readonly kind: 'hid-scanner' }>
type Found = OutputOf<'ops.hidDevices'>['devices'][number]

const keyOf = (d: Pick<Found, 'vendorId' | 'productId'> & { readonly serialNumber: string | null }): string => `${d.vendorId}:${d.productId}:${d.serialNumber ?? ''}`

/** A scanner in HID POS mode: chosen from what is plugged in. Ids of 0 stand for a device that was not chosen yet. */
export function HidDialog({ device, isNew, onSaved, onClose }: DeviceDialogProps<HidConfig>) {
  const t = useTexts(opsText)
  const d = useTexts(devicesText)
  const save = useBenchCall('ops.saveDevice')
  const list = useBenchQuery('ops.hidDevices', {})
  const [draft, setDraft] = useState(device)
  /** The serial number of what was chosen, kept while "any one of this model" stands. */
  const [serial, setSerial] = useState(device.serialNumber)
  const found = list.data?.devices ?? []
  const nameOk = draft.name.trim() !== '' && draft.name.trim().length <= 64
  const chosen = draft.vendorId !== 0
  const choose = (key: string): void => {
    const at = found.find((f) => keyOf(f) === key)
    if (!at) return
    setSerial(at.serialNumber)
    // Without a serial number of its own any scanner of the model does, also the one that replaces a broken one.
    setDraft({ ...draft, vendorId: at.vendorId, productId: at.productId, serialNumber: null, profile: at.suggestedProfile })
  }
  const nameOf = (f: Found): string => {
    const name = f.name === '' ? d('hid.unnamed') : f.name
    const what = `${name} · ${usbId(f.vendorId)}:${usbId(f.productId)}${f.serialNumber === null ? '' : ` · ${f.serialNumber}`}`
    return f.isScanner ? `${what} · ${d('hid.is-scanner')}` : what
  }
  const submit = async (): Promise<void> => {
    const answer = await save.run({ device: { ...draft, name: draft.name.trim() } })
    if (answer.ok) onSaved(draft.name.trim())
  }
  return (
    <EditDialog title={isNew ? d('title.new-hid') : t('device.edit')} saveTestId="save-device" ready={nameOk && chosen} error={save.error} onSave={submit} onClose={onClose}>
      <Field label={t('field.name')} required value={draft.name} onChange={(name) => setDraft({ ...draft, name })} error={nameOk ? null : t('invalid.name', { max: 64 })} />
      {list.error ? <ErrorPanel error={list.error.error} /> : null}
      {list.data?.problem ? <Note kind="bad">✕ {d('hid.problem', { detail: list.data.problem })}</Note> : null}
      {found.length > 0 ? (
        <ChoiceKeys vertical label={d('hid.found')} value={keyOf({ ...draft, serialNumber: serial })} choices={found.map((f) => ({ value: keyOf(f), label: nameOf(f) }))} onChange={choose} />
      ) : list.data && !list.data.problem ? <Note kind="warn">{d('hid.none')}</Note> : null}
      <Box><KeyButton hotkey="R" onPress={() => list.refetch()}>{t('device.refresh')}</KeyButton></Box>
      {chosen && serial !== null ? (
        <ChoiceKeys
          label={d('hid.which')}
          value={draft.serialNumber === null ? 'any' : 'this'}
          choices={[
            { value: 'any', label: d('hid.any-of-model'), hotkey: null },
            { value: 'this', label: d('hid.only-this', { serial }), hotkey: null }
          ]}
          onChange={(which) => setDraft({ ...draft, serialNumber: which === 'this' ? serial : null })}
        />
      ) : null}
      {chosen ? (
        <ChoiceKeys label={d('hid.profile')} value={draft.profile} choices={hidProfiles.map((p) => ({ value: p, label: d(`profile.${p}`), hotkey: null }))} onChange={(profile) => setDraft({ ...draft, profile })} />
      ) : null}
    </EditDialog>
  )
}
