/** Rows of RT007 in their order; the first says nothing on Rh. */
const rh = [null, 'C-c+E-e+', 'C+c+E-e+', 'C+c+E+e+', 'C+c+E+e-', 'C-c+E+e+', 'C-c+E+e-', 'C+c-E-e+', 'C+c-E+e+', 'C+c-E+e-'] as const

export interface Phenotype {
  /** e.g. `C-c+E-e+`, or null when nothing is said. */
  readonly rh: string | null
  readonly kell: 'neg' | 'pos' | null
  readonly miaMur: 'neg' | 'pos' | null
  /** A special-testing barcode is on the bag and must be scanned too. */
  readonly seeSpecialTesting: boolean
}

const none: Phenotype = { rh: null, kell: null, miaMur: null, seeSpecialTesting: false }

/** Meaning of the third character of structure 002 (ST-001 RT007), or null when it is no capital letter or digit. */
export function phenotypeMeaning(code: string): Phenotype | null {
  if (!/^[0-9A-Z]$/.test(code)) return null
  for (const [row, kell] of [['0123456789', null], ['SABCDEFGHI', 'neg'], ['TJKLMNOPQR', 'pos']] as const) {
    const i = row.indexOf(code)
    if (i >= 0) return { ...none, rh: rh[i] ?? null, kell }
  }
  switch (code) {
    case 'U':
      return { ...none, miaMur: 'neg' }
    case 'V':
      return { ...none, miaMur: 'pos' }
    case 'W':
      return { ...none, seeSpecialTesting: true }
    case 'X':
      return { ...none, rh: 'C-E-' }
    case 'Y':
      return { ...none, rh: 'C-E-', kell: 'neg' }
    default:
      return { ...none, rh: 'C-E-', kell: 'pos' }
  }
}
