import Box from '@mui/material/Box'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { connectionText } from '../../../shared/text/connection-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchCall } from '../../bridge/use-bench-call.ts'
import { ageOfMs } from '../../kit/connection/age-of-instant.ts'
import { connectionLevel, SKEW_MS } from '../../kit/connection/connection-look.ts'
import { useAgeWords } from '../../kit/connection/use-age-words.ts'
import { useConnection, type Connection } from '../../kit/connection/use-connection.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import { AllowedList } from './allowed-list.tsx'
import { ConnectionFacts } from './connection-facts.tsx'
import { OutcomeList } from './outcome-list.tsx'

export interface ConnectionPanelProps {
  /** Somebody is signed in: without, one may look, and nothing more. */
  readonly signedIn: boolean
  readonly onClose: () => void
}

const looks = {
  fine: { ground: '#dff3e4', ink: '#0b4a22', sign: '✓' },
  none: { ground: '#e8edf2', ink: '#33475b', sign: '○' },
  wait: { ground: '#e8edf2', ink: '#33475b', sign: '◐' },
  attention: { ground: '#fff0c7', ink: '#5b3a00', sign: '⚠' },
  bad: { ground: '#fde3e1', ink: '#7a0f12', sign: '✕' }
} as const

/** F11: what the connection allows now, what waits, what the server said. Closes on Esc; nothing here is needed to go on working. */
export function ConnectionPanel({ signedIn, onClose }: ConnectionPanelProps) {
  const t = useTexts(connectionText)
  const ui = useText()
  const go = useNavigate()
  const age = useAgeWords()
  const c = useConnection()
  const sync = useBenchCall('sync.now')
  const toFile = useBenchCall('sync.exportOutbox')
  const [written, setWritten] = useState<OutputOf<'sync.exportOutbox'> | null>(null)
  if (c === undefined) return null
  const level = connectionLevel(c)
  const server = c.mode === 'server'
  const write = async (): Promise<void> => {
    const answer = await toFile.run({})
    setWritten(answer.ok ? answer.value : null)
  }
  const cases = (): void => {
    onClose()
    void go('/tasks')
  }
  const actions = (
    <>
      {signedIn ? <KeyButton hotkey="C" data-testid="connection-cases" onPress={cases}>{t('panel.cases')}</KeyButton> : null}
      {signedIn && server ? <KeyButton hotkey="X" data-testid="export-outbox" disabled={c.pending + c.undecided === 0} onPress={write}>{t('panel.export')}</KeyButton> : null}
      {signedIn && server ? <KeyButton hotkey="S" variant="contained" data-testid="sync-now" onPress={() => sync.run({})}>{t('panel.now')}</KeyButton> : null}
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.close')}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={t('panel.title')} maxWidth="md" onClose={onClose} actions={actions}>
      <Box data-testid="connection-panel" sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        <Box role="status" style={{ background: looks[level].ground, color: looks[level].ink }} sx={{ borderRadius: 1, p: 1.5, fontWeight: 700, fontSize: 18 }}>
          {looks[level].sign} {t(`state.${c.state}`)} — {say(t, c)}
        </Box>
        {Math.abs(c.clockSkewMs) >= SKEW_MS ? (
          <Box role="alert" sx={{ borderRadius: 1, p: 1.25, fontWeight: 700, background: '#fff0c7', color: '#5b3a00' }}>
            ⚠ {t('panel.skew', { age: age(ageOfMs(Math.abs(c.clockSkewMs))), direction: t(c.clockSkewMs > 0 ? 'skew.behind' : 'skew.ahead') })}
          </Box>
        ) : null}
        {sync.busy ? <Progress label={t('panel.syncing')} /> : null}
        {sync.error ? <ErrorPanel error={sync.error} /> : null}
        {toFile.error ? <ErrorPanel error={toFile.error} /> : null}
        {written ? <Box role="status" data-testid="exported" sx={{ borderRadius: 1, p: 1.25, fontWeight: 700, background: '#dff3e4', color: '#0b4a22', overflowWrap: 'anywhere' }}>✓ {t('panel.exported', { file: written.file, count: written.commands })}</Box> : null}
        {signedIn && server ? <OutcomeList /> : null}
        <Section title={t('panel.allowed')}><AllowedList connection={c} /></Section>
        {server ? <Section title={t('panel.facts')}><ConnectionFacts connection={c} /></Section> : null}
      </Box>
    </KitDialog>
  )
}

function say(t: ReturnType<typeof useTexts<Parameters<typeof connectionText>[1]>>, c: Connection): string {
  const key = c.state === 'online' && c.pending > 0 ? 'say.online-pending' : (`say.${c.state}` as const)
  return t(key, { server: c.serverName ?? c.serverUrl ?? '', count: c.pending })
}
