import type { HelpPageName } from './help-page.ts'

/** A part of a screen in the picture: place in a frame of 160 × 90, and how it is drawn. */
export interface HelpPart {
  readonly at: readonly [x: number, y: number, width: number, height: number]
  readonly look: 'verdict' | 'table' | 'keys' | 'card' | 'field'
}

const part = (look: HelpPart['look'], ...at: HelpPart['at']): HelpPart => ({ at, look })
const verdict = part('verdict', 16, 12, 112, 18)

/** What the picture of each screen shows, numbered in this order. The words are in the language files. */
export const helpLayouts: Readonly<Record<HelpPageName, readonly HelpPart[]>> = {
  home: [part('card', 16, 12, 112, 14), part('table', 16, 29, 74, 32), part('table', 16, 64, 74, 22), part('card', 93, 29, 35, 57)],
  receiving: [verdict, part('card', 16, 33, 112, 10), part('keys', 16, 46, 112, 9), part('table', 16, 58, 112, 28)],
  numbering: [verdict, part('card', 16, 33, 112, 9), part('table', 16, 45, 54, 41), part('table', 74, 45, 54, 41)],
  testing: [verdict, part('table', 16, 33, 54, 25), part('table', 74, 33, 54, 25), part('keys', 16, 61, 112, 25)],
  issuing: [verdict, part('card', 16, 33, 112, 14), part('keys', 16, 50, 54, 36), part('table', 74, 50, 54, 36)],
  stock: [part('keys', 16, 12, 112, 16), part('table', 16, 31, 112, 55)],
  unit: [part('card', 16, 12, 112, 22), part('keys', 16, 37, 112, 9), part('table', 16, 49, 112, 37)],
  count: [verdict, part('card', 16, 33, 112, 12), part('table', 16, 48, 112, 38)],
  tasks: [part('keys', 16, 12, 112, 12), part('table', 16, 27, 112, 59)],
  emergency: [verdict, part('card', 16, 33, 112, 16), part('keys', 16, 52, 112, 34)],
  station: [part('keys', 16, 12, 112, 9), part('card', 16, 24, 112, 16), part('table', 16, 43, 112, 43)],
  returns: [verdict, part('keys', 16, 33, 112, 14), part('table', 16, 50, 112, 36)],
  fees: [part('card', 16, 12, 112, 12), part('table', 16, 27, 112, 34), part('card', 16, 64, 54, 22), part('table', 74, 64, 54, 22)],
  notices: [part('field', 16, 12, 60, 9), part('table', 16, 24, 112, 62)],
  reservations: [part('field', 16, 12, 60, 9), part('table', 16, 24, 112, 40), part('card', 16, 67, 112, 19)],
  references: [verdict, part('card', 16, 33, 112, 16), part('table', 16, 52, 112, 34)],
  settings: [part('keys', 16, 12, 112, 10), part('keys', 74, 25, 54, 9), part('table', 16, 37, 112, 49)],
  'sign-in': [part('field', 45, 24, 70, 12), part('field', 45, 40, 70, 12), part('keys', 45, 58, 70, 12)],
  connection: [part('verdict', 24, 14, 112, 12), part('table', 24, 29, 112, 24), part('card', 24, 56, 112, 18), part('keys', 24, 77, 112, 9)],
  general: [part('keys', 2, 12, 11, 74), verdict, part('table', 16, 33, 112, 53), part('table', 131, 12, 27, 74)]
}
