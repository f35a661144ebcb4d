import Box from '@mui/material/Box'
import { useState } from 'react'
import { scannerBaudRates } from '../../../../shared/domain/devices/device-config.ts'
import type { DeviceConfig } from '../../../../shared/domain/devices/device-config.ts'
import { opsText } from '../../../../shared/text/ops-text.ts'
import { useBenchCall } from '../../../bridge/use-bench-call.ts'
import { useBenchQuery } from '../../../bridge/use-bench-query.ts'
import { ChoiceKeys } from '../../../kit/data/choice-keys.tsx'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Field } from '../../../kit/data/field.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useHotkey } from '../../../kit/keys/use-hotkey.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { EditDialog } from './edit-dialog.tsx'

export type ScannerConfig = Extract<DeviceConfig, { readonly kind: 'serial-scanner' }>

export interface DeviceDialogProps<C> {
  readonly device: C
  readonly isNew: boolean
  readonly onSaved: (name: string) => void
  readonly onClose: () => void
}

/** A scanner on a serial port (USB-COM too): the port is chosen from what the system names, or typed. */
export function ScannerDialog({ device, isNew, onSaved, onClose }: DeviceDialogProps<ScannerConfig>) {
  const t = useTexts(opsText)
  const save = useBenchCall('ops.saveDevice')
  const ports = useBenchQuery('ops.serialPorts', {})
  const [name, setName] = useState(device.name)
  const [path, setPath] = useState(device.path)
  const [baudRate, setBaudRate] = useState(device.baudRate)
  const nameOk = name.trim() !== '' && name.trim().length <= 64
  const found = ports.data?.ports ?? []
  const submit = async (): Promise<void> => {
    const answer = await save.run({ device: { ...device, name: name.trim(), path: path.trim(), baudRate } })
    if (answer.ok) onSaved(name.trim())
  }
  return (
    <EditDialog title={t(isNew ? 'device.new-scanner' : 'device.edit')} saveTestId="save-device" ready={nameOk && path.trim() !== '' && path.trim().length <= 256} error={save.error} onSave={submit} onClose={onClose}>
      <Field label={t('field.name')} required value={name} onChange={setName} error={nameOk ? null : t('invalid.name', { max: 64 })} />
      {found.length > 0 ? (
        <ChoiceKeys vertical label={t('device.ports')} value={path} choices={found.map((p) => ({ value: p.path, label: p.label === '' ? p.path : `${p.path} · ${p.label}` }))} onChange={setPath} />
      ) : (
        <Box sx={{ color: 'text.secondary' }}>{ports.isPending ? '…' : t('device.no-ports')}</Box>
      )}
      {ports.error ? <ErrorPanel error={ports.error.error} /> : null}
      <Box><KeyButton hotkey="R" onPress={() => ports.refetch()}>{t('device.refresh')}</KeyButton></Box>
      <Field label={t('device.path')} required value={path} onChange={setPath} help={t('device.path-help')} />
      <NextBaud now={baudRate} onChange={setBaudRate} />
      <ChoiceKeys
        label={t('device.baud')}
        value={String(baudRate)}
        choices={scannerBaudRates.map((rate) => ({ value: String(rate), label: String(rate), hotkey: null }))}
        onChange={(value) => setBaudRate(scannerBaudRates.find((rate) => String(rate) === value) ?? baudRate)}
      />
    </EditDialog>
  )
}

/** Inside the dialog, so that the key has its level. */
function NextBaud({ now, onChange }: { readonly now: ScannerConfig['baudRate']; readonly onChange: (rate: ScannerConfig['baudRate']) => void }) {
  useHotkey('B', () => onChange(scannerBaudRates[(scannerBaudRates.indexOf(now) + 1) % scannerBaudRates.length] ?? now))
  return null
}
