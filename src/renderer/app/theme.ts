import { createTheme } from '@mui/material/styles'
import type { Theme } from '@mui/material/styles'

/** Light, strong contrast, calm: no ripple and no transition, so that a verdict is painted in the next frame. Targets ≥ 44 px. */
export function createBenchTheme(): Theme {
  return createTheme({
    palette: {
      mode: 'light',
      primary: { main: '#0b4f8a' },
      success: { main: '#17803d' },
      warning: { main: '#b36b00' },
      error: { main: '#b3131c' },
      background: { default: '#eef2f6', paper: '#ffffff' },
      text: { primary: '#14202b', secondary: '#4a5b6c' }
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
        styleOverrides: { root: { minHeight: 44, minWidth: 64, whiteSpace: 'normal', lineHeight: 1.2, '&:focus-visible': { outline: '3px solid #f0a800', outlineOffset: 2 } } }
      },
      MuiCssBaseline: { styleOverrides: { 'html, body, #root': { height: '100%' }, body: { overflow: 'hidden', fontSize: 16 } } }
    }
  })
}
