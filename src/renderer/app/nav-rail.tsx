import Box from '@mui/material/Box'
import { useLocation, useNavigate } from 'react-router'
import { useHotkey } from '../kit/keys/use-hotkey.ts'
import { useText } from '../kit/text/use-text.ts'
import { useStationNews } from './use-station-news.ts'
import { workspaces } from './workspaces.ts'
import type { Workspace } from './workspaces.ts'

export function NavRail() {
  const t = useText()
  const { dispatches, notices, recalls, answers } = useStationNews()
  const news: Readonly<Record<string, { readonly count: number; readonly urgent: boolean }>> = { '/receiving': { count: dispatches, urgent: false }, '/station': { count: notices + recalls + answers, urgent: recalls > 0 } }
  return (
    <Box component="nav" aria-label={t('app.nav')} sx={{ width: 92, flexShrink: 0, background: '#fff', borderRight: '1px solid #d5dde5', display: 'flex', flexDirection: 'column', overflowY: 'auto', overflowX: 'hidden' }}>
      {workspaces.map((w) => <NavItem key={w.path} workspace={w} news={news[w.path] ?? null} />)}
    </Box>
  )
}

function NavItem({ workspace: { path, hotkey, label, icon }, news }: { readonly workspace: Workspace; readonly news: { readonly count: number; readonly urgent: boolean } | null }) {
  const t = useText()
  const go = useNavigate()
  const { pathname } = useLocation()
  const here = path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`)
  const open = (): void => void go(path)
  useHotkey(hotkey, open)
  return (
    <Box
      component="button"
      type="button"
      onClick={open}
      aria-keyshortcuts={hotkey}
      {...(here ? { 'aria-current': 'page' as const } : {})}
      style={here ? { background: '#0b4f8a', color: '#fff' } : {}}
      sx={{ font: 'inherit', border: 0, background: 'transparent', color: '#14202b', cursor: 'pointer', position: 'relative', flex: '1 1 70px', minHeight: 58, maxHeight: 80, px: 0.5, py: 0, '&:focus-visible': { outlineOffset: '-3px !important' } }}
    >
      {news === null || news.count === 0 ? null : (
        <Box component="span" data-testid={`news${path.replace('/', '-')}`} data-count={news.count} aria-label={t('nav.news', { count: news.count })} sx={{ position: 'absolute', top: 4, right: 10, minWidth: 24, height: 24, lineHeight: '24px', px: 0.5, borderRadius: 12, fontSize: 14, fontWeight: 800, color: '#fff', background: news.urgent ? '#c1121f' : '#8a5a00' }}>{news.count}</Box>
      )}
      <svg width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" aria-hidden><path d={icon} /></svg>
      <Box sx={{ fontWeight: 700, fontSize: 15, lineHeight: 1.2 }}>{t(label)}</Box>
      <Box component="kbd" sx={{ fontFamily: 'inherit', fontSize: 12, display: 'block', lineHeight: 1.2 }}>{hotkey}</Box>
    </Box>
  )
}
