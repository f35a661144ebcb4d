import Box from '@mui/material/Box'
import { opsText } from '../../../../shared/text/ops-text.ts'
import { EmptyState } from '../../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Section } from '../../../kit/data/section.tsx'
import { useTexts } from '../../../kit/text/use-text.ts'
import { DeviceStateText } from '../device-state-text.tsx'
import { useDeviceList } from '../use-device-list.ts'

/** The devices of the bench with their state as it is now. */
export function DevicesPanel() {
  const t = useTexts(opsText)
  const { query, devices } = useDeviceList()
  return (
    <Section title={t('devices.title')}>
      {query.error ? <ErrorPanel error={query.error.error} onRetry={() => query.refetch()} /> : null}
      {query.data && devices.length === 0 ? <EmptyState title={t('devices.none')} next={t('devices.none-next')} /> : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexDirection: 'column', gap: 0.75 }}>
        {devices.map(({ config, state }) => (
          <Box component="li" key={config.id} sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, flexWrap: 'wrap' }}>
            <span>{config.name}</span>
            <DeviceStateText state={state} />
          </Box>
        ))}
      </Box>
    </Section>
  )
}
