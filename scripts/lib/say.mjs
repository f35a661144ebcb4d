// Progress for people: one line a step, on stderr, so that tools which print data keep a clean stdout.
const started = Date.now()

/** Prints one progress line with the seconds since the start of the command. */
export function say(text) {
  const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(6)
  process.stderr.write(`[${seconds} s] ${text}\n`)
}

/** A failure whose message already says what to do. It is printed as one line, without a stack. */
export class Stop extends Error {}

/** Runs `main`, and turns a failure into the one line that says what to do. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    const text = error instanceof Stop ? error.message : `unexpected: ${error?.stack ?? error}`
    process.stderr.write(`hemobench: ${text}\n`)
    process.exitCode = 1
  }
}
