/**
 * Ids made inside a command are derived from the command's own id, so that bench and server, which both run
 * `decide()`, make the same ones and a replay makes no new ones. `id` is a UUIDv7; its last 16 bits count up.
 */
export function derivedIds(id: string): () => string {
  const head = id.slice(0, -4)
  let tail = Number.parseInt(id.slice(-4), 16)
  return () => {
    tail = (tail + 1) % 0x1_0000
    return head + tail.toString(16).padStart(4, '0')
  }
}

/**
 * Command ids of the parts of one batch. They count in other bits than `derivedIds`, so the ids made inside one part
 * never meet those of the next.
 */
export function partCommandId(id: string, part: number): string {
  const at = id.length - 12
  const bits = (Number.parseInt(id.slice(at, at + 4), 16) + part + 1) % 0x1_0000
  return id.slice(0, at) + bits.toString(16).padStart(4, '0') + id.slice(at + 4)
}
