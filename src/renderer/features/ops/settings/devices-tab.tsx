import Box from '@mui/material/Box'
import { useState } from 'react'
import { type DeviceConfig, isScanner } from '../../../../shared/domain/devices/device-config.ts'
import { devicesText } from '../../../../shared/text/devices-text.ts'
import { opsText } from '../../../../shared/text/ops-text.ts'
import { useBenchCall } from '../../../bridge/use-bench-call.ts'
import { EmptyState } from '../../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Section } from '../../../kit/data/section.tsx'
import { ConfirmDialog } from '../../../kit/dialog/confirm-dialog.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useScan } from '../../../kit/scan/use-scan.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'
import { useDeviceList } from '../use-device-list.ts'
import { DeviceCard } from './device-card.tsx'
import { freeId } from './free-id.ts'
import { HidDialog } from './hid-dialog.tsx'
import { LiveScans } from './live-scans.tsx'
import { PrinterDialog } from './printer-dialog.tsx'
import { ScannerDialog } from './scanner-dialog.tsx'
import { useListKeys } from './use-list-keys.ts'
import { useMay } from '../../../bridge/use-may.ts'

const MOST = 16

interface Editing {
  readonly device: DeviceConfig
  readonly isNew: boolean
}

/** Scanners and printers of this bench. A scan here is only shown: it changes nothing. */
export function DevicesTab() {
  const t = useTexts(opsText)
  const d = useTexts(devicesText)
  const may = useMay('set-up-devices')
  const { query, devices } = useDeviceList()
  const remove = useBenchCall('ops.removeDevice')
  const [chosen, setChosen] = useState<string | null>(null)
  const [editing, setEditing] = useState<Editing | null>(null)
  const [removing, setRemoving] = useState<DeviceConfig | null>(null)
  const [saved, setSaved] = useState<string | null>(null)
  const at = Math.max(0, devices.findIndex((d) => d.config.id === chosen))
  const ids = devices.map((d) => d.config.id)
  const firstPrinter = devices.find((d) => !isScanner(d.config))?.config.id
  useListKeys(devices, at, (d) => setChosen(d.config.id))
  useScan(({ raw, source }) => {
    const name = source === 'wedge' ? t('device.wedge') : (devices.find((d) => d.config.id === source)?.config.name ?? source)
    return { kind: 'accept', title: t('device.scan-got', { name }), reason: raw }
  })
  const edit = (device: DeviceConfig, isNew: boolean): void => {
    setSaved(null)
    setEditing({ device, isNew })
  }
  const addScanner = (): void => {
    const { id, n } = freeId('scanner', ids)
    edit({ id, kind: 'serial-scanner', name: t('device.scanner-name', { n }), path: '', baudRate: 9600 }, true)
  }
  const addHid = (): void => {
    const { id, n } = freeId('hid', ids)
    edit({ id, kind: 'hid-scanner', name: t('device.scanner-name', { n }), vendorId: 0, productId: 0, serialNumber: null, profile: 'pos-64' }, true)
  }
  const addPrinter = (): void => {
    const { id, n } = freeId('printer', ids)
    edit({ id, kind: 'zpl-tcp-printer', name: t('device.printer-name', { n }), host: '', port: 9100 }, true)
  }
  const removeNow = async (device: DeviceConfig): Promise<void> => {
    await remove.run({ id: device.id })
    setRemoving(null)
    await query.refetch()
  }
  const dialog = {
    isNew: editing?.isNew ?? false,
    onClose: () => setEditing(null),
    onSaved: (name: string) => {
      setChosen(editing?.device.id ?? null)
      setEditing(null)
      setSaved(name)
      void query.refetch()
    }
  }
  const full = devices.length >= MOST
  const actions = may ? (
    <>
      <KeyButton hotkey="N" variant="contained" data-testid="add-scanner" disabled={full || !query.data} onPress={addScanner}>{t('device.add-scanner')}</KeyButton>
      <KeyButton hotkey="H" variant="contained" data-testid="add-hid" disabled={full || !query.data} onPress={addHid}>{d('add.hid')}</KeyButton>
      <KeyButton hotkey="P" variant="contained" data-testid="add-printer" disabled={full || !query.data} onPress={addPrinter}>{t('device.add-printer')}</KeyButton>
    </>
  ) : null
  return (
    <>
      {may ? null : <Note kind="warn">{t('readonly.devices')}</Note>}
      {full ? <Note kind="warn">{t('device.full')}</Note> : null}
      {saved === null ? null : <Note kind="good">✓ {t('act.saved', { name: saved })}</Note>}
      {query.error ? <ErrorPanel error={query.error.error} onRetry={() => query.refetch()} /> : null}
      {remove.error ? <ErrorPanel error={remove.error} /> : null}
      <Section flush title={t('tab.devices')} actions={actions}>
        {query.data && devices.length === 0 ? <EmptyState title={t('device.none')} next={t('device.none-next')} /> : null}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {devices.map((device, i) => (
            <DeviceCard key={device.config.id} device={device} chosen={i === at} first={device.config.id === firstPrinter} may={may} onChoose={() => setChosen(device.config.id)} onEdit={() => edit(device.config, false)} onRemove={() => setRemoving(device.config)} />
          ))}
        </Box>
      </Section>
      <Section title={t('device.wedge')}><LiveScans source="wedge" name={t('device.wedge')} help={t('device.wedge-help')} /></Section>
      {editing?.device.kind === 'serial-scanner' ? <ScannerDialog key={editing.device.id} device={editing.device} {...dialog} /> : null}
      {editing?.device.kind === 'hid-scanner' ? <HidDialog key={editing.device.id} device={editing.device} {...dialog} /> : null}
      {editing && !isScanner(editing.device) ? <PrinterDialog key={editing.device.id} device={editing.device} {...dialog} /> : null}
      {removing ? (
        <ConfirmDialog open danger title={t('device.remove-title', { name: removing.name })} confirmLabel={t('act.remove')} onClose={() => setRemoving(null)} onConfirm={() => removeNow(removing)}>
          {t('device.remove-text')}
        </ConfirmDialog>
      ) : null}
    </>
  )
}
