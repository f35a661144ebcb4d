import { useEffect } from 'react'
import { useLocation } from 'react-router'

/** Longer than any screen takes. Whatever went wrong with the change, a scan waits no longer, and the next one not at all. */
const LONGEST_MS = 10_000

let asked: string | null = null
let shown: string | null = null
/** Screens whose program is still being read. */
let loading = 0
const waiting = new Set<() => void>()

const stands = (): boolean => loading === 0 && (asked === null || asked === shown)

function look(): void {
  if (!stands()) return
  for (const go of waiting) go()
  waiting.clear()
}

/** Told at once when another place is asked for: the key of its location. React shows it some milliseconds later. */
export function screenAsked(key: string): void {
  asked = key
}

/** Told when the screen of a location, or the word that it is being loaded, has taken the place of the one before. */
export function screenShown(key: string): void {
  shown = key
  look()
}

/** A screen is being loaded until the function that is returned is called. */
export function screenLoading(): () => void {
  let over = false
  loading += 1
  return () => {
    if (over) return
    over = true
    loading = Math.max(0, loading - 1)
    look()
  }
}

/** Null when the screen that was asked for is the one that stands and takes scans, else a promise of that. */
export function screenOnItsWay(): Promise<void> | null {
  if (stands()) return null
  return new Promise((done) => {
    const timer = setTimeout(() => {
      shown = asked
      loading = 0
      look()
    }, LONGEST_MS)
    waiting.add(() => {
      clearTimeout(timer)
      done()
    })
  })
}

/** Stands once in the frame around the screens. */
export function ScreenShown(): null {
  const { key } = useLocation()
  useEffect(() => screenShown(key), [key])
  return null
}
