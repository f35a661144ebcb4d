import Box from '@mui/material/Box'
import { Suspense } from 'react'
import { Outlet, useLocation, useNavigate } from 'react-router'
import { stationText } from '../../../shared/text/station-text.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { ScreenLoading } from '../../kit/scan/screen-loading.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { stationTabs } from './tabs.ts'

/** Ctrl+B: all that is between the laboratory and the blood station, a page per matter. The page stands in the address. */
export default function StationFrame() {
  const t = useTexts(stationText)
  const go = useNavigate()
  const news = useBenchQuery('station.news', {}).data
  const counts: Readonly<Record<string, number>> = { notices: (news?.notices ?? 0) + (news?.recalls ?? 0), reservations: news?.answers ?? 0 }
  const here = useLocation().pathname.split('/')[2] ?? ''
  return (
    <>
      <Box role="tablist" aria-label={t('tabs')} sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', px: 2, pt: 1.5 }}>
        {stationTabs.map(({ path, label }, i) => (
          <KeyButton
            key={path}
            role="tab"
            aria-selected={path === here}
            hotkey={`Ctrl+${i + 1}`}
            data-testid={`station-tab-${path || 'link'}`}
            variant={path === here ? 'contained' : 'outlined'}
            onPress={() => void go(path === '' ? '/station' : `/station/${path}`)}
          >
            {t(label)}{(counts[path] ?? 0) > 0 ? ` (${counts[path]})` : ''}
          </KeyButton>
        ))}
      </Box>
      <Suspense fallback={<ScreenLoading />}><Outlet /></Suspense>
    </>
  )
}
