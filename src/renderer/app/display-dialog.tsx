import Box from '@mui/material/Box'
import { contrasts, motions, setPrefs, textSizes, usePrefs } from '../kit/prefs.ts'
import { ChoiceKeys } from '../kit/data/choice-keys.tsx'
import { KitDialog } from '../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../kit/keys/key-button.tsx'
import { useText } from '../kit/text/use-text.ts'

const contrastKeys = { normal: '1', high: '2' } as const
const sizeKeys = { normal: '3', large: '4', larger: '5' } as const
const motionKeys = { full: '6', reduced: '7' } as const

/** How the screen of this bench looks and sounds. Works at once, also before anyone signed in, and stays. */
export function DisplayDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const { contrast, textSize, motion, muted } = usePrefs()
  return (
    <KitDialog open title={t('display.title')} onClose={onClose} actions={<KeyButton hotkey="Esc" onPress={onClose}>{t('dialog.close')}</KeyButton>}>
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
        <ChoiceKeys label={t('display.contrast')} value={contrast} choices={contrasts.map((value) => ({ value, label: t(`display.contrast-${value}`), hotkey: contrastKeys[value] }))} onChange={(value) => setPrefs({ contrast: value })} />
        <ChoiceKeys label={t('display.size')} value={textSize} choices={textSizes.map((value) => ({ value, label: t(`display.size-${value}`), hotkey: sizeKeys[value] }))} onChange={(value) => setPrefs({ textSize: value })} />
        <ChoiceKeys label={t('display.motion')} value={motion} choices={motions.map((value) => ({ value, label: t(`display.motion-${value}`), hotkey: motionKeys[value] }))} onChange={(value) => setPrefs({ motion: value })} />
        <ChoiceKeys
          label={t('display.sound')}
          value={muted ? 'off' : 'on'}
          choices={[{ value: 'on', label: t('display.sound-on'), hotkey: '8' }, { value: 'off', label: t('display.sound-off'), hotkey: '9' }]}
          onChange={(value) => setPrefs({ muted: value === 'off' })}
        />
      </Box>
    </KitDialog>
  )
}
