import Box from '@mui/material/Box'
import { useState } from 'react'
import type { PrinterDeviceConfig } from '../../../../shared/domain/devices/device-config.ts'
import { labelDpis } from '../../../../shared/domain/labels/label-layout.ts'
import { devicesText } from '../../../../shared/text/devices-text.ts'
import { opsText } from '../../../../shared/text/ops-text.ts'
import { useBenchCall } from '../../../bridge/use-bench-call.ts'
import { ChoiceKeys } from '../../../kit/data/choice-keys.tsx'
import { Field } from '../../../kit/data/field.tsx'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { EditDialog } from './edit-dialog.tsx'
import { configOf, draftOf, fieldFits, millimetres, type PrinterDraft, printerFields, printerKinds } from './printer-draft.ts'
import type { DeviceDialogProps } from './scanner-dialog.tsx'
import { SerialFields } from './serial-fields.tsx'
import { wholeNumber } from './whole-number.ts'

/** A label printer: on the network, on a serial port, behind the system's spooler, or a folder that takes PDF files. */
export function PrinterDialog({ device, isNew, onSaved, onClose }: DeviceDialogProps<PrinterDeviceConfig>) {
  const t = useTexts(opsText)
  const d = useTexts(devicesText)
  const term = useTerm()
  const save = useBenchCall('ops.saveDevice')
  const [draft, setDraft] = useState(() => draftOf(device))
  const change = (part: Partial<PrinterDraft>): void => setDraft({ ...draft, ...part })
  const config = configOf(draft)
  const { network, serial, tspl } = printerFields(draft.kind)
  const nameOk = draft.name.trim() !== '' && draft.name.trim().length <= 64
  const bad = (field: 'host' | 'queue' | 'folder', text: string): string | null => (draft[field] === '' || fieldFits(draft, field) ? null : text)
  const submit = async (): Promise<void> => {
    if (config === null) return
    const answer = await save.run({ device: config })
    if (answer.ok) onSaved(config.name)
  }
  return (
    <EditDialog title={t(isNew ? 'device.new-printer' : 'device.edit')} saveTestId="save-device" ready={config !== null} error={save.error} onSave={submit} onClose={onClose}>
      <ChoiceKeys label={d('printer.kind')} value={draft.kind} choices={printerKinds.map((kind) => ({ value: kind, label: term('deviceKind', kind) }))} onChange={(kind) => change({ kind })} />
      <Field label={t('field.name')} required value={draft.name} onChange={(name) => change({ name })} error={nameOk ? null : t('invalid.name', { max: 64 })} />
      {network ? (
        <Box sx={{ display: 'grid', gridTemplateColumns: '3fr 1fr', gap: 2 }}>
          <Field label={t('device.host')} required autoFocus value={draft.host} onChange={(host) => change({ host })} help={t('device.host-help')} error={bad('host', t('device.host-bad'))} />
          <Field label={t('device.port')} required value={draft.port} onChange={(port) => change({ port })} error={wholeNumber(draft.port, 1, 65_535) === null ? t('invalid.number', { min: 1, max: 65_535 }) : null} />
        </Box>
      ) : null}
      {serial ? (
        <>
          <SerialFields path={draft.path} baudRate={draft.baudRate} onPath={(path) => change({ path })} onBaudRate={(baudRate) => change({ baudRate })} portKeys={false} />
          <ChoiceKeys
            label={d('printer.handshake')}
            value={draft.handshake}
            choices={(['none', 'rts-cts'] as const).map((h) => ({ value: h, label: d(`printer.handshake-${h}`), hotkey: null }))}
            onChange={(handshake) => change({ handshake })}
          />
        </>
      ) : null}
      {draft.kind === 'system-printer' ? (
        <Field label={d('printer.queue')} required autoFocus value={draft.queue} onChange={(queue) => change({ queue })} help={d('printer.queue-help')} error={bad('queue', d('printer.queue-bad'))} />
      ) : null}
      {draft.kind === 'pdf-folder-printer' ? (
        <Field label={d('printer.folder')} required autoFocus value={draft.folder} onChange={(folder) => change({ folder })} help={d('printer.folder-help')} error={bad('folder', d('printer.folder-bad'))} />
      ) : null}
      <Box sx={{ display: 'grid', gridTemplateColumns: '3fr 1fr', gap: 2 }}>
        <ChoiceKeys
          label={d('printer.dpi')}
          value={String(draft.dpi)}
          choices={labelDpis.map((dpi) => ({ value: String(dpi), label: `${dpi} dpi`, hotkey: null }))}
          onChange={(value) => change({ dpi: value === '300' ? 300 : 203 })}
        />
        {tspl ? <Field label={d('printer.gap')} required unit="mm" value={draft.gapMm} onChange={(gapMm) => change({ gapMm })} error={millimetres(draft.gapMm) === null ? t('invalid.number', { min: 0, max: 20 }) : null} /> : null}
      </Box>
    </EditDialog>
  )
}
