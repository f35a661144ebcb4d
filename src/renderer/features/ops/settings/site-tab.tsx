import { opsText } from '../../../../shared/text/ops-text.ts'
import { useBenchQuery } from '../../../bridge/use-bench-query.ts'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Progress } from '../../../kit/data/progress.tsx'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'
import { SiteForm } from './site-form.tsx'
import { useMay } from '../../../bridge/use-may.ts'

/** What the hospital owns: its name and its house rules. A hospital that nobody has described yet starts from the widest rule. */
export function SiteTab() {
  const t = useTexts(opsText)
  const may = useMay('set-up')
  const query = useBenchQuery('ops.site', {})
  const unknown = query.error?.error.code === 'ops.site-unknown'
  return (
    <>
      {may ? null : <Note kind="warn">{t('readonly.set-up')}</Note>}
      {unknown ? <Note kind="warn">⚠ {t('site.none')}</Note> : null}
      {query.error && !unknown ? <ErrorPanel error={query.error.error} onRetry={() => query.refetch()} /> : null}
      {query.isPending ? <Progress label={t('tab.site')} /> : null}
      {query.data ? <SiteForm site={query.data} may={may} onSaved={() => query.refetch()} /> : null}
      {unknown ? <SiteForm site={{ hospitalName: '', sampleMaxHours: 72, expiringSoonHours: 72 }} may={may} onSaved={() => query.refetch()} /> : null}
    </>
  )
}
