import Box from '@mui/material/Box'
import { helpText } from '../../../shared/text/help/help-text.ts'
import { KeyCap } from '../../kit/keys/key-cap.tsx'
import type { ShownKey } from '../../kit/keys/shown-keys.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'

/** Every key that worked when help was opened, with the words of its button. */
export function KeyMap({ keys }: { readonly keys: readonly ShownKey[] }) {
  const t = useTexts(helpText)
  const ui = useText()
  const named: Readonly<Record<string, string>> = { Up: ui('keys.up'), Down: ui('keys.down'), Enter: ui('keys.enter'), Esc: ui('keys.back') }
  return (
    <Box data-testid="key-map">
      <Box sx={{ color: 'text.secondary', mb: 1 }}>{t('keys-help')}</Box>
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(250px, 1fr))', gap: 0.5, m: 0 }}>
        {keys.map(({ combo, label }) => (
          <Box key={combo} data-key={combo} sx={{ display: 'flex', gap: 1, alignItems: 'center', border: '1px solid #d5dde5', borderRadius: 1, px: 1, py: 0.75 }}>
            <Box component="dt" sx={{ minWidth: 76, textAlign: 'center' }}><KeyCap>{combo}</KeyCap></Box>
            <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>{label ?? named[combo] ?? ui('keys.unnamed')}</Box>
          </Box>
        ))}
      </Box>
    </Box>
  )
}
