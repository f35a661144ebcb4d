// npm run server: the set-up it needs, then the server. `npm run -s server -- --help` says what it takes.
import { serverInForeground } from './lib/server-process.mjs'
import { runMain } from './lib/say.mjs'
import { setup } from './setup.mjs'

await runMain(async () => {
  await setup('deps')
  return await serverInForeground(process.argv.slice(2))
})
