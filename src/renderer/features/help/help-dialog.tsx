import Box from '@mui/material/Box'
import { helpPageOf } from '../../../shared/text/help/help-page.ts'
import { helpEn } from '../../../shared/text/help/help-en.ts'
import { helpZh } from '../../../shared/text/help/help-zh.ts'
import { helpText } from '../../../shared/text/help/help-text.ts'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import type { ShownKey } from '../../kit/keys/shown-keys.ts'
import { usePrefs } from '../../kit/prefs.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import { HelpPageView } from './help-page-view.tsx'
import { KeyMap } from './key-map.tsx'

export interface HelpDialogProps {
  readonly path: string
  readonly tab: 'page' | 'keys'
  readonly keys: readonly ShownKey[]
  readonly onTab: (tab: 'page' | 'keys') => void
  readonly onClose: () => void
}

/** Help over whatever is open: the page of the screen, or its keys. Scans go on to the work below. */
export default function HelpDialog({ path, tab, keys, onTab, onClose }: HelpDialogProps) {
  const t = useTexts(helpText)
  const ui = useText()
  const { locale } = usePrefs()
  const title = (locale === 'en' ? helpEn : helpZh)[helpPageOf(path)].title
  return (
    <KitDialog open maxWidth="md" title={t('title', { title })} onClose={onClose} actions={<KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.close')}</KeyButton>}>
      <Box role="group" aria-label={t('tabs')} sx={{ display: 'flex', gap: 1, mb: 2 }}>
        <KeyButton hotkey="1" aria-pressed={tab === 'page'} variant={tab === 'page' ? 'contained' : 'outlined'} onPress={() => onTab('page')}>{t('tab-page')}</KeyButton>
        <KeyButton hotkey="2" aria-pressed={tab === 'keys'} variant={tab === 'keys' ? 'contained' : 'outlined'} onPress={() => onTab('keys')}>{t('tab-keys')}</KeyButton>
      </Box>
      <Box tabIndex={0} role="region" aria-label={t('title', { title })} sx={{ height: '52vh', overflowY: 'auto', pr: 1 }}>{tab === 'page' ? <HelpPageView path={path} /> : <KeyMap keys={keys} />}</Box>
    </KitDialog>
  )
}
