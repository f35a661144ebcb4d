import Box from '@mui/material/Box'
import { codeRulesText } from '../../../shared/text/code-rules-text.ts'
import { useTexts } from '../../kit/text/use-text.ts'

/** The bag's codes exactly as they were read at receipt, for whoever has to check what a rule made of them. */
export function RawScanList({ scans }: { readonly scans: readonly string[] }) {
  const t = useTexts(codeRulesText)
  if (scans.length === 0) return <Box sx={{ color: 'text.secondary' }}>{t('raw.none')}</Box>
  return (
    <Box component="ol" data-testid="raw-scans" sx={{ m: 0, pl: 3 }}>
      {scans.map((scan) => <Box component="li" key={scan}><Box component="code" sx={{ fontSize: 15, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>{scan}</Box></Box>)}
    </Box>
  )
}
