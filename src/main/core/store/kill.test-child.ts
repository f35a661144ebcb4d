import { uuidv7 } from 'uuidv7'
import { enqueueOn, openStore, productOrder } from './store.test-support.ts'

/** Writes until it is killed, and says after each commit what was acknowledged. Not part of the app. */
const file = process.argv[2] ?? ''
const enqueue = enqueueOn(openStore(file))
for (;;) {
  const code = `D${uuidv7().slice(-4).toUpperCase()}`
  const order = productOrder(code)
  const result = enqueue.run(order)
  if (result.ok) process.stdout.write(`${order.commandId}\n`)
}
