import { Suspense, useState } from 'react'
import { useLocation } from 'react-router'
import { ALWAYS_LEVEL, keysNow } from '../kit/keys/hotkeys.ts'
import { HotkeyLevel, useHotkey } from '../kit/keys/use-hotkey.ts'
import { KeyCap } from '../kit/keys/key-cap.tsx'
import { KeyButton } from '../kit/keys/key-button.tsx'
import { shownKeys } from '../kit/keys/shown-keys.ts'
import type { ShownKey } from '../kit/keys/shown-keys.ts'
import { useText } from '../kit/text/use-text.ts'
import { HelpDialog } from './sign-in.tsx'

type Tab = 'page' | 'keys'

/** F1: what this screen is for. Shift+F1: every key that works now. Both also over a dialog and before signing in. `over`: a dialog with a page of its own. */
export function HelpKeys({ signedIn, over }: { readonly signedIn: boolean; readonly over: string | null }) {
  const t = useText()
  const { pathname } = useLocation()
  const [open, setOpen] = useState<{ readonly tab: Tab; readonly keys: readonly ShownKey[] } | null>(null)
  // The keys are those of the screen or dialog below, so they are read before the help itself opens.
  const show = (tab: Tab): void => setOpen((now) => ({ tab, keys: now?.keys ?? shownKeys(keysNow()) }))
  return (
    <HotkeyLevel value={ALWAYS_LEVEL}>
      <Keys label={[t('help.open'), t('help.keys')]} onShow={show} />
      {open ? (
        <Suspense fallback={null}>
          <HelpDialog path={over ?? (signedIn ? pathname : '/sign-in')} tab={open.tab} keys={open.keys} onTab={show} onClose={() => setOpen(null)} />
        </Suspense>
      ) : null}
    </HotkeyLevel>
  )
}

function Keys({ label, onShow }: { readonly label: readonly [string, string]; readonly onShow: (tab: Tab) => void }) {
  useHotkey('F1', () => onShow('page'), { label: label[0] })
  useHotkey('Shift+F1', () => onShow('keys'), { label: label[1] })
  return null
}

/** The same on the top bar, for the mouse and for who does not know F1 yet. It presses the key, so there is one way in. */
export function HelpButton({ sx }: { readonly sx: object }) {
  const t = useText()
  return <KeyButton sx={sx} data-testid="help" onPress={() => void window.dispatchEvent(new KeyboardEvent('keydown', { code: 'F1', key: 'F1' }))}>{t('help.open')}<KeyCap>F1</KeyCap></KeyButton>
}
