import { useSearchParams } from 'react-router'
import { MonthList } from './month-list.tsx'
import { OneMonth } from './one-month.tsx'
import { PriceList } from './price-list.tsx'

/** R09: what the station billed against what came. `?month=` is the one that is open, `?month=prices` the price table. */
export default function FeesScreen() {
  const [params, setParams] = useSearchParams()
  const open = params.get('month')
  const to = (month: string): void => setParams({ month }, { replace: true })
  const back = (): void => setParams({}, { replace: true })
  if (open === null) return <MonthList onOpen={to} onPrices={() => to('prices')} />
  return open === 'prices' ? <PriceList onBack={back} /> : <OneMonth key={open} month={open} onBack={back} />
}
