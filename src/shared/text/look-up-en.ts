import type { lookUpZh } from './look-up-zh.ts'

export const lookUpEn: Readonly<Record<keyof typeof lookUpZh, string>> = {
  'join': ', ',
  'expected': 'the DIN of a bag or a self-number label',
  'expired': 'This bag is past its expiry and must not be used.',
  'expired-next': 'Take it out into quarantine and discard it.',
  'quarantined': 'In quarantine: {{reason}}',
  'not-usable': 'In its present state it cannot be issued.',
  'split': '{{count}} bags share this DIN',
  'split-next': 'Choose one of them, or scan its self-number label.',
  'bag-unknown': 'This bag is not in the house: {{din}}',
  'bag-unknown-next': 'To receive it press F3.',
  'own-din': 'DIN {{din}} on our own label',
  'own-din-next': 'The bags of this DIN are listed.'
}
