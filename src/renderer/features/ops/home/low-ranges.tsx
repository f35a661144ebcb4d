import Box from '@mui/material/Box'
import { opsText } from '../../../../shared/text/ops-text.ts'
import type { OutputOf } from '../../../bridge/contract-types.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'

/** Ranges that run out: said while there is still time to add one. */
export function LowRanges({ ranges }: { readonly ranges: OutputOf<'ops.overview'>['lowRanges'] }) {
  const t = useTexts(opsText)
  if (ranges.length === 0) return null
  return (
    <Note kind="warn">
      {ranges.map(({ prefix, remaining }) => <Box key={prefix}>⚠ {t('ranges.low', { prefix, remaining })}</Box>)}
      <Box sx={{ fontWeight: 400 }}>{t('ranges.next')}</Box>
    </Note>
  )
}
