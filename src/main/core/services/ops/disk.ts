/** Below this a durable write may fail in the middle of an issue: said before the bag is handed over. */
const LEAST_FREE_BYTES = 200 * 1024 * 1024

export function diskOk(freeBytes: number): boolean {
  return freeBytes >= LEAST_FREE_BYTES
}
