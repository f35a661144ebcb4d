import Box from '@mui/material/Box'
import { useState } from 'react'
import type { StationMapping } from '../../../shared/domain/station/mapping.ts'
import { stationText } from '../../../shared/text/station-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchCall } from '../../bridge/use-bench-call.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import type { ValueField } from './mapping-draft.ts'
import { useMappingWords } from './use-mapping-words.ts'
import { useRefusedLine } from './use-refused-line.ts'

const MOST = 20

/** A pasted sample, read by the table as it stands in the editor: what comes in, and what stays out and why. */
export function MappingTry({ mapping }: { readonly mapping: StationMapping }) {
  const t = useTexts(stationText)
  const term = useTerm()
  const said = useRefusedLine()
  const words = useMappingWords()
  const trying = useBenchCall('station.tryMapping')
  const [sample, setSample] = useState('')
  const [found, setFound] = useState<OutputOf<'station.tryMapping'> | null>(null)
  const run = async (): Promise<void> => {
    const answer = await trying.run({ mapping, sample })
    setFound(answer.ok ? answer.value : null)
  }
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
      <Box onKeyDown={(event) => (event.key === 'Enter' ? event.stopPropagation() : undefined)}>
        <Field label={t('mapping.sample')} multiline value={sample} onChange={(text) => setSample(text.slice(0, 200_000))} />
      </Box>
      <Box><KeyButton hotkey="F8" data-testid="mapping-try" disabled={sample.trim() === '' || trying.busy} onPress={run}>{t('mapping.try-run')}</KeyButton></Box>
      {trying.error ? <ErrorPanel error={trying.error} /> : null}
      {found ? (
        <Box data-testid="mapping-tried" role="status" sx={{ display: 'flex', flexDirection: 'column', gap: 0.5, overflowWrap: 'anywhere' }}>
          {found.unknownNames.length === 0 ? null : <Box sx={{ fontWeight: 700, color: '#8a4b00' }}>{t('mapping.try-unknown', { names: found.unknownNames.join('、') })}</Box>}
          <Box sx={{ fontWeight: 800, color: '#0b4a22' }}>{t('mapping.try-good', { count: found.good.length })}</Box>
          {found.good.slice(0, MOST).map(({ line, texts }) => <Box key={line}>{t('mapping.try-line', { line, texts: Object.entries(texts).map(([field, value]) => `${term('mappedField', field)} ${words.word(field as ValueField, value)}`).join(' · ') })}</Box>)}
          {found.refused.length === 0 ? null : <Box sx={{ fontWeight: 800, color: '#a50f17' }}>{t('mapping.try-bad', { count: found.refused.length })}</Box>}
          {found.refused.slice(0, MOST).map((line, i) => <Box key={i}>{said(line)}</Box>)}
        </Box>
      ) : null}
    </Box>
  )
}
