import { stationText } from '../../../shared/text/station-text.ts'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { useTexts } from '../../kit/text/use-text.ts'

/** How the link to the station stands: what waits, for how long, and what a person must look at. */
export default function LinkScreen() {
  const t = useTexts(stationText)
  return (
    <Screen title={t('link.title')}>
      <EmptyState title={t('link.none')} next={t('link.none-next')} />
    </Screen>
  )
}
