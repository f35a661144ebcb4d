import type { referencesZh } from './references-zh.ts'

/** English of `references-zh.ts`. */
export const referencesEn: Record<keyof typeof referencesZh, string> = {
  title: 'Matches by the station', back: 'Back to the list', new: 'New referral', list: 'Referrals ({{count}})', none: 'No referral yet', 'none-next': 'When matching is difficult press N: scan the request, then the bags.',
  'col.number': 'Number', 'col.state': 'State', 'col.patient': 'Patient', 'col.request': 'Request', 'col.bags': 'Bags', 'col.station': 'Station', 'col.made': 'Recorded', 'col.din': 'DIN', 'col.self': 'Self-number', 'col.group': 'Group', 'col.component': 'Component', 'col.result': 'Result', 'col.valid': 'Valid until', 'col.by': 'Report',
  'state.open': '○ waits, {{answered}} of {{all}}', 'state.answered': '✓ answered',
  'message.waiting': '○ waits to go out', 'message.accepted': '✓ taken by the station', 'message.refused': '✕ not taken', 'message.dead': '✕ needs a person (see Link)', 'message.dropped': 'given up', 'by-letter': 'by letter',
  'idle.request': 'Scan the request', 'idle.bags': 'Scan the bags to match: self-number or DIN', 'idle.one': 'Scan a bag to look at it',
  request: 'Request {{request}} · {{patient}}', 'request-read': 'Request read', 'not-request': 'This is no request', added: 'On the list', twice: 'On the list already', 'added-next': 'Scan the next one, or press F9', 'not-bag': 'No code of a bag in the house', several: 'There are {{count}} bags with this DIN', 'several-next': 'Scan the self-number label.', refused: 'Cannot be listed',
  number: 'Referral number', reason: 'Reason', 'reason-help': 'Such as: antibody screen positive, our cross-matches failed.', bags: 'Bags ({{count}})', remove: 'Take off', submit: 'Record the referral', 'no-lift': 'A referral lifts nothing: only the station’s compatible result lets this bag go to this patient.',
  'courier': 'Hand over', 'courier.title': 'Who takes the tube', 'courier.name': 'Name', 'handed': '✓ handed to {{courier}} {{at}} ({{by}})', 'not-handed': '○ not handed over yet', 'handed.done': '✓ The hand-over was recorded.',
  enter: 'Enter the report', 'enter.title': 'The station’s report on {{number}}', 'report-number': 'Report number', 'tested-at': 'Tested at', 'valid-hours': 'Valid for hours (may be empty)', 'valid-help': 'Empty: the limit of the tube counts.', compatible: '✓ compatible', incompatible: '✕ incompatible', sign: 'Two people sign', 'sign.words': '{{good}} compatible, {{bad}} incompatible. The latter can never go to this patient.', entered: '✓ The report was recorded.',
  'result.none': '○ waiting', 'result.compatible': '✓ compatible', 'result.incompatible': '✕ incompatible', gateway: 'gateway', print: 'Print the form', printed: '✓ Made {{file}}', open: 'Open', made: '✓ Referral {{number}} was recorded.'
}
