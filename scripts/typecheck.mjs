// npm run typecheck: every tsconfig of the workspace, one per process (design §3).
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { inRoot, modules, node24 } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { runMain, say } from './lib/say.mjs'
import { setup } from './setup.mjs'

const skipped = new Set(['node_modules', 'out', 'dist', 'artifacts', '.git'])

function projects(dir = '.') {
  const entries = readdirSync(inRoot(dir), { withFileTypes: true }).filter((entry) => entry.isDirectory() && !skipped.has(entry.name))
  const here = existsSync(inRoot(dir, 'tsconfig.json')) ? [dir] : []
  return [...here, ...entries.flatMap((entry) => projects(path.join(dir, entry.name)))]
}

/** Checks each project; resolves to the names of those with errors, which it has printed. */
export async function typecheck() {
  const failed = []
  for (const project of projects()) {
    const done = await run(node24(), [path.join(modules, 'typescript', 'bin', 'tsc'), '-p', project], { quiet: true })
    if (done.code === 0) continue
    failed.push(project)
    process.stderr.write(done.out)
  }
  return failed
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    await setup('deps')
    const failed = await typecheck()
    say(failed.length === 0 ? 'types are right' : `type errors in: ${failed.join(', ')}`)
    return failed.length === 0 ? 0 : 1
  })
}
