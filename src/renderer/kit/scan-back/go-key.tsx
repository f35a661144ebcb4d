import { useNavigate } from 'react-router'
import { scanBackText } from '../../../shared/text/scan-back-text.ts'
import { KeyButton } from '../keys/key-button.tsx'
import { useTexts } from '../text/use-text.ts'
import type { Destination } from './use-known-code.ts'

/** The key that leads to where an unexpected code belongs. */
export function GoKey({ to }: { readonly to: Destination | null }) {
  const t = useTexts(scanBackText)
  const go = useNavigate()
  if (to === null) return null
  return <KeyButton hotkey="O" data-testid="go-there" onPress={() => void go(to.path)}>{t('go', { place: t(`place.${to.place}`) })}</KeyButton>
}
