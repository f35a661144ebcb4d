import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'

function tryPort(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen(port, '127.0.0.1', () => {
      const taken = server.address().port
      server.close(() => resolve(taken))
    })
  })
}

/** The port noted in `file`; the first time the usual one, or a free one where that is taken. A bench remembers its server's address, so it stays. */
export async function steadyPort(file, usual) {
  if (existsSync(file)) return Number(readFileSync(file, 'utf8'))
  const port = (await tryPort(usual)) ?? (await tryPort(0))
  writeFileSync(file, String(port))
  return port
}
