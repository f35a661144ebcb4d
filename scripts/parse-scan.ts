import { parseScan } from '../src/shared/barcode/parse-scan.ts'

// Shows how scans are read: one JSON object a line per argument, refusals included (exit 0).
const scans = process.argv.slice(2)
if (scans.length === 0) {
  process.stderr.write('usage: npm run -s parse-scan -- RAW…\n')
  process.exitCode = 2
} else {
  process.stdout.write(scans.map((raw) => `${JSON.stringify(parseScan(raw))}\n`).join(''))
}
