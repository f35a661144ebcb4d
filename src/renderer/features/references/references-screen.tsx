import { useSearchParams } from 'react-router'
import { NewReferral } from './new-referral.tsx'
import { OneReferral } from './one-referral.tsx'
import { ReferralList } from './referral-list.tsx'

/** R07: tubes and bags that the station matches. `?referral=` is the one that is open, `new` one being put together. */
export default function ReferencesScreen() {
  const [params, setParams] = useSearchParams()
  const open = params.get('referral')
  const to = (id: string): void => setParams({ referral: id }, { replace: true })
  const back = (): void => setParams({}, { replace: true })
  if (open === null) return <ReferralList onOpen={to} onNew={() => to('new')} />
  return open === 'new' ? <NewReferral onBack={back} onDone={to} /> : <OneReferral key={open} referralId={open} onBack={back} />
}
