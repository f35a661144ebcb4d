import type { noticesZh } from './notices-zh.ts'

/** English of `notices-zh.ts`. */
export const noticesEn: Record<keyof typeof noticesZh, string> = {
  title: 'Notices of the station', back: 'Back', search: 'Find (title, words, number)', 'search-key': 'Find', unread: 'Unread only', all: 'All', recalls: 'Recalls', 'new-recall': 'Recall from a letter',
  list: 'Notices ({{count}})', none: 'No notice', 'none-next': 'The server takes the station’s notices by itself.', 'none-found': 'None found', 'unread-count': '{{count}} unread',
  'col.kind': 'Kind', 'col.title': 'Title', 'col.number': 'Number', 'col.published': 'Published', 'col.read': 'Read', 'read.yes': '✓ read', 'read.no': '● unread', 'recall.state.open': '✕ recall open', 'recall.state.closed': '✓ recall closed',
  mark: 'I have read it', readers: 'Read by {{names}}', 'readers-none': 'Nobody has read it yet', print: 'Print', printed: '✓ Made {{file}}', open: 'Open', 'to-recall': 'To the recall',
  'recalls.title': 'Recalls', 'recalls.none': 'No recall', 'col.reason': 'Reason', 'col.bags': 'Bags', 'col.to-do': 'To follow up', 'col.state': 'State', 'col.opened': 'Recorded', 'state.open': '✕ open', 'state.closed': '✓ closed',
  'recall.title': 'Recall {{number}}', 'recall.progress': '{{done}} of {{all}} bags accounted for', 'col.din': 'DIN', 'col.self': 'Self-number', 'col.component': 'Component', 'col.where': 'When recalled', 'col.now': 'Now', 'col.patient': 'Patient', 'col.ward': 'Ward', 'col.follow-up': 'What became of it', 'follow-up': 'Follow up', 'follow-up-all': 'All ticked ({{count}})',
  select: 'Tick', 'select-all': 'Tick all to follow up', 'fu.title': 'What became of {{count}} bags', 'fu.text': 'What became of it', 'fu.help': 'Such as: told the renal ward by telephone, not transfused, brought back.', 'fu.done': '✓ {{count}} bags followed up.',
  letters: 'Letters to the wards', 'letters.made': '✓ {{count}} made', 'letters.none': 'No bag is with a ward: no letter is needed.', close: 'Close the recall', 'close.title': 'Close recall {{number}}', conclusion: 'Conclusion', sign: 'Two people sign', closed: '✓ The recall is closed.', 'closed-by': '✓ Closed {{at}} by {{by}} and {{second}}: {{conclusion}}',
  'new.title': 'Recall from a letter of the station', 'new.number': 'Number of the letter', 'new.reason': 'Reason', 'new.dins': 'Donation numbers (one a line, or scan)', 'new.dins-bad': 'Line {{line}} is no donation number: {{text}}', 'new.sure': 'After two people signed, bags in the house are locked at once, issued ones are listed with patient and ward, and later ones are quarantined at the door.', 'new.done': '✓ Recall {{number}} was recorded.'
}
