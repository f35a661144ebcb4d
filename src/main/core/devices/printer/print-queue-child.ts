import { openTestJobs, renderTestLabel } from './print-queue-bench.ts'
import { PrintQueue } from './print-queue.ts'
import { ZplTcpPrinter } from './zpl-tcp-printer.ts'

/** For print-queue-kill.test.ts, which kills it at any moment: prints the queue of a file until it is empty or asks the operator. */
const [file = '', port = '0'] = process.argv.slice(2)
const { jobs } = openTestJobs(file)
const printer = new ZplTcpPrinter({ id: 'p', host: '127.0.0.1', port: Number(port), timeouts: { pollMs: 2 } })
const queue = new PrintQueue({ jobs, render: renderTestLabel, printerFor: () => printer, onChange: () => {}, log: () => {} })
queue.kick()
setInterval(() => {
  const { state } = queue.view()
  if (state === 'idle' || state === 'paused') {
    process.exit(0)
  }
}, 2)
