// Runs one of our TypeScript tools right after a clone: node scripts/tool.mjs <script.ts> [arguments]
// Everything the set-up says goes to stderr; stdout is the tool's own.
import { spawnSync } from 'node:child_process'
import { node24, root, toolEnv } from './lib/paths.mjs'
import { runMain, Stop } from './lib/say.mjs'
import { setup } from './setup.mjs'

await runMain(async () => {
  const [script, ...args] = process.argv.slice(2)
  if (!script) throw new Stop('say which tool: node scripts/tool.mjs <script.ts> [arguments]')
  await setup('deps')
  const done = spawnSync(node24(), ['--disable-warning=ExperimentalWarning', script, ...args], { cwd: root, env: toolEnv(), stdio: 'inherit' })
  return done.status ?? 1
})
