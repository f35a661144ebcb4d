// npm run depcruise: who imports whom, against .dependency-cruiser.cjs (design §3).
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { modules, node24 } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { runMain } from './lib/say.mjs'
import { setup } from './setup.mjs'

/** True when no rule is broken. Prints the violations, each under the name of its rule; the reason is beside the rule. */
export async function dependencyRules() {
  if (!existsSync(path.join(modules, '@swc', 'core'))) {
    // Without it no .ts file would be read, and every rule would hold by seeing nothing.
    process.stderr.write('dependency rules: @swc/core is missing, nothing can be checked: add it to devDependencies\n')
    return false
  }
  const cli = path.join(modules, 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
  const done = await run(node24(), [cli, 'src', 'tests', 'scripts', '--config', '.dependency-cruiser.cjs'], { quiet: true })
  const seen = Number(/(\d+) modules/.exec(done.out)?.[1] ?? 0)
  const enough = seen > 200
  if (!enough) process.stderr.write(`dependency rules: only ${seen} modules were read, so TypeScript was not\n`)
  // The tool warns about the missing TypeScript < 7, which the swc parser stands in for.
  if (done.code !== 0) process.stderr.write(done.out.split('‼')[0] ?? '')
  return done.code === 0 && enough
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    await setup('deps')
    return (await dependencyRules()) ? 0 : 1
  })
}
