import Box from '@mui/material/Box'
import { useMemo, useRef, useState } from 'react'
import { shiftText } from '../../../shared/text/shift-text.ts'
import { opsText } from '../../../shared/text/ops-text.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useLookUpScan } from '../../kit/look-up/use-look-up-scan.tsx'
import { GoKey } from '../../kit/scan-back/go-key.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { Verdict } from '../../kit/verdict/verdict.tsx'
import { AuditPanel } from './home/audit-panel.tsx'
import { BagList } from './home/bag-list.tsx'
import { DevicesPanel } from './home/devices-panel.tsx'
import { LowRanges } from './home/low-ranges.tsx'
import { toMatrix } from './home/matrix.ts'
import { ShiftReportDialog } from './home/shift-report-dialog.tsx'
import { SetUpList } from './home/set-up-list.tsx'
import { StoreNotes } from './home/store-notes.tsx'
import { StockChart } from './home/stock-chart.tsx'
import { StockMatrix } from './home/stock-matrix.tsx'
import { TasksBar } from './home/tasks-bar.tsx'
import { WorkCards } from './home/work-cards.tsx'
import { Note } from '../../kit/data/note.tsx'

/** 今日: what waits, what lies in the house, what is about to go wrong. A scan opens the bag. */
export default function HomeScreen() {
  const t = useTexts(opsText)
  const shift = useTexts(shiftText)
  const [reporting, setReporting] = useState(false)
  const scan = useLookUpScan()
  const overview = useBenchQuery('ops.overview', {})
  const status = useBenchQuery('ops.status', {})
  const site = useBenchQuery('ops.site', {})
  const products = useBenchQuery('stock.products', {})
  const expiredBox = useRef<HTMLDivElement>(null)
  const expiringBox = useRef<HTMLDivElement>(null)
  const soonHours = site.data?.expiringSoonHours ?? 72
  const data = overview.data
  const rows = useMemo(
    () => toMatrix(data?.stock ?? [], new Set((products.data?.products ?? []).filter((p) => p.active).map((p) => p.componentClass))),
    [data, products.data]
  )
  const show = (list: 'expired' | 'expiring'): void => {
    const box = (list === 'expired' ? expiredBox : expiringBox).current
    box?.scrollIntoView({ block: 'start' })
    box?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }
  return (
    <Screen title={t('home.title')} actions={<><GoKey to={scan.elsewhere} /><KeyButton hotkey="R" data-testid="shift-report-open" onPress={() => setReporting(true)}>{shift('button')}</KeyButton></>}>
      {scan.shown ? <Verdict shown={scan.shown} busy={scan.busy} /> : null}
      {status.data ? <StoreNotes status={status.data} /> : null}
      {status.data && !status.data.diskOk ? <Note kind="bad">✕ {t('disk.low')}</Note> : null}
      {overview.error ? <ErrorPanel error={overview.error.error} onRetry={() => overview.refetch()} /> : null}
      {overview.isPending ? <Progress label={t('home.title')} /> : null}
      {status.data ? <SetUpList practice={status.data.practice} /> : null}
      {data ? (
        <>
          <TasksBar />
          <WorkCards data={data} onShow={show} />
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}>
            <Box sx={{ flex: '999 1 560px', display: 'flex', flexDirection: 'column', gap: 1.5, minWidth: 0 }}>
              {data.expired.length > 0 ? (
                <Box ref={expiredBox}>
                  <Section flush title={<span style={{ color: '#a50f17' }}>✕ {t('list.expired')}</span>}>
                    <BagList label={t('list.expired')} units={data.expired} soonHours={soonHours} expired />
                  </Section>
                </Box>
              ) : null}
              <Section title={t('stock.title')}><StockMatrix rows={rows} /></Section>
              <Box ref={expiringBox}>
                <Section flush title={t('list.expiring', { hours: soonHours })}>
                  <BagList label={t('list.expiring', { hours: soonHours })} units={data.expiringSoon} soonHours={soonHours} expired={false} />
                </Section>
              </Box>
            </Box>
            <Box sx={{ flex: '1 0 288px', display: 'flex', flexDirection: 'column', gap: 1.5, minWidth: 0 }}>
              <LowRanges ranges={data.lowRanges} />
              {rows.length > 0 ? <Section title={t('chart.title')}><StockChart rows={rows} expiringSoon={data.expiringSoon} soonHours={soonHours} /></Section> : null}
              <DevicesPanel />
              <AuditPanel />
            </Box>
          </Box>
        </>
      ) : null}
      {reporting ? <ShiftReportDialog onClose={() => setReporting(false)} /> : null}
    </Screen>
  )
}
