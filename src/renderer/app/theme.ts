import { createTheme } from '@mui/material/styles'
import type { Theme } from '@mui/material/styles'
import type { Prefs } from '../kit/prefs.ts'

/** Orange-brown: at least 3:1 against white, the pale grounds and the dark top bar alike. */
const FOCUS = '#c27c00'

/** Where the keyboard is, on everything that can have it. Fields keep their own thick frame. */
const focusRing = {
  ':where(button, a, summary, [tabindex="0"], [role="button"], [role="tab"], [role="radio"], [role="checkbox"]):focus-visible': { outline: `3px solid ${FOCUS} !important`, outlineOffset: '1px' },
  'html[data-contrast="high"] :focus-visible': { outline: '4px solid #c04f00 !important', outlineOffset: '1px' }
} as const

/** Screens colour borders and quiet text themselves; in high contrast all of it becomes black on white. */
const highContrast = {
  'html[data-contrast="high"]': {
    '& main, & aside, & nav, & [role="dialog"]': { color: '#000' },
    '& main *, & aside *, & nav, & [role="dialog"] *': { borderColor: 'currentColor !important', opacity: '1 !important' },
    '& section, & table, & fieldset': { borderWidth: 2 },
    '& kbd': { fontWeight: 800 },
    '& [data-tone] td, & [role="status"], & [role="alert"], & [data-verdict]': { fontWeight: 700 },
    '& button:disabled': { opacity: '0.55 !important', borderStyle: 'dashed !important' }
  }
} as const

const stillness = { animation: 'none !important', transition: 'none !important', scrollBehavior: 'auto !important' } as const

/** Light, strong contrast, calm: no ripple and no transition, so that a verdict is painted in the next frame. Targets ≥ 44 px. */
export function createBenchTheme(contrast: Prefs['contrast'] = 'normal'): Theme {
  const high = contrast === 'high'
  return createTheme({
    palette: {
      mode: 'light',
      primary: { main: high ? '#002b52' : '#0b4f8a' },
      success: { main: high ? '#004d1d' : '#17803d' },
      warning: { main: high ? '#5b3200' : '#8f5600' },
      error: { main: high ? '#7d0009' : '#b3131c' },
      background: { default: high ? '#ffffff' : '#eef2f6', paper: '#ffffff' },
      text: { primary: high ? '#000000' : '#14202b', secondary: high ? '#000000' : '#4a5b6c' },
      ...(high ? { divider: '#000000', action: { disabled: '#3a3a3a' } } : {})
    },
    shape: { borderRadius: 6 },
    typography: {
      fontFamily: "'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif",
      fontSize: 15,
      button: { textTransform: 'none', fontWeight: 700, fontSize: 16 }
    },
    transitions: { create: () => 'none' },
    components: {
      MuiButtonBase: { defaultProps: { disableRipple: true } },
      MuiButton: {
        defaultProps: { disableElevation: true },
        styleOverrides: { root: { minHeight: 44, minWidth: 64, whiteSpace: 'normal', lineHeight: 1.2 }, outlined: high ? { borderWidth: 2 } : {} }
      },
      MuiCssBaseline: {
        styleOverrides: {
          'html, body, #root': { height: '100%' },
          body: { overflow: 'hidden', fontSize: 16 },
          ...focusRing,
          ...highContrast,
          'html[data-motion="reduced"] *': stillness,
          '@media (prefers-reduced-motion: reduce)': { '*': stillness }
        }
      }
    }
  })
}
