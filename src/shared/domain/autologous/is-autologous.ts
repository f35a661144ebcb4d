import type { Collection } from '../../barcode/group-codes.ts'

/**
 * Whether the bag's own codes say that it is for its donor: the group code's collection (ST-001 RT005) or, in an ISBT 128
 * product code, the sixth character `1` (RT009, domain.md §3.4: t=`1`). A biohazard autologous bag is one too.
 */
export function isAutologous({ productCode, collection }: { readonly productCode: string; readonly collection: Collection | null }): boolean {
  if (collection === 'autologous' || collection === 'autologous-biohazard') return true
  return /^[EFHSP]/.test(productCode) && ['1', 'X'].includes(productCode[5] ?? '')
}
