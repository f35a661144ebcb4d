import { useState } from 'react'
import { stationText } from '../../../shared/text/station-text.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { Note } from '../../kit/data/note.tsx'
import { FindingList } from './finding-list.tsx'
import { LinkCard } from './link-card.tsx'
import { MappingDialog } from './mapping-dialog.tsx'
import { MessageList } from './message-list.tsx'

/** How the link to the stations stands: what waits, for how long, and what a person must look at. */
export default function LinkScreen() {
  const t = useTexts(stationText)
  const [all, setAll] = useState(false)
  const [mapping, setMapping] = useState<string | null>(null)
  const [said, setSaid] = useState<'message.done' | 'mapping.saved' | null>(null)
  const state = useBenchQuery('station.state', { all }, { keepPrevious: true })
  const links = state.data?.links ?? []
  const actions = links.length === 0 ? null : (
    <KeyButton hotkey="A" data-testid="station-all" onPress={() => setAll(!all)}>{t(all ? 'show-open' : 'show-all')}</KeyButton>
  )
  return (
    <Screen title={t('link.title')} actions={actions}>
      {said === null ? null : <Note kind="good">{t(said)}</Note>}
      {state.error ? <ErrorPanel error={state.error.error} onRetry={() => state.refetch()} /> : null}
      {state.isPending ? <Progress label={t('link.title')} /> : null}
      {state.data && links.length === 0 ? <EmptyState title={t('link.none')} next={t('link.none-next')} /> : null}
      {links.map((link, i) => <LinkCard key={link.id} link={link} hotkey={i === 0 ? 'T' : null} onMapping={() => setMapping(link.id)} />)}
      {state.data && links.length > 0 ? (
        <>
          <MessageList rows={state.data.messages} onDone={() => setSaid('message.done')} />
          <FindingList rows={state.data.findings} />
        </>
      ) : null}
      {mapping === null ? null : (
        <MappingDialog
          partnerId={mapping}
          name={links.find((l) => l.id === mapping)?.name ?? ''}
          onClose={() => setMapping(null)}
          onSaved={() => {
            setMapping(null)
            setSaid('mapping.saved')
          }}
        />
      )}
    </Screen>
  )
}
