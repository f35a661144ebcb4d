import 'react'

declare module 'react' {
  interface HTMLAttributes<T> {
    /** Element Timing API: an entry is made when this element is painted first. */
    elementtiming?: string
  }
}
