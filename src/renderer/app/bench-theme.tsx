import CssBaseline from '@mui/material/CssBaseline'
import { ThemeProvider } from '@mui/material/styles'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { usePrefs } from '../kit/prefs.ts'
import { createBenchTheme } from './theme.ts'

/** The theme that the person at this bench has chosen. */
export function BenchTheme({ children }: { readonly children: ReactNode }) {
  const { contrast } = usePrefs()
  const theme = useMemo(() => createBenchTheme(contrast), [contrast])
  return <ThemeProvider theme={theme}><CssBaseline />{children}</ThemeProvider>
}
