export const antigenResults = ['not-tested', 'neg', 'pos', 'no-info'] as const
export type AntigenResult = (typeof antigenResults)[number]

/** Positions 2-16 of structure 012: two antigens each (ST-001 §9.1, RT010). `CMV` is the antibody to cytomegalovirus. */
const pairs = [
  ['K', 'k'], ['Cw', 'Mia'], ['M', 'N'], ['S', 's'], ['U', 'P1'], ['Lua', 'Kpa'], ['Lea', 'Leb'], ['Fya', 'Fyb'],
  ['Jka', 'Jkb'], ['Doa', 'Dob'], ['Ina', 'Cob'], ['Dia', 'VS/V'], ['Jsa', 'C'], ['c', 'E'], ['e', 'CMV']
] as const
export type Antigen = (typeof pairs)[number][number]
export const antigens: readonly Antigen[] = pairs.flat()

/** RT009, by the digit in position 1; 9 says nothing. */
const rh = ['C+c-E+e-', 'C+c+E+e-', 'C-c+E+e-', 'C+c-E+e+', 'C+c+E+e+', 'C-c+E+e+', 'C+c-E-e+', 'C+c+E-e+', 'C-c+E-e+'] as const

export interface RedCellAntigens {
  /** e.g. `C-c+E-e+`, or null when position 1 says nothing. */
  readonly rh: string | null
  readonly results: Readonly<Record<Antigen, AntigenResult>>
  /** Last two digits, a number of a licensed table: `none`, `elsewhere`, or the antigen that is negative too. */
  readonly alsoNegative: 'none' | 'elsewhere' | number
  /** Rh antigens that position 1 and positions 14-16 call differently: such a code must not be relied on. */
  readonly conflicts: readonly Antigen[]
}

/**
 * Content of structure 012 (16 digits and `ii`): what is known of each red cell antigen. Each digit below 9 holds two results
 * in base 3. Null when it is not 18 digits. Source: ICCBBA ST-001 v6.2.2 §9.1.
 */
export function redCellAntigens(data: string): RedCellAntigens | null {
  if (!/^\d{18}$/.test(data)) return null
  const results = new Map<Antigen, AntigenResult>()
  pairs.forEach(([first, second], i) => {
    const v = data.charCodeAt(i + 1) - 48
    results.set(first, v === 9 ? 'no-info' : resultOf(Math.floor(v / 3)))
    results.set(second, v === 9 ? 'no-info' : resultOf(v % 3))
  })
  const phenotype = rh[data.charCodeAt(0) - 48] ?? null
  const conflicts = (['C', 'c', 'E', 'e'] as const).filter((antigen) => {
    const said = results.get(antigen)
    return phenotype !== null && (said === 'neg' || said === 'pos') && phenotype.includes(`${antigen}${said === 'pos' ? '-' : '+'}`)
  })
  const ii = Number(data.slice(16))
  return {
    rh: phenotype,
    results: Object.fromEntries(results) as Record<Antigen, AntigenResult>,
    alsoNegative: ii === 99 ? 'none' : ii === 0 ? 'elsewhere' : ii,
    conflicts
  }
}

function resultOf(digit: number): AntigenResult {
  return digit === 0 ? 'not-tested' : digit === 1 ? 'neg' : 'pos'
}
