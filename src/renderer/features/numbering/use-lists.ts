import { useState } from 'react'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useHotkey } from '../../kit/keys/use-hotkey.ts'

type Work = OutputOf<'numbering.work'>
export type WaitingRow = Work['waiting'][number]
export type LabelledRow = Work['labelled'][number]
export type ListName = 'waiting' | 'labelled'

export interface Lists {
  readonly active: ListName
  readonly waitingAt: WaitingRow | null
  readonly labelledAt: LabelledRow | null
  readonly picked: ReadonlySet<string>
  readonly pointWaiting: (id: string) => void
  readonly pointLabelled: (id: string) => void
  readonly toggle: (id: string) => void
  readonly pick: (ids: readonly string[]) => void
}

const at = <R extends { readonly id: string }>(rows: readonly R[], id: string | null): R | null => rows.find((r) => r.id === id) ?? rows[0] ?? null

/** Cursor and selection over the two lists: arrows move, Space selects. What left a list leaves the selection with it. */
export function useLists(work: Work | undefined): Lists {
  const waiting = work?.waiting ?? []
  const labelled = work?.labelled ?? []
  const [active, setActive] = useState<ListName>('waiting')
  const [ids, setIds] = useState<Readonly<Record<ListName, string | null>>>({ waiting: null, labelled: null })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const waitingAt = at(waiting, ids.waiting)
  const labelledAt = at(labelled, ids.labelled)
  const picked = new Set(waiting.filter((r) => chosen.has(r.id)).map((r) => r.id))

  const point = (list: ListName, id: string | null): void => {
    setActive(list)
    setIds((now) => ({ ...now, [list]: id }))
  }
  const move = (by: number): void => {
    const rows: readonly { readonly id: string }[] = active === 'waiting' ? waiting : labelled
    const from = rows.findIndex((r) => r.id === (active === 'waiting' ? waitingAt : labelledAt)?.id)
    point(active, rows[Math.max(0, Math.min(rows.length - 1, from + by))]?.id ?? null)
  }
  const toggle = (id: string): void => setChosen(new Set(picked.has(id) ? [...picked].filter((x) => x !== id) : [...picked, id]))
  useHotkey('Down', () => move(1))
  useHotkey('Up', () => move(-1))
  useHotkey('Left', () => setActive('waiting'))
  useHotkey('Right', () => setActive('labelled'))
  useHotkey('Space', () => (waitingAt ? toggle(waitingAt.id) : undefined), { enabled: active === 'waiting' })
  return {
    active, waitingAt, labelledAt, picked,
    pointWaiting: (id) => point('waiting', id),
    pointLabelled: (id) => point('labelled', id),
    toggle,
    pick: (next) => setChosen(new Set(next))
  }
}
