import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** True when a process with this id runs; one that belongs to somebody else runs too. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  // A zombie holds nothing any more; its parent has only not looked yet.
  return processState(pid) !== 'Z'
}

function processState(pid: number): string | null {
  const stat = procFile(pid, 'stat')
  return stat === null ? null : (stat.slice(stat.lastIndexOf(')') + 2)[0] ?? null)
}

function procFile(pid: number, name: string): string | null {
  if (process.platform !== 'linux') return null
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return null
  }
}

/**
 * Something that differs between two processes which had the same id one after the other; null where the system does not say.
 * On Linux: clock ticks between boot and start, with the boot's own id.
 */
export function startMark(pid: number): string | null {
  const stat = procFile(pid, 'stat')
  if (stat === null) return null
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19] ?? ''}`
}

/** Command line of a process with spaces between the arguments; null when it is gone or the system does not say. */
export function commandLine(pid: number): string | null {
  const proc = procFile(pid, 'cmdline')
  if (proc !== null) return proc.replaceAll('\0', ' ').trim()
  if (process.platform === 'win32') return null
  const done = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  return done.status === 0 ? done.stdout.trim() : null
}
