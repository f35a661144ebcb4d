import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './paths.mjs'

/** Fingerprint of files and folders by their place in the repository and content (tests left out: they are not in the build). Where the repository lies makes no difference. */
export function fingerprint(paths) {
  const hash = createHash('sha256')
  const visit = (file) => {
    if (!existsSync(file)) return
    if (statSync(file).isDirectory()) {
      for (const name of readdirSync(file).sort()) visit(path.join(file, name))
    } else if (!file.endsWith('.test.ts')) {
      hash.update(`${path.relative(root, file)}\0`).update(readFileSync(file)).update('\0')
    }
  }
  for (const file of paths) visit(file)
  return hash.digest('hex')
}

export function stampIs(file, value) {
  return existsSync(file) && readFileSync(file, 'utf8') === value
}

export function writeStamp(file, value) {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, value)
}
