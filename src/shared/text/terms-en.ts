import type { TermTable } from './term-text-values.ts'

/** English words for the same sets, one per Chinese term: docs/glossary.md. */
export const termsEn: TermTable = {
  componentClass: {
    'whole-blood': 'whole blood', 'red-cells': 'red cells', 'washed-red-cells': 'washed red cells', plasma: 'plasma', cryoprecipitate: 'cryoprecipitate',
    'apheresis-platelets': 'apheresis platelets', 'manual-platelets': 'manual platelets', granulocytes: 'granulocytes'
  },
  temperatureBand: { 'cold-2-6': 'cold, 2–6 °C', 'room-20-24': 'room with agitation, 20–24 °C', 'frozen-18': 'frozen, below −18 °C' },
  quantityUnit: { U: 'U', mL: 'mL', dose: 'dose' },
  unitState: {
    received: 'to be numbered', numbered: 'to be scanned back', 'in-stock': 'in stock', quarantined: 'quarantined', issued: 'issued',
    returned: 'taken back', discarded: 'discarded'
  },
  finding: {
    extra: 'not on the list', 'wrong-group': 'group differs from the list', 'wrong-component': 'component differs from the list',
    'wrong-expiry': 'expiry differs from the list', expired: 'expired', 'station-message': 'marked by the station as not for stock',
    'label-damaged': 'label damaged or illegible', 'bag-damaged': 'bag damaged or leaking', clots: 'visible clots',
    'lipemic-plasma': 'plasma milky or dark grey', 'bubbles-or-flocs': 'bubbles, flocs or coarse particles in the plasma',
    'unclear-interface': 'interface unclear or haemolysed', 'purple-red-cells': 'red cells purple', 'wrong-temperature': 'wrong transport temperature',
    other: 'other'
  },
  appearance: {
    good: 'looks good', 'label-damaged': 'label damaged or illegible', 'bag-damaged': 'bag damaged or leaking', clots: 'visible clots',
    'lipemic-plasma': 'plasma milky or dark grey', 'bubbles-or-flocs': 'bubbles, flocs or coarse particles in the plasma',
    'unclear-interface': 'interface unclear or haemolysed', 'purple-red-cells': 'red cells purple', 'expired-or-other': 'expired or to be looked into'
  },
  lineOutcome: { pending: 'to be checked', accepted: 'received', quarantined: 'quarantined', rejected: 'rejected', missing: 'missing' },
  rowProblem: {
    'din-missing': 'no donation number', 'din-malformed': 'donation number malformed', 'product-missing': 'no product code',
    'product-malformed': 'product code malformed', 'product-unknown': 'product not set up', 'abo-unknown': 'ABO group not understood',
    'rhd-unknown': 'RhD not understood', 'expiry-missing': 'no expiry', 'expiry-malformed': 'expiry malformed', 'volume-malformed': 'volume malformed',
    'price-malformed': 'price malformed', 'repeated-in-file': 'twice in the file', 'already-stocked': 'received before'
  },
  deviceState: {
    connecting: 'connecting', ready: 'ready', unplugged: 'unplugged', failed: 'not usable', stopped: 'stopped', checking: 'checking',
    'paper-out': 'out of paper', 'head-open': 'head open', 'ribbon-out': 'out of ribbon', paused: 'paused', busy: 'busy', unreachable: 'unreachable',
    silent: 'no answer'
  },
  deviceKind: { 'serial-scanner': 'serial scanner', 'zpl-tcp-printer': 'network label printer (ZPL)' },
  jobState: { queued: 'waiting', sending: 'printing', printed: 'printed', failed: 'failed', unknown: 'to be looked at', cancelled: 'cancelled' },
  jobReason: {
    'connection-dropped': 'connection lost while printing', stalled: 'printer stopped taking data', 'no-answer': 'printer silent after sending',
    'still-printing': 'printer did not finish', restart: 'program restarted while printing', interrupted: 'interrupted while printing',
    internal: 'internal error', 'no-printer': 'no label printer', operator: 'decided by a person', ready: 'ready', 'paper-out': 'out of paper',
    'head-open': 'head open', 'ribbon-out': 'out of ribbon', paused: 'printer paused', busy: 'printer busy', unreachable: 'printer unreachable',
    silent: 'printer does not answer', 'labels.missing-glyph': 'character missing in the font', 'labels.no-room': 'text does not fit',
    'labels.not-encodable': 'bar code cannot be made', 'labels.not-decodable': 'bar code not readable',
    'labels.decoded-differently': 'bar code reads differently', 'labels.renderer-crashed': 'label renderer stopped',
    'labels.renderer-stopped': 'program closing'
  },
  role: { technician: 'technician', 'lab-head': 'lab head', it: 'IT department', auditor: 'auditor' },
  capability: {
    look: 'look', receive: 'receive', number: 'number and label', test: 'samples and cross-match', issue: 'issue', 'handle-stock': 'handle stock',
    'set-up': 'set up the lab', 'manage-users': 'manage people', 'set-up-devices': 'set up devices', audit: 'read the audit chain'
  },
  auditAction: {
    'fridges.defineFridge': 'fridge set up', 'identity.defineUser': 'person set up', 'identity.signIn': 'signed in', 'identity.sign': 'signed as second person',
    'issuing.issueUnit': 'issued', 'issuing.takeBackUnit': 'taken back', 'labels.recordReprint': 'label printed again',
    'labels.reprintLabel': 'label reprinted', 'numbering.assignNumber': 'self-number assigned', 'numbering.confirmLabel': 'label scanned back',
    'numbering.defineRange': 'number range set up', 'numbering.leaseBlock': 'number block leased', 'numbering.spoilLabel': 'label spoiled',
    'ops.defineSite': 'lab settings changed', 'receiving.finishDispatch': 'dispatch finished', 'receiving.importDispatch': 'dispatch imported',
    'receiving.receiveBag': 'bag checked at receipt', 'stock.defineProduct': 'product set up', 'stock.discardUnit': 'discarded',
    'stock.quarantineUnit': 'quarantined', 'stock.releaseUnit': 'released from quarantine', 'testing.receiveSample': 'sample received',
    'testing.recordCrossmatch': 'cross-matched', 'testing.registerRequest': 'request registered'
  },
  sampleState: { accepted: 'accepted', rejected: 'rejected' },
  antibodyScreen: { negative: 'negative', positive: 'positive' },
  crossmatchMethod: { saline: 'saline', polybrene: 'polybrene', 'gel-card': 'gel card', coombs: 'antiglobulin' },
  sideResult: { compatible: 'compatible', incompatible: 'incompatible', 'not-done': 'not done' },
  requestState: { submitted: 'waiting for approval', approved: 'approved', cancelled: 'cancelled' },
  sex: { male: 'male', female: 'female', unknown: 'unknown' },
  dispatchState: { open: 'being checked', finished: 'finished' },
  selfNumberState: { assigned: 'to be scanned back', confirmed: 'scanned back', burned: 'burned' },
  authority: { self: 'on its own', server: 'central server' },
  rhd: { pos: 'positive', neg: 'negative' },
  dispatchColumn: { din: 'donation number', productCode: 'product code', abo: 'ABO', rhd: 'RhD', expiresAt: 'expiry', lines: 'list of bags (lines)' }
}
