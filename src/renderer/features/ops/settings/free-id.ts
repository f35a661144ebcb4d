/** `scanner-1`, `scanner-2`, …: the first of them that no device of this bench has. */
export function freeId(stem: string, taken: readonly string[]): { readonly id: string; readonly n: number } {
  let n = 1
  while (taken.includes(`${stem}-${n}`)) n++
  return { id: `${stem}-${n}`, n }
}
