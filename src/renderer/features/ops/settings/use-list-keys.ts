import { useHotkey } from '../../../kit/keys/use-hotkey.ts'

/** Up and Down move the chosen row also while the table itself does not have the focus. */
export function useListKeys<R>(rows: readonly R[], at: number, choose: (row: R) => void): void {
  const move = (by: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + by))]
    if (row !== undefined) choose(row)
  }
  useHotkey('Down', () => move(1))
  useHotkey('Up', () => move(-1))
}
