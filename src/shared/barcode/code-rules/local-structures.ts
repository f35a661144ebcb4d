import { dinCheckCharacter } from '../din.ts'
import { isFailure } from '../parse-failure.ts'
import { readProduct } from '../product.ts'
import type { Structure } from '../structure.ts'
import type { LocalReading } from './read-fields.ts'

/**
 * A local reading as the structures that `addScan` takes, so that bags are put together in one place. Flags are empty: no
 * local code can pass for a label of our own (flags 05). The structures are for reading on, not for printing.
 */
export function localStructures({ din, productCode, group, expiry }: LocalReading): Structure[] {
  const structures: Structure[] = []
  if (din !== undefined) structures.push({ id: '001', data: din, fields: { din, flags: '', check: dinCheckCharacter(din) ?? '' } })
  if (group !== undefined) {
    const { code, ...meaning } = group
    structures.push({ id: '002', data: `${code}00`, fields: { ...meaning, phenotype: '0' } })
  }
  if (productCode !== undefined) {
    const product = readProduct(`=<${productCode}`, 0, 10)
    if (!isFailure(product)) structures.push(product)
  }
  if (expiry !== undefined) structures.push({ id: expiry.length === 10 ? '004' : '005', data: expiry, fields: { iso: expiry } })
  return structures
}
