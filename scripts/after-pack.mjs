// Called by electron-builder when a package is laid out: sets the fuses of src/main/shell/security/fuses.ts in its program.
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'
import { fuses } from '../src/main/shell/security/fuses.ts'

function programOf(context) {
  const name = context.packager.appInfo.productFilename
  if (context.electronPlatformName === 'win32') return `${name}.exe`
  if (context.electronPlatformName === 'darwin') return `${name}.app`
  return context.packager.executableName
}

export default async function afterPack(context) {
  const program = path.join(context.appOutDir, programOf(context))
  const wire = await getCurrentFuseWire(program)
  const wanted = Object.entries(fuses).map(([name, on]) => [FuseV1Options[name], on, name])
  // Only a runtime older than the pinned Electron lacks some: packages made from it are for tests of packaging.
  for (const [at, , name] of wanted) if (wire[at] === undefined) process.stderr.write(`!! this Electron has no fuse ${name}: do not ship this package\n`)
  const settings = Object.fromEntries(wanted.filter(([at]) => wire[at] !== undefined))
  await flipFuses(program, { version: FuseVersion.V1, strictlyRequireAllFuses: false, ...settings })
  const leftover = path.join(context.appOutDir, 'resources', 'default_app.asar')
  if (existsSync(leftover)) rmSync(leftover)
}
