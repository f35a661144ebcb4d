import type { CoreConfig } from '../../shared/ipc/link.ts'

const modes: readonly CoreConfig['practice'][] = ['off', 'empty', 'shift', 'full']

/** `HEMOBENCH_PRACTICE`; absent = real work. @throws Error for an unknown word: a typing slip must not start real work */
export function practiceMode(text: string | undefined): CoreConfig['practice'] {
  if (text === undefined || text === '') return 'off'
  const mode = modes.find((known) => known === text)
  if (!mode) throw new Error(`HEMOBENCH_PRACTICE is ${JSON.stringify(text)}; it must be one of ${modes.join(', ')}`)
  return mode
}

/**
 * `HEMOBENCH_SERVER`, `HEMOBENCH_ENROL` and `HEMOBENCH_ENROL_NAME`: the server that a new practice bench joins by itself. Real work never joins
 * by what an environment says.
 */
export function practiceJoin(practice: CoreConfig['practice'], env: NodeJS.ProcessEnv): Pick<CoreConfig, 'join'> {
  const [url, code, benchName] = [env['HEMOBENCH_SERVER'], env['HEMOBENCH_ENROL'], env['HEMOBENCH_ENROL_NAME']]
  return practice === 'off' || !url || !code ? {} : { join: { url, code, benchName: benchName || 'bench' } }
}
