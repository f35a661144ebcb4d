import Box from '@mui/material/Box'
import { useEffect, useRef, useState } from 'react'
import { connectionText } from '../../../shared/text/connection-text.ts'
import { useBenchCall } from '../../bridge/use-bench-call.ts'
import { ErrorPanel } from '../data/error-panel.tsx'
import { Field } from '../data/field.tsx'
import { Progress } from '../data/progress.tsx'
import { KeyButton } from '../keys/key-button.tsx'
import { useText, useTexts } from '../text/use-text.ts'
import { CaFile, type Ca } from './ca-file.tsx'
import { reasonKey } from './reason-key.ts'
import { serverAddress } from './server-address.ts'
import { useConnection } from './use-connection.ts'

export interface JoinFormProps {
  /** Joined, and the data of the hospital is here. */
  readonly onDone: (serverName: string) => void
  readonly onBack?: () => void
}

/** Address, one-time code, name, CA: a bench becomes one of a server. Core starts anew in the middle of it, which the form sits out. */
export function JoinForm({ onDone, onBack }: JoinFormProps) {
  const t = useTexts(connectionText)
  const ui = useText()
  const enrol = useBenchCall('sync.enrol')
  const connection = useConnection()
  const [url, setUrl] = useState('')
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [ca, setCa] = useState<Ca | null>(null)
  const [joined, setJoined] = useState<string | null>(null)
  const told = useRef(false)
  const address = serverAddress(url)
  const ready = address !== null && code.trim() !== '' && name.trim() !== '' && name.trim().length <= 60
  const here = joined !== null && connection?.mode === 'server' && connection.state === 'online' && connection.lastSyncAt !== null
  useEffect(() => {
    if (!here || joined === null || told.current) return
    told.current = true
    onDone(joined)
  }, [here, joined, onDone])
  const submit = async (): Promise<void> => {
    if (address === null) return
    const answer = await enrol.run({ url: address.href, code: code.trim(), benchName: name.trim(), ca: ca?.pem ?? null })
    if (answer.ok) setJoined(answer.value.serverName)
  }
  const why = enrol.error === null ? null : reasonKey(String(enrol.error.params['reason'] ?? ''))
  // Node's word for what failed becomes the lab's.
  const error = enrol.error === null || why === null ? enrol.error : { ...enrol.error, params: { ...enrol.error.params, reason: t(why) } }
  const busy = enrol.busy || joined !== null
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Box sx={{ color: 'text.secondary' }}>{t('join.help')}</Box>
      {error ? <ErrorPanel error={error} /> : null}
      <Field label={t('join.server')} required autoFocus disabled={busy} value={url} onChange={setUrl} help={t(address?.plain ? 'join.plain' : 'join.server-help')} error={url === '' || address !== null ? null : t('join.server-bad')} />
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
        <Field label={t('join.code')} required disabled={busy} value={code} onChange={setCode} help={t('join.code-help')} />
        <Field label={t('join.name')} required disabled={busy} value={name} onChange={setName} help={t('join.name-help')} />
      </Box>
      <CaFile value={ca} disabled={busy} onChange={setCa} />
      {busy ? <Progress label={t('join.running')} /> : null}
      <Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end' }}>
        {onBack ? <KeyButton hotkey="Esc" disabled={busy} onPress={onBack}>{ui('keys.back')}</KeyButton> : null}
        <KeyButton hotkey="Enter" inFields variant="contained" size="large" disabled={!ready || busy} data-testid="join-submit" onPress={submit}>{t('join.submit')}</KeyButton>
      </Box>
    </Box>
  )
}
