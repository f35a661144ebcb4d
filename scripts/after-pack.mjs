// Called by electron-builder when a package is laid out: sets the fuses of src/main/shell/security/fuses.ts in its program.
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { fuses } from '../src/main/shell/security/fuses.ts'

function programOf(context) {
  const name = context.packager.appInfo.productFilename
  if (context.electronPlatformName === 'win32') return `${name}.exe`
  if (context.electronPlatformName === 'darwin') return `${name}.app`
  return context.packager.executableName
}

export default async function afterPack(context) {
  const program = path.join(context.appOutDir, programOf(context))
  const settings = Object.fromEntries(Object.entries(fuses).map(([name, on]) => [FuseV1Options[name], on]))
  await flipFuses(program, { version: FuseVersion.V1, strictlyRequireAllFuses: false, ...settings })
  const leftover = path.join(context.appOutDir, 'resources', 'default_app.asar')
  if (existsSync(leftover)) rmSync(leftover)
}
