import Box from '@mui/material/Box'
import { useNavigate } from 'react-router'
import { peopleText } from '../../../../shared/text/people-text.ts'
import { useBenchQuery } from '../../../bridge/use-bench-query.ts'
import { Section } from '../../../kit/data/section.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useTexts } from '../../../kit/text/use-text.ts'
import { useMay } from '../../../bridge/use-may.ts'

/** What a new bench still lacks before the first bag, for who may set it up. Gone by itself once all is there; practice needs no printer. */
export function SetUpList({ practice }: { readonly practice: boolean }) {
  const t = useTexts(peopleText)
  const go = useNavigate()
  const may = useMay('manage-users')
  const on = { enabled: may }
  const products = useBenchQuery('stock.products', {}, on).data
  const fridges = useBenchQuery('fridges.list', {}, on).data
  const ranges = useBenchQuery('numbering.ranges', {}, on).data
  const devices = useBenchQuery('ops.devices', {}, on).data
  const users = useBenchQuery('identity.users', {}, on).data
  if (!may || !products || !fridges || !ranges || !devices || !users) return null
  const items = [
    { key: 'products', tab: 'products', done: products.products.some((p) => p.active) },
    { key: 'fridges', tab: 'fridges', done: fridges.fridges.some((f) => f.active) },
    { key: 'ranges', tab: 'ranges', done: ranges.ranges.length > 0 },
    { key: 'devices', tab: 'devices', done: devices.configs.some((d) => d.kind.includes('printer')) },
    { key: 'people', tab: 'people', done: users.users.filter((u) => u.active).length > 1 }
  ] as const
  if (practice && items.every((item) => item.done || item.key === 'devices')) return null
  const done = items.filter((item) => item.done).length
  if (done === items.length) return null
  const next = items.findIndex((item) => !item.done)
  return (
    <Section title={t('setup.title')} actions={<b data-testid="set-up-progress">{t('setup.progress', { done, total: items.length })}</b>}>
      <Box sx={{ color: 'text.secondary', mb: 1 }}>{t('setup.help')}</Box>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {items.map((item, i) => (
          <Box component="li" key={item.key} data-set-up={item.key} data-done={item.done} sx={{ display: 'flex', alignItems: 'center', gap: 1.5, minHeight: 48, borderTop: '1px solid #e3e8ee' }}>
            <Box component="span" aria-hidden sx={{ fontWeight: 800, color: item.done ? '#0b6b30' : '#5b3a00' }}>{item.done ? '✓' : '○'}</Box>
            <Box sx={{ flex: 1, fontWeight: i === next ? 800 : 400 }}>{t(`setup.${item.key}`)}</Box>
            {item.done ? null : <KeyButton size="small" {...(i === next ? { hotkey: 'G', variant: 'contained' as const } : {})} onPress={() => void go(`/settings?tab=${item.tab}`)}>{t('setup.go')}</KeyButton>}
          </Box>
        ))}
      </Box>
    </Section>
  )
}
