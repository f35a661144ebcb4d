import type { ReactNode } from 'react'

/** The key as printed on a keyboard. */
export function KeyCap({ children }: { readonly children: ReactNode }) {
  return (
    <kbd style={{ marginLeft: 10, padding: '1px 6px', border: '1px solid currentColor', borderRadius: 4, fontFamily: 'inherit', fontSize: 12, fontWeight: 700, lineHeight: 1.3 }}>
      {children}
    </kbd>
  )
}
