import Box from '@mui/material/Box'
import { useState } from 'react'
import { deviceConfigSchema } from '../../../../shared/domain/devices/device-config.ts'
import type { DeviceConfig } from '../../../../shared/domain/devices/device-config.ts'
import { opsText } from '../../../../shared/text/ops-text.ts'
import { useBenchCall } from '../../../bridge/use-bench-call.ts'
import { Field } from '../../../kit/data/field.tsx'
import { useTexts } from '../../../kit/text/use-text.ts'
import { EditDialog } from './edit-dialog.tsx'
import type { DeviceDialogProps } from './scanner-dialog.tsx'
import { wholeNumber } from './whole-number.ts'

export type PrinterConfig = Extract<DeviceConfig, { readonly kind: 'zpl-tcp-printer' }>

/** A label printer that speaks ZPL on the hospital network. */
export function PrinterDialog({ device, isNew, onSaved, onClose }: DeviceDialogProps<PrinterConfig>) {
  const t = useTexts(opsText)
  const save = useBenchCall('ops.saveDevice')
  const [name, setName] = useState(device.name)
  const [host, setHost] = useState(device.host)
  const [port, setPort] = useState(String(device.port))
  const portNumber = wholeNumber(port, 1, 65_535)
  const nameOk = name.trim() !== '' && name.trim().length <= 64
  // The rule of a host stands in the schema alone; the other fields are given values that pass.
  const hostOk = deviceConfigSchema.safeParse({ ...device, name: 'x', port: 1, host }).success
  const submit = async (): Promise<void> => {
    if (portNumber === null) return
    const answer = await save.run({ device: { ...device, name: name.trim(), host: host.trim(), port: portNumber } })
    if (answer.ok) onSaved(name.trim())
  }
  return (
    <EditDialog title={t(isNew ? 'device.new-printer' : 'device.edit')} saveTestId="save-device" ready={nameOk && hostOk && portNumber !== null} error={save.error} onSave={submit} onClose={onClose}>
      <Field label={t('field.name')} required value={name} onChange={setName} error={nameOk ? null : t('invalid.name', { max: 64 })} />
      <Box sx={{ display: 'grid', gridTemplateColumns: '3fr 1fr', gap: 2 }}>
        <Field label={t('device.host')} required autoFocus value={host} onChange={setHost} help={t('device.host-help')} error={host === '' || hostOk ? null : t('device.host-bad')} />
        <Field label={t('device.port')} required value={port} onChange={setPort} error={portNumber === null ? t('invalid.number', { min: 1, max: 65_535 }) : null} />
      </Box>
    </EditDialog>
  )
}
