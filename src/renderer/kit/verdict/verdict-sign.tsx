import type { VerdictKind } from './verdict-model.ts'

export interface VerdictSignProps {
  readonly kind: VerdictKind | 'idle'
  readonly colour: string
  /** Pixels. Default 76. */
  readonly size?: number
}

/** Round tick, triangle with !, octagon with ×: three outlines, told apart without colour. */
export function VerdictSign({ kind, colour, size = 76 }: VerdictSignProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden style={{ flexShrink: 0 }}>
      {kind === 'accept' ? <><circle cx="24" cy="24" r="22" fill={colour} /><path d="M13 25l8 8 15-17" fill="none" stroke="#fff" strokeWidth="5" /></> : null}
      {kind === 'attention' ? <><path d="M24 3L46 44H2z" fill={colour} /><path d="M24 17v14M24 35v4" stroke="#fff" strokeWidth="5" /></> : null}
      {kind === 'refuse' ? (
        <><path d="M15 2h18l13 13v18L33 46H15L2 33V15z" fill={colour} /><path d="M15 15l18 18M33 15L15 33" stroke="#fff" strokeWidth="5" /></>
      ) : null}
      {kind === 'idle' ? <path d="M6 12v24M12 12v24M20 12v24M24 12v24M32 12v24M36 12v24M42 12v24" stroke={colour} strokeWidth="3" /> : null}
    </svg>
  )
}
