import { useState } from 'react'
import type { DeviceConfig } from '../../../../shared/domain/devices/device-config.ts'
import { opsText } from '../../../../shared/text/ops-text.ts'
import { useBenchCall } from '../../../bridge/use-bench-call.ts'
import { Field } from '../../../kit/data/field.tsx'
import { useTexts } from '../../../kit/text/use-text.ts'
import { EditDialog } from './edit-dialog.tsx'
import { SerialFields } from './serial-fields.tsx'

export type ScannerConfig = Extract<DeviceConfig, { readonly kind: 'serial-scanner' }>

export interface DeviceDialogProps<C> {
  readonly device: C
  readonly isNew: boolean
  readonly onSaved: (name: string) => void
  readonly onClose: () => void
}

/** A scanner on a serial port (USB-COM too). */
export function ScannerDialog({ device, isNew, onSaved, onClose }: DeviceDialogProps<ScannerConfig>) {
  const t = useTexts(opsText)
  const save = useBenchCall('ops.saveDevice')
  const [name, setName] = useState(device.name)
  const [path, setPath] = useState(device.path)
  const [baudRate, setBaudRate] = useState(device.baudRate)
  const nameOk = name.trim() !== '' && name.trim().length <= 64
  const submit = async (): Promise<void> => {
    const answer = await save.run({ device: { ...device, name: name.trim(), path: path.trim(), baudRate } })
    if (answer.ok) onSaved(name.trim())
  }
  return (
    <EditDialog title={t(isNew ? 'device.new-scanner' : 'device.edit')} saveTestId="save-device" ready={nameOk && path.trim() !== '' && path.trim().length <= 256} error={save.error} onSave={submit} onClose={onClose}>
      <Field label={t('field.name')} required value={name} onChange={setName} error={nameOk ? null : t('invalid.name', { max: 64 })} />
      <SerialFields path={path} baudRate={baudRate} onPath={setPath} onBaudRate={setBaudRate} portKeys />
    </EditDialog>
  )
}
