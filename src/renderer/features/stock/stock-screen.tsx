import Box from '@mui/material/Box'
import { useEffect, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { isExpired } from '../../../shared/domain/stock/expiry.ts'
import { instant } from '../../../shared/kernel/time.ts'
import { countText } from '../../../shared/text/count-text.ts'
import { stockText } from '../../../shared/text/stock-text.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { DataTable } from '../../kit/data/data-table.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useHotkey } from '../../kit/keys/use-hotkey.ts'
import { useLookUpScan } from '../../kit/look-up/use-look-up-scan.tsx'
import { GoKey } from '../../kit/scan-back/go-key.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { useNow } from '../../kit/time/use-now.ts'
import { Verdict } from '../../kit/verdict/verdict.tsx'
import { FilterBar } from './filter-bar.tsx'
import { lastList } from './last-list.ts'
import { readFilter, statesOf, writeFilter } from './stock-filter.ts'
import type { StockFilter } from './stock-filter.ts'
import { useStockColumns } from './use-stock-columns.tsx'

const LIMIT = 500
const empty: StockFilter = { state: 'house', componentClass: null, abo: null, text: '' }

/** Every bag by state, component and group; a scan opens the bag. */
export default function StockScreen() {
  const t = useTexts(stockText)
  const count = useTexts(countText)
  const go = useNavigate()
  const now = useNow()
  const scan = useLookUpScan()
  const [params, setParams] = useSearchParams()
  const [selected, setSelected] = useState<string | null>(null)
  const searchField = useRef<HTMLInputElement>(null)
  const filter = readFilter(params)
  const site = useBenchQuery('ops.site', {})
  const columns = useStockColumns(site.data?.expiringSoonHours ?? 72)
  const { state, componentClass, abo, text } = filter
  const found = useBenchQuery('stock.list', { states: statesOf(state), componentClass, abo, text, limit: LIMIT }, { keepPrevious: true })
  const units = found.data?.units ?? []
  const total = found.data?.total ?? 0
  const at = units.findIndex((u) => u.id === selected)
  const move = (by: number): void => setSelected(units[Math.max(0, Math.min(units.length - 1, at < 0 ? 0 : at + by))]?.id ?? null)
  const change = (next: StockFilter): void => setParams(writeFilter(next), { replace: true })
  const open = (id: string | undefined): void => {
    if (id !== undefined) void go(`/stock/${encodeURIComponent(id)}`)
  }
  useEffect(() => lastList.note(params.toString()), [params])
  useHotkey('Ctrl+F', () => searchField.current?.select())
  useHotkey('Down', () => move(1), { inFields: true })
  useHotkey('Up', () => move(-1), { inFields: true })
  const actions = (
    <>
      <GoKey to={scan.elsewhere} />
      <KeyButton hotkey="P" data-testid="open-count" onPress={() => void go('/stock/count')}>{count('open')}</KeyButton>
      <KeyButton hotkey="Delete" onPress={() => change(empty)}>{t('filter.clear')}</KeyButton>
      <KeyButton hotkey="Enter" inFields variant="contained" disabled={units.length === 0} onPress={() => open((units[at] ?? units[0])?.id)}>{t('list.open')}</KeyButton>
    </>
  )
  return (
    <Screen title={t('title')} actions={actions}>
      {scan.shown ? <Verdict shown={scan.shown} busy={scan.busy} /> : null}
      <Section><FilterBar filter={filter} onChange={change} searchField={searchField} /></Section>
      {found.error ? <ErrorPanel error={found.error.error} onRetry={() => found.refetch()} /> : null}
      <Section flush title={<span data-testid="stock-count">{t(total > units.length ? 'list.cut' : 'list.count', { total: text !== '' && total >= 2000 ? `${total}+` : total, shown: units.length })}</span>}>
        {found.isPending ? <Box sx={{ p: 2 }}><Progress label={t('title')} /></Box> : null}
        {found.data ? (
          <DataTable
            label={t('list.label')}
            columns={columns}
            rows={units}
            rowKey={(u) => u.id}
            selected={selected}
            onSelect={(u) => setSelected(u.id)}
            onOpen={(u) => open(u.id)}
            tone={(u) => (statesOf('house').includes(u.state) && isExpired(u.expiresAt, instant(now)) ? 'refuse' : u.state === 'quarantined' ? 'attention' : undefined)}
            csvName={t('list.csv')}
            empty={<EmptyState title={t('list.empty')} next={t('list.empty-next')} />}
          />
        ) : null}
      </Section>
    </Screen>
  )
}
