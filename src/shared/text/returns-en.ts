import type { returnsZh } from './returns-zh.ts'

/** English of `returns-zh.ts`. */
export const returnsEn: Record<keyof typeof returnsZh, string> = {
  title: 'Returns to the station',
  new: 'New return',
  list: 'Returns ({{count}})',
  none: 'No return yet',
  'none-next': 'Press N and scan the bags. Each is locked at once and leaves stock only when the station says yes.',
  back: 'Back to the list',
  'col.number': 'Number', 'col.reason': 'Reason', 'col.bags': 'Bags', 'col.state': 'State', 'col.asked': 'Recorded', 'col.station': 'Station', 'col.din': 'DIN', 'col.self': 'Self-number', 'col.group': 'Group', 'col.component': 'Component', 'col.expires': 'Expiry', 'col.word': 'Station’s word',
  'state.open': '○ waits for the station', 'state.settled': '✓ answered',
  counts: 'waiting {{waiting}} · yes {{approved}} · no {{refused}}',
  'by-letter': 'by letter',
  'message.waiting': '○ waits to go out', 'message.accepted': '✓ taken by the station', 'message.refused': '✕ not taken', 'message.dead': '✕ needs a person (see Link)', 'message.dropped': 'given up',
  'line.requested': '○ waiting', 'line.approved': '✓ taken back', 'line.refused': '✕ not taken back',
  'idle.new': 'Scan each bag to return: self-number or DIN',
  'idle.one': 'Scan a bag to look at it',
  added: 'On the return', twice: 'This bag is on it already', 'added-next': 'Scan the next one, or press F9 to record',
  refused: 'Cannot go back', 'not-bag': 'No code of a bag in the house', several: 'There are {{count}} bags with this DIN', 'several-next': 'Scan the self-number label.',
  number: 'Return number', 'number-help': 'The station answers under this number.', why: 'Reason', note: 'Note', 'note-help': 'Such as: the bag leaks, photographed.',
  remove: 'Take off', bags: 'Bags to return ({{count}})', submit: 'Record and send to the station', sure: '{{count}} bags are locked at once and cannot be issued. They leave stock when the station says yes, and are quarantined when it says no.',
  done: '✓ Return {{number}} was recorded, {{count}} bags are locked.',
  decide: 'Enter the station’s letter', 'decide-title': 'The station’s word on return {{number}}', 'decision-number': 'Number of the letter', approve: 'taken back', refuse: 'not taken back', 'decide-reason': 'Station’s reason', sign: 'Two people sign', 'sign-words': 'Taken back {{approved}}, not taken back {{refused}}. The first leave stock, the others are quarantined with a case.',
  decided: '✓ The station’s word was recorded.',
  print: 'Print the note', printed: '✓ Made {{file}}', open: 'Open',
  'decided-by': '{{name}} {{at}}', gateway: 'gateway'
}
