import { z } from 'zod'
import { shanghai, type Instant } from '../../kernel/time.ts'

/** What a product costs from a day on, by the station's published price. Provincial and changing: never in the program (domain.md §7). */
export const feePriceSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  /** Five characters: the product without its division and type. */
  productCode: z.string(),
  /** First day, `YYYY-MM-DD` in Asia/Shanghai. */
  fromDay: z.string(),
  /** Of one bag. */
  priceFen: z.number().int()
})
export type FeePrice = z.infer<typeof feePriceSchema>

const two = (n: number): string => String(n).padStart(2, '0')

/** The Shanghai day of an instant, `YYYY-MM-DD`. A price changes at midnight there. */
export function dayOf(at: Instant): string {
  const { year, month, day } = shanghai(at)
  return `${year}-${two(month)}-${two(day)}`
}

/** The period a fee belongs to, `YYYY-MM` in Asia/Shanghai. */
export const monthOf = (at: Instant): string => dayOf(at).slice(0, 7)

/** The price that holds at that moment: the version with the latest first day that has come. Null: nobody has entered one. */
export function priceAt(prices: readonly FeePrice[], productCode: string, at: Instant): FeePrice | null {
  const day = dayOf(at)
  let found: FeePrice | null = null
  for (const price of prices) if (price.productCode === productCode.slice(0, 5) && price.fromDay <= day && (found === null || price.fromDay > found.fromDay)) found = price
  return found
}
