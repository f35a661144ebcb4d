import Box from '@mui/material/Box'
import { useState } from 'react'
import { isScanner } from '../../../../shared/domain/devices/device-config.ts'
import { deviceText } from '../../../../shared/text/device-texts.ts'
import { devicesText } from '../../../../shared/text/devices-text.ts'
import { opsText } from '../../../../shared/text/ops-text.ts'
import type { OutputOf } from '../../../bridge/contract-types.ts'
import { useBenchCall } from '../../../bridge/use-bench-call.ts'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { usePrefs } from '../../../kit/prefs.ts'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { DeviceStateText } from '../device-state-text.tsx'
import type { ListedDevice } from '../use-device-list.ts'
import { LiveBytes } from './live-bytes.tsx'
import { LiveScans } from './live-scans.tsx'
import { TestResult } from './test-result.tsx'
import { useDeviceWhere } from './use-device-where.ts'

export interface DeviceCardProps {
  readonly device: ListedDevice
  readonly chosen: boolean
  /** Labels go to this printer unless they say otherwise. */
  readonly first: boolean
  readonly may: boolean
  readonly onChoose: () => void
  readonly onEdit: () => void
  readonly onRemove: () => void
}

/** One device: where it is, how it is, and its test. The chosen card answers to the keys. */
export function DeviceCard({ device: { config, state, detail }, chosen, first, may, onChoose, onEdit, onRemove }: DeviceCardProps) {
  const t = useTexts(opsText)
  const d = useTexts(devicesText)
  const { locale } = usePrefs()
  const term = useTerm()
  const testPrinter = useBenchCall('ops.testPrinter')
  const [result, setResult] = useState<OutputOf<'ops.testPrinter'> | null>(null)
  const [listening, setListening] = useState(false)
  const scanner = isScanner(config)
  const key = (hotkey: string): { readonly hotkey?: string } => (chosen ? { hotkey } : {})
  const test = async (): Promise<void> => {
    onChoose()
    if (scanner) {
      setListening(!listening)
      return
    }
    setResult(null)
    const answer = await testPrinter.run({ id: config.id })
    if (answer.ok) setResult(answer.value)
  }
  const where = useDeviceWhere()(config)
  const toDo = deviceText(locale, state)
  return (
    <Box component="li" data-testid={`device-${config.id}`} aria-current={chosen} onClick={onChoose} sx={{ p: 1.5, borderBottom: '1px solid #e3e8ee', background: chosen ? '#eef5fb' : '#fff', boxShadow: chosen ? 'inset 5px 0 #0b4f8a' : 'none' }}>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <Box sx={{ flex: 1, minWidth: 240 }}>
          <Box sx={{ fontSize: 18, fontWeight: 800 }}>{config.name} <Box component="span" sx={{ ml: 1 }}><DeviceStateText state={state} /></Box></Box>
          <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>{term('deviceKind', config.kind)} · {where} · {config.id}</Box>
          {first ? <Box sx={{ fontSize: 14, fontWeight: 700 }}>➜ {d('printer.first')}</Box> : null}
          {toDo === null ? null : <Box data-testid={`device-to-do-${config.id}`} sx={{ fontWeight: 600 }}>{toDo}</Box>}
          {detail ? <Box sx={{ fontSize: 13, color: 'text.secondary', overflowWrap: 'anywhere' }}>{detail}</Box> : null}
        </Box>
        {may ? (
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            <KeyButton {...key('T')} data-testid={`test-device-${config.id}`} onPress={test}>{t(scanner ? (listening ? 'device.stop-test' : 'device.test-scan') : 'device.test-print')}</KeyButton>
            <KeyButton {...key('E')} data-testid={`edit-device-${config.id}`} onPress={onEdit}>{t('act.edit')}</KeyButton>
            <KeyButton {...key('Delete')} color="error" data-testid={`remove-device-${config.id}`} onPress={onRemove}>{t('act.remove')}</KeyButton>
          </Box>
        ) : null}
      </Box>
      <Box data-testid={`test-result-${config.id}`} sx={{ mt: result || testPrinter.error ? 1 : 0 }}>
        {testPrinter.error ? <ErrorPanel error={testPrinter.error} /> : null}
        {result ? <TestResult result={result} kind={config.kind} /> : null}
      </Box>
      {listening ? <><LiveScans source={config.id} name={config.name} /><LiveBytes device={config.id} /></> : null}
    </Box>
  )
}
