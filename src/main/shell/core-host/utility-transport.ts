import { utilityProcess } from 'electron'
import { eachLine } from './lines.ts'
import type { CoreTransport, StartTransport } from './transport.ts'

/** Core as a utility process of Electron: no second Node is shipped. */
export function utilityTransport(entry: string): StartTransport {
  return (events) => {
    const child = utilityProcess.fork(entry, [], { serviceName: 'hemobench-core', stdio: 'pipe' })
    let gone = false
    child.on('message', (message: unknown) => events.onMessage(message))
    // The code may be 0 after SIGKILL: only core's own goodbye says that a stop was clean.
    child.on('exit', (code) => {
      gone = true
      events.onExit(`exit code ${code}`)
    })
    eachLine(child.stdout, events.onLine)
    eachLine(child.stderr, events.onLine)
    const transport: CoreTransport = {
      get pid() {
        return child.pid
      },
      send: (message) => {
        if (!gone) child.postMessage(message)
      },
      kill: () => {
        // child.kill() asks politely; a hung core does not hear it.
        if (child.pid !== undefined && !gone) process.kill(child.pid, 'SIGKILL')
      }
    }
    return transport
  }
}
