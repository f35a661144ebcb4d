import Box from '@mui/material/Box'
import { scannerBaudRates } from '../../../../shared/domain/devices/device-config.ts'
import { opsText } from '../../../../shared/text/ops-text.ts'
import { useBenchQuery } from '../../../bridge/use-bench-query.ts'
import { ChoiceKeys } from '../../../kit/data/choice-keys.tsx'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Field } from '../../../kit/data/field.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useHotkey } from '../../../kit/keys/use-hotkey.ts'
import { useTexts } from '../../../kit/text/use-text.ts'

type Baud = (typeof scannerBaudRates)[number]

export interface SerialFieldsProps {
  readonly path: string
  readonly baudRate: Baud
  readonly onPath: (path: string) => void
  readonly onBaudRate: (rate: Baud) => void
  /** Whether the digits choose a port; not where they choose something else. */
  readonly portKeys: boolean
}

/** Which serial port and how fast: chosen from what the system names, or typed. */
export function SerialFields({ path, baudRate, onPath, onBaudRate, portKeys }: SerialFieldsProps) {
  const t = useTexts(opsText)
  const ports = useBenchQuery('ops.serialPorts', {})
  const found = ports.data?.ports ?? []
  return (
    <>
      {found.length > 0 ? (
        <ChoiceKeys
          vertical
          label={t('device.ports')}
          value={path}
          choices={found.map((p) => ({ value: p.path, label: p.label === '' ? p.path : `${p.path} · ${p.label}`, ...(portKeys ? {} : { hotkey: null }) }))}
          onChange={onPath}
        />
      ) : (
        <Box sx={{ color: 'text.secondary' }}>{ports.isPending ? '…' : t('device.no-ports')}</Box>
      )}
      {ports.error ? <ErrorPanel error={ports.error.error} /> : null}
      <Box><KeyButton hotkey="R" onPress={() => ports.refetch()}>{t('device.refresh')}</KeyButton></Box>
      <Field label={t('device.path')} required value={path} onChange={onPath} help={t('device.path-help')} />
      <NextBaud now={baudRate} onChange={onBaudRate} />
      <ChoiceKeys
        label={t('device.baud')}
        value={String(baudRate)}
        choices={scannerBaudRates.map((rate) => ({ value: String(rate), label: String(rate), hotkey: null }))}
        onChange={(value) => onBaudRate(scannerBaudRates.find((rate) => String(rate) === value) ?? baudRate)}
      />
    </>
  )
}

/** Inside the dialog, so that the key has its level. */
function NextBaud({ now, onChange }: { readonly now: Baud; readonly onChange: (rate: Baud) => void }) {
  useHotkey('B', () => onChange(scannerBaudRates[(scannerBaudRates.indexOf(now) + 1) % scannerBaudRates.length] ?? now))
  return null
}
