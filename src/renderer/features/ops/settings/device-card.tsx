import Box from '@mui/material/Box'
import { useState } from 'react'
import { opsText } from '../../../../shared/text/ops-text.ts'
import type { OutputOf } from '../../../bridge/contract-types.ts'
import { useBenchCall } from '../../../bridge/use-bench-call.ts'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { DeviceStateText } from '../device-state-text.tsx'
import type { ListedDevice } from '../use-device-list.ts'
import { LiveScans } from './live-scans.tsx'
import { TestResult } from './test-result.tsx'

export interface DeviceCardProps {
  readonly device: ListedDevice
  readonly chosen: boolean
  readonly may: boolean
  readonly onChoose: () => void
  readonly onEdit: () => void
  readonly onRemove: () => void
}

/** One device: where it is, how it is, and its test. The chosen card answers to the keys. */
export function DeviceCard({ device: { config, state, detail }, chosen, may, onChoose, onEdit, onRemove }: DeviceCardProps) {
  const t = useTexts(opsText)
  const term = useTerm()
  const testPrinter = useBenchCall('ops.testPrinter')
  const [result, setResult] = useState<OutputOf<'ops.testPrinter'> | null>(null)
  const [listening, setListening] = useState(false)
  const scanner = config.kind === 'serial-scanner'
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
  const where = scanner ? t('device.serial-at', { path: config.path, baud: config.baudRate }) : t('device.network-at', { host: config.host, port: config.port })
  return (
    <Box component="li" data-testid={`device-${config.id}`} aria-current={chosen} onClick={onChoose} sx={{ p: 1.5, borderBottom: '1px solid #e3e8ee', background: chosen ? '#eef5fb' : '#fff', boxShadow: chosen ? 'inset 5px 0 #0b4f8a' : 'none' }}>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <Box sx={{ flex: 1, minWidth: 240 }}>
          <Box sx={{ fontSize: 18, fontWeight: 800 }}>{config.name} <Box component="span" sx={{ ml: 1 }}><DeviceStateText state={state} /></Box></Box>
          <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>{term('deviceKind', config.kind)} · {where} · {config.id}</Box>
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
        {result ? <TestResult result={result} /> : null}
      </Box>
      {listening ? <LiveScans source={config.id} name={config.name} /> : null}
    </Box>
  )
}
