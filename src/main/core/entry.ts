import { join } from 'node:path'
import type { FromCore, ToCore } from '../../shared/ipc/link.ts'
import { answerCall } from './answer-call.ts'
import { openBench, type Bench } from './bench.ts'
import { openLink } from './link.ts'
import { VERSION } from './version.ts'

/** Core as a process: of its own under utilityProcess, or a child on Node 24; the same messages either way (design §2). */
function main(): void {
  const link = openLink()
  let bench: Bench | null = null
  const send = (message: FromCore): void => link.send(message)
  const log = (event: string, detail: Readonly<Record<string, string | number | boolean>>): void => {
    console.log(JSON.stringify({ at: new Date().toISOString(), event, ...detail }))
  }
  const session = (): void => send({ t: 'session', capabilities: bench?.context.identity.current()?.capabilities ?? [] })

  const start = async (message: Extract<ToCore, { t: 'init' }>): Promise<void> => {
    const opened = await openBench({
      config: message.config,
      workerPath: join(__dirname, 'label-worker.cjs'),
      emit: (name, payload) => send({ t: 'event', name, payload }),
      log,
      backupEveryHours: 6,
      // After the answer is on its way. No goodbye: the shell starts core again at once.
      restart: () => setTimeout(() => void bench?.close().finally(() => process.exit(0)), 200)
    })
    if (!opened.ok) {
      send({ t: 'fatal', code: opened.error.code, detail: opened.error.detail })
      return
    }
    bench = opened.value
    session()
    send({ t: 'ready', version: VERSION })
  }

  const stop = async (): Promise<void> => {
    await bench?.close()
    send({ t: 'goodbye' })
    link.close()
  }

  const answer = async (opened: Bench, message: Extract<ToCore, { t: 'call' }>): Promise<void> => {
    const envelope = await answerCall(opened, message.name, message.input)
    // The capabilities go first, so that the call after a sign-in finds them in the shell.
    if (message.name === 'identity.signIn' || message.name === 'identity.signOut' || message.name === 'identity.saveUser') {
      session()
      send({ t: 'event', name: 'changed', payload: { topics: ['identity', 'ops'] } })
    }
    send({ t: 'reply', id: message.id, envelope })
  }

  const take = (message: ToCore): Promise<void> | void => {
    switch (message.t) {
      case 'init':
        return start(message)
      case 'call':
        return bench === null ? undefined : answer(bench, message)
      case 'ping':
        return send({ t: 'pong', id: message.id })
      case 'stop':
        return stop()
    }
  }

  link.onMessage((message) => {
    Promise.resolve(take(message)).catch((error: unknown) => {
      send({ t: 'fatal', code: 'core.bug', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    })
  })
  // The shell is gone: close the store rather than live on unseen.
  link.onClosed(() => void (bench?.close() ?? Promise.resolve()).finally(() => process.exit(0)))
}

main()

