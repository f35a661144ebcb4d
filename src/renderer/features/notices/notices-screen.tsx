import { useSearchParams } from 'react-router'
import { NoticeList } from './notice-list.tsx'
import { OneRecall } from './one-recall.tsx'
import { RecallList } from './recall-list.tsx'

/** R10: notices, and recalls to their end. `?recall=` is the one that is open, `?recall=all` their list. */
export default function NoticesScreen() {
  const [params, setParams] = useSearchParams()
  const recall = params.get('recall')
  const to = (id: string): void => setParams({ recall: id }, { replace: true })
  const back = (): void => setParams({}, { replace: true })
  if (recall === null) return <NoticeList onRecalls={() => to('all')} onRecall={to} />
  return recall === 'all' ? <RecallList onBack={back} onOpen={to} /> : <OneRecall key={recall} recallId={recall} onBack={() => to('all')} />
}
