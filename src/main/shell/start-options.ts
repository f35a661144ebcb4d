import type { CoreConfig } from '../../shared/ipc/link.ts'

const modes: readonly CoreConfig['practice'][] = ['off', 'empty', 'shift', 'full']

/** `HEMOBENCH_PRACTICE`; absent = real work. @throws Error for an unknown word: a typing slip must not start real work */
export function practiceMode(text: string | undefined): CoreConfig['practice'] {
  if (text === undefined || text === '') return 'off'
  const mode = modes.find((known) => known === text)
  if (!mode) throw new Error(`HEMOBENCH_PRACTICE is ${JSON.stringify(text)}; it must be one of ${modes.join(', ')}`)
  return mode
}
