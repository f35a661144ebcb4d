import { parseScan } from './parse-scan.ts'
import { phenotypeMeaning } from './phenotype.ts'
import { redCellAntigens } from './red-cell-antigens.ts'
import { specialTestIds, type SpecialTestId } from './special-test-ids.ts'

export interface StoredTest {
  readonly structure: SpecialTestId
  /** Content without the identifier; of 002 only the phenotype character. */
  readonly data: string
}

/** The special tests in the codes of a bag, each once, in the order of reading. A phenotype character that says nothing is none. */
export function specialTestsOf(rawScans: readonly string[]): StoredTest[] {
  const found: StoredTest[] = []
  for (const raw of rawScans) {
    const read = parseScan(raw)
    if (!read.ok) continue
    for (const s of read.structures) {
      const structure = specialTestIds.find((id) => id === s.id)
      if (structure === undefined) continue
      const data = s.id === '002' ? s.fields.phenotype : s.data
      const says = structure !== '002' || saysSomething(data)
      if (says && !found.some((f) => f.structure === structure && f.data === data)) found.push({ structure, data })
    }
  }
  return found
}

function saysSomething(code: string): boolean {
  const meaning = phenotypeMeaning(code)
  return meaning !== null && (meaning.rh !== null || meaning.kell !== null || meaning.miaMur !== null)
}

/** What people read of a special test. `antigens`: known results only. `code`: the number of a licensed table, for the station's own list. */
export interface SpecialTestWords {
  readonly rh: string | null
  readonly antigens: readonly { readonly antigen: string; readonly result: 'neg' | 'pos' }[]
  /** Antigens that the code calls both: it must not be relied on. */
  readonly conflicts: readonly string[]
  readonly code: string | null
}

/** The meaning of a stored test, as far as ST-001 says it in the open; everything else is shown as the code that it is. */
export function specialTestWords({ structure, data }: StoredTest): SpecialTestWords {
  const nothing: SpecialTestWords = { rh: null, antigens: [], conflicts: [], code: null }
  if (structure === '002') {
    const meaning = phenotypeMeaning(data)
    if (meaning === null) return { ...nothing, code: data }
    const antigens = [...(meaning.kell === null ? [] : [{ antigen: 'K', result: meaning.kell }]), ...(meaning.miaMur === null ? [] : [{ antigen: 'Mia/Mur', result: meaning.miaMur }])]
    return { ...nothing, rh: meaning.rh, antigens }
  }
  const read = structure === '012' ? redCellAntigens(data) : null
  if (read === null) return { ...nothing, code: data }
  const antigens = Object.entries(read.results).flatMap(([antigen, result]) => (result === 'neg' || result === 'pos' ? [{ antigen, result }] : []))
  return { rh: read.rh, antigens, conflicts: read.conflicts, code: typeof read.alsoNegative === 'number' ? String(read.alsoNegative).padStart(2, '0') : null }
}
