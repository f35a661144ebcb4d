import Box from '@mui/material/Box'
import { useState } from 'react'
import { opsText } from '../../../../shared/text/ops-text.ts'
import type { OutputOf } from '../../../bridge/contract-types.ts'
import { useBenchCall } from '../../../bridge/use-bench-call.ts'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Section } from '../../../kit/data/section.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../note.tsx'

/** Walks the audit chain on a key and says the result in one sentence. */
export function AuditPanel() {
  const t = useTexts(opsText)
  const verify = useBenchCall('ops.verifyAudit')
  const [result, setResult] = useState<OutputOf<'ops.verifyAudit'> | null>(null)
  const check = async (): Promise<void> => {
    setResult(null)
    const answer = await verify.run({})
    if (answer.ok) setResult(answer.value)
  }
  return (
    <Section title={t('audit.title')}>
      <Box sx={{ color: 'text.secondary', fontSize: 14, mb: 1 }}>{t('audit.help')}</Box>
      <KeyButton hotkey="V" data-testid="verify-audit" onPress={check}>{t('audit.check')}</KeyButton>
      <Box data-testid="audit-result" sx={{ mt: result || verify.error ? 1 : 0 }}>
        {verify.error ? <ErrorPanel error={verify.error} /> : null}
        {result ? (
          <Note kind={result.ok ? 'good' : 'bad'}>
            {result.ok ? `✓ ${t('audit.ok', { count: result.entries })}` : `✕ ${t('audit.broken', { at: result.brokenAt ?? '?' })}`}
            <Box sx={{ fontSize: 12, fontWeight: 400 }}>{t('audit.hash', { hash: result.headHash.slice(0, 16) })}</Box>
          </Note>
        ) : null}
      </Box>
    </Section>
  )
}
