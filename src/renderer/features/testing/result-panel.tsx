import Box from '@mui/material/Box'
import { useState } from 'react'
import { isCompatible } from '../../../shared/domain/testing/crossmatch-result.ts'
import { crossmatchMethods, sideResults } from '../../../shared/domain/testing/crossmatch.ts'
import type { UnitRow } from '../../../shared/ipc/contract/rows.ts'
import { testingText } from '../../../shared/text/testing-text.ts'
import { ChoiceKeys } from '../../kit/data/choice-keys.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import type { ScanPanel } from '../../kit/scan/use-scan.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { changeMatches, matchSession } from './match-session.ts'
import type { Method, Side } from './match-session.ts'

export interface ResultPanelProps {
  readonly unit: UnitRow
  readonly method: Method
  readonly show: ScanPanel['show']
}

const majorKeys = ['5', '6', '7'] as const
const minorKeys = ['8', '9', '0'] as const

/** Result of the bag at hand: one key for the usual two, the sides by digits for the rest. The buttons say what they will record. */
export function ResultPanel({ unit, method, show }: ResultPanelProps) {
  const t = useTexts(testingText)
  const term = useTerm()
  const [major, setMajor] = useState<Side | null>(null)
  const [minor, setMinor] = useState<Side | null>(null)
  const bad = major === 'incompatible' || minor === 'incompatible'
  const good = { major: major ?? 'compatible', minor: minor ?? 'compatible' } as const
  // Nothing chosen: the side that decides is the major one, and the other was not read.
  const wrong = bad ? { major: major ?? 'not-done', minor: minor ?? 'not-done' } as const : ({ major: 'incompatible', minor: minor === 'compatible' ? 'compatible' : 'not-done' } as const)
  const words = (sides: { readonly major: Side; readonly minor: Side }): string =>
    t('result.sides', { major: term('sideResult', sides.major), minor: term('sideResult', sides.minor) })

  const record = (sides: { readonly major: Side; readonly minor: Side }): void => {
    const now = matchSession.get()
    if (now.unit?.id !== unit.id) return
    const pending = [...now.pending, { unit, method, ...sides, error: null }]
    changeMatches({ unit: null, pending })
    const fits = isCompatible(unit.componentClass, sides)
    show({ kind: fits ? 'accept' : 'attention', title: `${unit.selfNumber ?? '—'} · ${t(fits ? 'result.fits' : 'result.fits-not')}`, reason: words(sides), next: t('next.sign', { count: pending.length }) })
  }
  const sides = (keys: readonly string[]) => sideResults.map((value, i) => ({ value, label: term('sideResult', value), hotkey: keys[i] ?? null }))
  return (
    <Section title={t('result.title', { number: unit.selfNumber ?? unit.din })}>
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        <ChoiceKeys label={t('result.method')} choices={crossmatchMethods.map((value) => ({ value, label: term('crossmatchMethod', value) }))} value={method} onChange={(value) => changeMatches({ method: value })} />
        <Box sx={{ display: 'flex', gap: 3, flexWrap: 'wrap' }}>
          <ChoiceKeys label={t('result.major')} choices={sides(majorKeys)} value={major} onChange={setMajor} />
          <ChoiceKeys label={t('result.minor')} choices={sides(minorKeys)} value={minor} onChange={setMinor} />
        </Box>
        <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
          <KeyButton hotkey="C" data-testid="match-compatible" variant="contained" color="success" disabled={bad} onPress={() => record(good)} sx={{ fontSize: 18, minHeight: 56 }}>✓ {t('result.record')}{words(good)}</KeyButton>
          <KeyButton hotkey="X" data-testid="match-incompatible" variant="contained" color="error" onPress={() => record(wrong)} sx={{ fontSize: 18, minHeight: 56 }}>✕ {t('result.record')}{words(wrong)}</KeyButton>
          <KeyButton hotkey="Backspace" onPress={() => changeMatches({ unit: null })}>{t('result.drop')}</KeyButton>
        </Box>
      </Box>
    </Section>
  )
}
