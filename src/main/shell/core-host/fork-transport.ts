import { fork } from 'node:child_process'
import { eachLine } from './lines.ts'
import type { StartTransport } from './transport.ts'

/** Core as a child process of a separate Node: for runtimes whose own Node is too old for core's native packages. */
export function forkTransport(entry: string, execPath: string): StartTransport {
  return (events) => {
    // What was meant for the shell's own Node must not reach core's.
    const { NODE_OPTIONS: _options, ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env
    const child = fork(entry, [], { execPath, execArgv: [], env, serialization: 'advanced', stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    let gone = false
    const exit = (detail: string): void => {
      if (gone) return
      gone = true
      events.onExit(detail)
    }
    child.on('message', (message) => events.onMessage(message))
    child.on('error', (error) => {
      // Without a pid it never started, and no exit will follow.
      if (child.pid === undefined) exit(`cannot start: ${error.message}`)
    })
    child.on('exit', (code, signal) => exit(signal ? `signal ${signal}` : `exit code ${code ?? 'unknown'}`))
    eachLine(child.stdout, events.onLine)
    eachLine(child.stderr, events.onLine)
    return {
      pid: child.pid,
      send: (message) => {
        if (child.connected) child.send(message, () => undefined)
      },
      kill: () => void child.kill('SIGKILL')
    }
  }
}
