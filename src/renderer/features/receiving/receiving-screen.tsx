import { useSearchParams } from 'react-router'
import { DispatchList } from './dispatch-list.tsx'
import { DispatchScreen } from './dispatch-screen.tsx'

/** F3. `?dispatch=<id>` opens one dispatch: the address keeps the step over leaving and a crash of the page. */
export default function ReceivingScreen() {
  const [search] = useSearchParams()
  const id = search.get('dispatch')
  return id === null || id === '' ? <DispatchList /> : <DispatchScreen key={id} dispatchId={id} />
}
