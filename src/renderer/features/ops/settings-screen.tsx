import Box from '@mui/material/Box'
import { useSearchParams } from 'react-router'
import { opsText } from '../../../shared/text/ops-text.ts'
import { Screen } from '../../kit/data/screen.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { BackupTab } from './settings/backup-tab.tsx'
import { CodeRulesTab } from './settings/code-rules-tab.tsx'
import { DevicesTab } from './settings/devices-tab.tsx'
import { FridgesTab } from './settings/fridges-tab.tsx'
import { LabelsTab } from './settings/labels-tab.tsx'
import { PeopleTab } from './settings/people-tab.tsx'
import { PolicyTab } from './settings/policy-tab.tsx'
import { ProductsTab } from './settings/products-tab.tsx'
import { RangesTab } from './settings/ranges-tab.tsx'
import { ServerTab } from './settings/server-tab.tsx'
import { SiteTab } from './settings/site-tab.tsx'

const tabs = { fridges: FridgesTab, ranges: RangesTab, devices: DevicesTab, products: ProductsTab, rules: CodeRulesTab, site: SiteTab, backup: BackupTab, people: PeopleTab, labels: LabelsTab, policy: PolicyTab, server: ServerTab } as const
const names = ['fridges', 'ranges', 'devices', 'products', 'rules', 'site', 'backup', 'people', 'labels', 'policy', 'server'] as const

/** Settings, one tab per key. The tab stands in the address, so a reload comes back to it. */
export default function SettingsScreen() {
  const t = useTexts(opsText)
  const [params, setParams] = useSearchParams()
  const now = names.find((name) => name === params.get('tab')) ?? 'fridges'
  const Tab = tabs[now]
  return (
    <Screen title={t('settings.title')}>
      <Box role="tablist" aria-label={t('settings.title')} sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {names.map((name, i) => (
          <KeyButton
            key={name}
            role="tab"
            aria-selected={name === now}
            hotkey={i < 10 ? String((i + 1) % 10) : '-'}
            data-testid={`tab-${name}`}
            variant={name === now ? 'contained' : 'outlined'}
            onPress={() => setParams({ tab: name }, { replace: true })}
          >
            {t(`tab.${name}`)}
          </KeyButton>
        ))}
      </Box>
      <Tab />
    </Screen>
  )
}
