import { createInterface } from 'node:readline'

/** Hands on each line of a stream, which may be absent. */
export function eachLine(stream: NodeJS.ReadableStream | null | undefined, onLine: (line: string) => void): void {
  if (stream) createInterface({ input: stream, crlfDelay: Infinity }).on('line', onLine)
}
