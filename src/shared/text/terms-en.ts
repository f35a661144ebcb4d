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
    returned: 'taken back', discarded: 'discarded', 'return-asked': 'waiting for the station to take it back', 'sent-back': 'back at the station'
  },
  finding: {
    extra: 'not on the list', 'wrong-group': 'group differs from the list', 'wrong-component': 'component differs from the list',
    'wrong-expiry': 'expiry differs from the list', expired: 'expired', 'station-message': 'marked by the station as not for stock',
    'label-damaged': 'label damaged or illegible', 'bag-damaged': 'bag damaged or leaking', clots: 'visible clots',
    'lipemic-plasma': 'plasma milky or dark grey', 'bubbles-or-flocs': 'bubbles, flocs or coarse particles in the plasma',
    'unclear-interface': 'interface unclear or haemolysed', 'purple-red-cells': 'red cells purple', 'wrong-temperature': 'wrong transport temperature', 'life-too-long': 'expires later than its product can',
    other: 'other',
    'retype-differs': 're-type differs from the label', 'retype-unclear': 're-type not clear',
    'two-labels': 'two labels, or a label that does not belong to it', 'binding-disputed': 'said to be two people’s own blood', recalled: 'recalled by the station', 'return-refused': 'not taken back by the station'
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
    'price-malformed': 'price malformed', 'repeated-in-file': 'twice in the file', 'already-stocked': 'received before', formula: 'holds a formula',
    'text-unfit': 'text too long or invisible', 'other-dispatch': 'of another dispatch note'
  },
  ruleProblem: {
    empty: 'the pattern is empty', 'too-long': 'the pattern is too long', syntax: 'the pattern is not well formed', lookaround: 'lookaround is not allowed',
    backreference: 'a backreference is not allowed', unsupported: 'not supported', 'repeated-group': 'a group may not repeat', 'too-costly': 'the pattern is too vague and may be slow',
    'part-unknown': 'the pattern has no such part', 'part-twice': 'this part is there twice', 'part-unmapped': 'this part has no meaning yet', 'kind-twice': 'the same meaning twice',
    'group-twice': 'the group is said twice', 'rhd-without-abo': 'RhD without ABO', 'format-missing': 'no date format', 'value-bad': 'the table holds a value that means nothing',
    'value-twice': 'the table holds a value twice', 'prefix-not-local': 'characters 2 and 3 of the number prefix must be letters', 'nothing-read': 'nothing is read', 'aim-bad': 'the symbology identifier is wrong'
  },
  deviceState: {
    connecting: 'connecting', ready: 'ready', unplugged: 'unplugged', failed: 'not usable', stopped: 'stopped', checking: 'checking',
    'paper-out': 'out of paper', 'head-open': 'head open', 'ribbon-out': 'out of ribbon', paused: 'paused', busy: 'busy', unreachable: 'unreachable',
    silent: 'no answer',
    jammed: 'jammed', fault: 'faulty', 'no-spooler': 'no print program', 'no-folder': 'folder not writable', 'no-driver': 'no HID support'
  },
  deviceKind: {
    'serial-scanner': 'serial scanner', 'hid-scanner': 'USB scanner (HID POS)', 'zpl-tcp-printer': 'network label printer (ZPL)',
    'tspl-tcp-printer': 'network label printer (TSPL)', 'zpl-serial-printer': 'serial label printer (ZPL)',
    'tspl-serial-printer': 'serial label printer (TSPL)', 'system-printer': 'system print queue', 'pdf-folder-printer': 'PDF folder'
  },
  jobState: { queued: 'waiting', sending: 'printing', printed: 'printed', failed: 'failed', unknown: 'to be looked at', cancelled: 'cancelled' },
  jobReason: {
    'connection-dropped': 'connection lost while printing', stalled: 'printer stopped taking data', 'no-answer': 'printer silent after sending',
    'still-printing': 'printer did not finish', restart: 'program restarted while printing', interrupted: 'interrupted while printing',
    internal: 'internal error', 'no-printer': 'no label printer', operator: 'decided by a person', ready: 'ready', 'paper-out': 'out of paper',
    'head-open': 'head open', 'ribbon-out': 'out of ribbon', paused: 'printer paused', busy: 'printer busy', unreachable: 'printer unreachable',
    silent: 'printer does not answer', 'labels.missing-glyph': 'character missing in the font', 'labels.no-room': 'text does not fit',
    'labels.not-encodable': 'bar code cannot be made', 'labels.not-decodable': 'bar code not readable',
    'labels.decoded-differently': 'bar code reads differently', 'labels.renderer-crashed': 'label renderer stopped',
    'labels.renderer-stopped': 'program closing',
    jammed: 'printer jammed', fault: 'printer faulty', 'no-spooler': 'no print program', 'no-folder': 'folder not writable'
  },
  role: { technician: 'technician', 'lab-head': 'lab head', 'medical-affairs': 'medical affairs office', clinician: 'clinician', nurse: 'nurse', it: 'IT department', auditor: 'auditor' },
  capability: {
    look: 'look', receive: 'receive', number: 'number and label', test: 'samples and cross-match', conclude: 'conclude a group', issue: 'issue', 'handle-stock': 'handle stock', request: 'request blood', approve: 'approve requests', acknowledge: 'acknowledge messages', treat: 'record therapy',
    'settle-fees': 'settle fees', 'set-up': 'set up the lab', 'manage-users': 'manage people', 'set-up-devices': 'set up devices', audit: 'read the audit chain'
  },
  auditAction: {
    'receiving.amendDispatch': 'dispatch changed by the station', 'receiving.withdrawDispatch': 'dispatch withdrawn by the station', 'receiving.receiveBox': 'transport box arrived', 'receiving.confirmBox': 'box received whole', 'receiving.reopenDispatch': 'dispatch opened again', 'attachments.attach': 'file attached', 'attachments.takeBack': 'file taken back',
    'testing.referSample': 'referred to the station', 'testing.handToCourier': 'handed to the courier', 'testing.recordReferenceResult': 'result of the station',
    'reservations.saveDraft': 'reservation drafted', 'reservations.submitReservation': 'reservation submitted', 'reservations.amendReservation': 'reservation changed', 'reservations.withdrawReservation': 'reservation withdrawn', 'reservations.noteAnswer': 'answer to a reservation', 'reservations.takeFeedback': 'feedback on a reservation', 'reservations.linkDispatch': 'dispatch of a reservation', 'reservations.seeReservation': 'answer seen', 'reservations.defineTemplate': 'reservation template',
    'notices.takeNotice': 'notice of the station', 'notices.readNotice': 'notice read', 'notices.openRecall': 'recall opened', 'notices.followUpRecall': 'recall followed up', 'notices.closeRecall': 'recall closed',
    'fees.definePrice': 'price set', 'fees.takeStatement': 'statement taken', 'fees.explainDifference': 'difference explained', 'fees.signMonth': 'month of fees signed',
    'station.noteState': 'state of the link to the station', 'station.handleMessage': 'dead message handled', 'station.closeFinding': 'unreadable message looked at', 'station.defineMapping': 'table of a station’s codes',
    'fridges.defineFridge': 'fridge set up', 'identity.defineUser': 'person set up', 'identity.openBench': 'bench set up', 'identity.setIdleLock': 'idle lock changed', 'identity.signIn': 'signed in', 'identity.sign': 'signed as second person',
    'issuing.issueUnit': 'issued', 'issuing.takeBackUnit': 'taken back', 'issuing.recallUnit': 'hand-over asked for', 'issuing.giveUpUnit': 'handed over by the bench that held it', 'issuing.takeOverUnit': 'taken over with the bag in hand', 'labels.recordReprint': 'label printed again',
    'labels.reprintLabel': 'label reprinted', 'numbering.assignNumber': 'self-number assigned', 'numbering.confirmLabel': 'label scanned back',
    'numbering.defineRange': 'number range set up', 'numbering.leaseBlock': 'number block leased', 'numbering.spoilLabel': 'label spoiled',
    'ops.defineSite': 'lab settings changed', 'ops.restored': 'restored from a backup', 'receiving.defineCodeRules': 'code rules set up', 'receiving.finishDispatch': 'dispatch finished', 'receiving.importDispatch': 'dispatch imported',
    'receiving.receiveBag': 'bag checked at receipt', 'stock.defineProduct': 'product set up', 'stock.discardUnit': 'discarded', 'stock.importProducts': 'products imported',
    'stock.startCount': 'count begun', 'stock.countUnit': 'counted', 'stock.closeCount': 'count closed',
    'stock.quarantineUnit': 'quarantined', 'stock.releaseUnit': 'released from quarantine', 'issuing.emergencyIssue': 'emergency issue', 'testing.recordLateCrossmatch': 'cross-matched afterwards', 'testing.completeEmergencyRequest': 'emergency request completed',
    'tasks.closeTask': 'task closed', 'tasks.openCase': 'case opened', 'tasks.closeCase': 'case closed', 'tasks.acknowledgeCase': 'case acknowledged', 'numbering.retireBlock': 'number block retired', 'ops.definePolicy': 'transfusion policy changed', 'autologous.bindUnit': 'autologous bag bound',
    'returns.requestReturn': 'return to the station asked for', 'returns.recordDecision': 'answer of the station recorded',
    'testing.receiveSample': 'sample received',
    'testing.recordCrossmatch': 'cross-matched', 'testing.registerRequest': 'request registered',
    'testing.recordGrouping': 'grouped', 'testing.concludeGroup': 'group concluded', 'testing.retypeUnit': 'bag re-typed', 'testing.recordAntibodyScreen': 'antibody screen', 'testing.defineTestingPolicy': 'testing rules set'
  },
  taskKind: { 'emergency-crossmatch': 'cross-match afterwards', 'emergency-grouping': 'group afterwards', 'emergency-request-completion': 'complete request and consent' },
  taskState: { open: 'open', done: 'done' },
  caseKind: {
    'incompatible-late-crossmatch': 'incompatible after emergency issue', 'group-differs-from-history': 'group differs from the history',
    'double-issue': 'one bag issued twice',
    'one-number-two-bags': 'one self-number on two bags',
    'issue-broke-rule': 'issued although a rule stood against it',
    'old-epoch-issue': 'issued without the right to',
    'received-twice': 'one bag received at two benches',
    'two-numbers-one-bag': 'one bag with two self-numbers',
    'fact-broke-rule': 'something done that breaks a rule',
    'actor-revoked': 'done by somebody no longer active',
    'unreadable-command': 'record that cannot be read',
    'bench-restored': 'bench database is an old image',
    'audit-broken': 'audit chain broken',
    'recalled-issued': 'recalled bag was issued', 'dispatch-changed': 'dispatch changed after it was checked', 'dispatch-withdrawn': 'dispatch withdrawn after receipt', 'return-refused': 'station refuses to take a bag back'
  },
  caseSeverity: { critical: 'critical', serious: 'serious' },
  approverRole: { 'superior-physician': 'superior physician', 'department-head': 'head of department', 'medical-affairs': 'medical affairs office' },
  dayRule: { 'calendar-day': 'calendar day', 'last-24-hours': 'last 24 hours' },
  emergencyRhd: { 'neg-only': 'RhD negative only', 'any-with-reason': 'RhD positive with a reason' },
  sampleState: { accepted: 'accepted', rejected: 'rejected' },
  antibodyScreen: { negative: 'negative', positive: 'positive', inconclusive: 'inconclusive' },
  crossmatchMethod: { saline: 'saline', polybrene: 'polybrene', 'gel-card': 'gel card', coombs: 'antiglobulin' },
  sideResult: { compatible: 'compatible', incompatible: 'incompatible', 'not-done': 'not done' },
  reaction: { '0': '0', w: '±', '1': '1+', '2': '2+', '3': '3+', '4': '4+', MF: 'mixed', H: 'hemolysis' },
  groupingDiscrepancy: {
    'control-positive': 'the control clumps', 'control-missing': 'anti-A, anti-B and anti-D all clump and no control was done', 'mixed-field': 'mixed field', hemolysis: 'hemolysis',
    'weak-forward': 'a forward reaction is weaker than 3+', 'weak-reverse': 'a reverse reaction is weaker than 2+', 'reverse-missing': 'no reverse grouping', 'o-cells-reactive': 'O cells react (irregular antibody?)',
    'forward-reverse-differ': 'forward and reverse differ', 'weak-d': 'anti-D is weak: the test for weak D is needed', 'weak-d-contradicts': 'the weak D test contradicts anti-D',
    'differs-from-history': "differs from the patient's history", 'differs-from-label': 'differs from the label of the bag'
  },
  labelItem: { name: 'name', sex: 'sex', age: 'age', 'record-number': 'record number', ward: 'ward', bed: 'bed', group: 'group', diagnosis: 'diagnosis' },
  rejectionReason: {
    'label-mismatch': 'label and request differ', 'label-missing': 'no label, or illegible', hemolysed: 'hemolysed', 'too-little': 'too little blood', 'too-old': 'drawn too long ago',
    clotted: 'clotted', diluted: 'diluted by an infusion', 'wrong-tube': 'wrong kind of tube', leaking: 'tube broken or leaking', unsigned: 'not signed by who drew it', other: 'other (say what)'
  },
  electronicCondition: {
    'current-sample-grouped': 'the current sample is grouped', 'two-concordant-samples': 'two samples agree', 'no-discrepancy': 'no open discrepancy', 'screen-negative': 'antibody screen negative',
    'no-antibody-history': 'no antibody in the history', 'unit-identified': 'bag in stock, label scanned back', 'unit-group-confirmed': 'bag re-typed as labelled', 'group-compatible': 'ABO/RhD compatible'
  },
  requestState: { submitted: 'waiting for approval', approved: 'approved', cancelled: 'cancelled' },
  sex: { male: 'male', female: 'female', unknown: 'unknown' },
  dispatchState: { open: 'being checked', finished: 'finished' },
  selfNumberState: { assigned: 'to be scanned back', confirmed: 'scanned back', burned: 'burned' },
  labelBox: {
    'texts.hospital': 'hospital', 'texts.printed': 'print time or reprint mark', 'texts.selfNumber': 'self-number (text)', 'texts.group': 'ABO group', 'texts.rhdLabel': 'word RhD',
    'texts.rhd': 'RhD result', 'texts.location': 'place', 'texts.component': 'component and amount', 'texts.expires': 'expiry', 'texts.din': 'DIN (text)',
    'texts.dinCheck': 'check character of the DIN', 'symbols.selfNumber': 'bar code of the self-number', 'symbols.din': 'bar code of the DIN', 'symbols.matrix': 'Data Matrix',
    badge: 'frame of the group', dinCheckBox: 'frame of the check character', reprintBadge: 'field of the reprint mark', label: 'the label'
  },
  mappedField: { din: 'donation number', productCode: 'product code', componentName: 'component', abo: 'ABO', rhd: 'RhD', volumeMl: 'volume', expiresAt: 'expiry', price: 'price', dispatchNumber: 'dispatch number', stationName: 'station', dispatchedAt: 'dispatched on', lineNo: 'line number', quantity: 'quantity', unit: 'unit of quantity', neededBy: 'needed by', purpose: 'purpose', urgency: 'urgency', outcome: 'outcome', reason: 'reason', expectedAt: 'expected on', reservationNumber: 'reservation number', returnNumber: 'return number', referralNumber: 'referral number', title: 'title', body: 'text', publishedAt: 'published on', noticeKind: 'kind of notice', period: 'period', amount: 'amount', sampleNumber: 'sample number', result: 'result of the match', testedAt: 'tested at', validHours: 'hours that it holds', receipt: 'what became of the bag', temperatureC: 'temperature at arrival', boxNumber: 'box' },
  mappingFault: { 'field-twice': 'a name of the station stands twice', 'two-fields-one-meaning': 'two names mean the same', 'value-twice': 'a code stands twice', 'value-unknown': 'there is no such value here', 'product-malformed': 'the product code is not well formed', 'outgoing-twice': 'two codes to send for one value', 'required-missing': 'something that is needed has no name' },
  documentKind: { dispatch: 'dispatch', 'dispatch-withdrawal': 'dispatch withdrawn', 'reservation-feedback': 'answer to a reservation', 'return-decision': 'answer to a return', 'reference-result': 'result of a match', notice: 'notice', statement: 'statement' },
  messageKind: { reservation: 'reservation', 'reservation-amend': 'change of a reservation', 'reservation-withdraw': 'reservation withdrawn', 'dispatch-receipt': 'receipt of a dispatch', 'return-request': 'return asked for', referral: 'referral for cross-match' },
  returnReason: { quality: 'quality', label: 'label', 'expiry-too-short': 'too near its expiry', 'wrong-delivery': 'wrong delivery', recall: 'recall', other: 'other' },
  feeVerdict: { equal: 'equal', 'price-differs': 'price differs', 'quantity-differs': 'quantity differs', 'billed-not-received': 'billed, not received', 'received-not-billed': 'received, not billed', 'returned-not-credited': 'returned, not credited', 'credited-not-returned': 'credited, not returned', 'price-unknown': 'no price here' },
  statementFault: { 'din-malformed': 'donation number not well formed', 'product-malformed': 'product code not well formed', 'amount-malformed': 'amount not well formed', 'period-malformed': 'period not well formed', 'dispatch-missing': 'no dispatch number', 'total-differs': 'total is not the sum of the lines', unmapped: 'not in the table' },
  noticeKind: { recall: 'recall', shortage: 'shortage', holiday: 'holiday', price: 'price', other: 'other' },
  recallWhere: { locked: 'here, locked', issued: 'issued', gone: 'no longer here', 'never-here': 'never here' },
  reservationState: { draft: 'draft', submitted: 'submitted', withdrawing: 'being withdrawn', withdrawn: 'withdrawn', refused: 'not taken by the station', closed: 'closed' },
  lineAnswer: { open: 'waiting', accepted: 'accepted', partly: 'partly accepted', refused: 'refused', shipped: 'shipped' },
  authority: { self: 'on its own', server: 'central server' },
  rhd: { pos: 'positive', neg: 'negative' },
  dispatchColumn: { din: 'donation number', productCode: 'product code', abo: 'ABO', rhd: 'RhD', expiresAt: 'expiry', lines: 'list of bags (lines)' }
}
