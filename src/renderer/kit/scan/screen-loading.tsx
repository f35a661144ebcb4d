import { useEffect } from 'react'
import { EmptyState } from '../data/empty-state.tsx'
import { useText } from '../text/use-text.ts'
import { screenLoading } from './screen-change.ts'

/** What stands while the program of a screen is read. Scans wait for the screen. */
export function ScreenLoading() {
  const t = useText()
  useEffect(() => screenLoading(), [])
  return <EmptyState title={t('app.loading')} />
}
