import Box from '@mui/material/Box'
import { useRef, useState } from 'react'
import { opsText } from '../../../../shared/text/ops-text.ts'
import { peopleText } from '../../../../shared/text/people-text.ts'
import type { OutputOf } from '../../../bridge/contract-types.ts'
import { useBenchCall } from '../../../bridge/use-bench-call.ts'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Progress } from '../../../kit/data/progress.tsx'
import { Section } from '../../../kit/data/section.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'

/** Entries per call: about a tenth of a second, between which core answers scans and the person may stop. */
const STRETCH = 10_000

type Part = OutputOf<'ops.verifyAuditPart'>

/** Walks the audit chain on a key, in stretches, and says the result in one sentence. */
export function AuditPanel() {
  const t = useTexts(opsText)
  const p = useTexts(peopleText)
  const verify = useBenchCall('ops.verifyAuditPart')
  const [at, setAt] = useState<Part | null>(null)
  const [running, setRunning] = useState(false)
  const stop = useRef(false)
  const check = async (): Promise<void> => {
    stop.current = false
    setAt(null)
    setRunning(true)
    let part: Part | null = null
    do {
      const answer = await verify.run({ afterSeq: part?.entries ?? 0, hash: part?.headHash ?? '', limit: STRETCH })
      if (!answer.ok) break
      part = answer.value
      setAt(part)
    } while (!part.end && !stop.current)
    setRunning(false)
  }
  const result = running ? null : at
  return (
    <Section title={t('audit.title')}>
      <Box sx={{ color: 'text.secondary', fontSize: 14, mb: 1 }}>{t('audit.help')}</Box>
      <KeyButton hotkey="V" data-testid="verify-audit" disabled={running} onPress={() => void check()}>{t('audit.check')}</KeyButton>
      {running ? (
        <>
          <Progress label={p('audit.progress')} done={at?.entries ?? 0} total={at?.total ?? 0} />
          <KeyButton hotkey="X" size="small" onPress={() => void (stop.current = true)}>{p('stop')}</KeyButton>
        </>
      ) : null}
      <Box data-testid="audit-result" sx={{ mt: result || verify.error ? 1 : 0 }}>
        {verify.error ? <ErrorPanel error={verify.error} /> : null}
        {result ? (
          <Note kind={!result.ok ? 'bad' : result.end ? 'good' : 'warn'}>
            {!result.ok ? `✕ ${t('audit.broken', { at: result.brokenAt ?? '?' })}` : result.end ? `✓ ${t('audit.ok', { count: result.entries })}` : `⚠ ${p('audit.stopped', { count: result.entries })}`}
            <Box sx={{ fontSize: 12, fontWeight: 400 }}>{t('audit.hash', { hash: result.headHash.slice(0, 16) })}</Box>
          </Note>
        ) : null}
      </Box>
    </Section>
  )
}
