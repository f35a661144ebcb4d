import Box from '@mui/material/Box'
import { useNavigate, useParams } from 'react-router'
import { codeRulesText } from '../../../shared/text/code-rules-text.ts'
import { stockText } from '../../../shared/text/stock-text.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useLookUpScan } from '../../kit/look-up/use-look-up-scan.tsx'
import { GoKey } from '../../kit/scan-back/go-key.tsx'
import { dinText } from '../../kit/bench/din-text.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { Verdict } from '../../kit/verdict/verdict.tsx'
import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'
import { ChainLine } from './chain-line.tsx'
import { HolderPanel } from './holder-panel.tsx'
import { lastList } from './last-list.ts'
import { SpecialTestList } from './special-test-list.tsx'
import { RawScanList } from './raw-scan-list.tsx'
import { NumberList } from './number-list.tsx'
import { AutologousPanel } from './autologous-panel.tsx'
import { UnitActionBar } from './unit-action-bar.tsx'
import { UnitHead } from './unit-head.tsx'

/** One bag: who it is, what may be done with it, and everything that was. A scan opens the next bag. */
export default function UnitScreen() {
  const id = useParams().id ?? ''
  // By id: a verdict or a half-filled dialog of one bag must never stand above another.
  return <UnitPage key={id} id={id} />
}

function UnitPage({ id }: { readonly id: string }) {
  const t = useTexts(stockText)
  const rules = useTexts(codeRulesText)
  const go = useNavigate()
  const scan = useLookUpScan()
  const site = useBenchQuery('ops.site', {})
  const found = useBenchQuery('stock.unit', { unitId: id })
  const data = found.data
  const done = (verdict: VerdictModel): void => {
    scan.show(verdict)
    void found.refetch()
  }
  const name = data ? `${data.unit.selfNumber ?? t('no-number')} · ${dinText(data.unit.din)}` : ''
  const actions = (
    <>
      <GoKey to={scan.elsewhere} />
      <KeyButton hotkey="Esc" onPress={() => go(lastList.path())}>{t('unit.back')}</KeyButton>
    </>
  )
  return (
    <Screen title={t('unit.title')} actions={actions}>
      {scan.shown ? <Verdict shown={scan.shown} busy={scan.busy} /> : null}
      {found.error ? <ErrorPanel error={found.error.error} onRetry={() => found.refetch()} /> : null}
      {found.isPending ? <Progress label={t('unit.title')} /> : null}
      {found.error?.error.code === 'stock.unit-unknown' ? <EmptyState title={t('unit.missing')} /> : null}
      {data ? (
        <>
          <Section><UnitHead data={data} soonHours={site.data?.expiringSoonHours ?? 72} /></Section>
          <HolderPanel unitId={data.unit.id} name={name} onDone={done} />
          <AutologousPanel unitId={data.unit.id} onDone={done} />
          <Section><UnitActionBar unit={data.unit} name={name} onDone={done} /></Section>
          <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', lg: '3fr 2fr' }, gap: 1.5, alignItems: 'start' }}>
            <Section title={t('unit.chain')} actions={<Box sx={{ color: 'text.secondary', fontSize: 14 }}>{t('unit.chain-help')}</Box>}><ChainLine chain={data.chain} /></Section>
            <Box sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
              <Section flush title={t('unit.numbers')}><NumberList numbers={data.numbers} /></Section>
              {data.specialTests.length === 0 ? null : <Section title={rules('special.title')}><SpecialTestList tests={data.specialTests} /></Section>}
              <Section title={rules('raw.title')}><RawScanList scans={data.rawScans} /></Section>
            </Box>
          </Box>
        </>
      ) : null}
    </Screen>
  )
}
