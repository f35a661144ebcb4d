/** Said this many seconds before the screen locks. */
export const WARNING_SECONDS = 30

export type IdleState = { readonly kind: 'active' } | { readonly kind: 'warning'; readonly secondsLeft: number } | { readonly kind: 'locked' }

/** What the idle clock says `idleMs` after the last sign of work, with a limit of `minutes`. A clock set back counts as work. */
export function idleState(idleMs: number, minutes: number): IdleState {
  const left = Math.ceil(minutes * 60 - Math.max(0, idleMs) / 1000)
  if (left <= 0) return { kind: 'locked' }
  return left <= WARNING_SECONDS ? { kind: 'warning', secondsLeft: left } : { kind: 'active' }
}
