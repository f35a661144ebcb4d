import { useSearchParams } from 'react-router'
import { NewReturn } from './new-return.tsx'
import { OneReturn } from './one-return.tsx'
import { ReturnList } from './return-list.tsx'

/** R08: bags that go back to the station. `?return=` is the one that is open, `?return=new` one that is being put together. */
export default function ReturnsScreen() {
  const [params, setParams] = useSearchParams()
  const open = params.get('return')
  const toList = (): void => setParams({}, { replace: true })
  const toOne = (id: string): void => setParams({ return: id }, { replace: true })
  if (open === null) return <ReturnList onOpen={toOne} onNew={() => toOne('new')} />
  return open === 'new' ? <NewReturn onBack={toList} onDone={toOne} /> : <OneReturn returnId={open} onBack={toList} />
}
