import type { BenchRow } from '../../../shared/ipc/contract/authority.ts'
import type { HandOverKey } from '../../../shared/text/hand-over-text.ts'
import type { Text } from '../text/use-text.ts'

/** A bench as people call it: this one, another by its name, or none. */
export function benchName(t: Text<HandOverKey>, bench: BenchRow | null): string {
  if (bench === null) return t('holder.server')
  return bench.own ? t('holder.own') : t(bench.active ? 'holder.other' : 'holder.stopped', { name: bench.name })
}
