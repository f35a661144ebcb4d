import type { HelpPage, HelpPageName } from './help-page.ts'

const verdicts = {
  accept: { kind: 'accept', text: 'Green round tick, “Accept”: go on.' },
  attention: { kind: 'attention', text: 'Amber triangle, “Attention”: look, and do what it says.' },
  refuse: { kind: 'refuse', text: 'Red octagon, “Refuse”: names the rule, the value and what to do next. Nothing was done.' },
  idle: { kind: 'idle', text: 'White: waits for a scan and says of what.' }
} as const
const all = [verdicts.accept, verdicts.attention, verdicts.refuse, verdicts.idle]

/** English of `help-zh.ts`. */
export const helpEn: Readonly<Record<HelpPageName, HelpPage>> = {
  home: {
    title: 'Today',
    purpose: 'What there is to do today: bags to receive, to number, to scan back, expired or about to expire, and how many of each component and group lie in the house.',
    parts: ['Work: the number is how many', 'Stock: component × group', 'Bags expired or expiring', 'Devices, ranges, audit chain'],
    steps: [
      { keys: 'Scan', text: 'Any bag, self-number or request: it is opened.' },
      { keys: 'F3–F8', text: 'Receiving, numbering, testing, issue, stock, settings.' },
      { keys: 'Ctrl+K', text: 'Find by name, donation number, self-number or request number.' },
      { keys: 'V', text: 'Check the audit chain: whether any record was changed.' }
    ],
    colours: [{ kind: 'refuse', text: '“Expired and still in stock” has to be taken out at once.' }, { kind: 'attention', text: 'Expiring soon: use these first.' }, { kind: 'idle', text: 'Stock colours only count bags; they are not a minimum.' }],
    troubles: [
      { when: 'The top bar says “core restarting”', remedy: 'Do not scan until it says “core ready”. Nothing that was submitted is lost.' },
      { when: 'The top bar says the disk is full', remedy: 'Hand out no bag and call IT.' }
    ]
  },
  receiving: {
    title: 'Receiving',
    purpose: 'Bags from the station are checked one by one against the dispatch. They then get their own label, and are usable once that was scanned back.',
    parts: ['Verdict', 'Dispatch and how far it is', 'What to do with this bag', 'Lines of the dispatch'],
    steps: [
      { keys: 'File', text: 'Import the station’s file (CSV, XLSX, JSON). Bad lines are listed and do not stop the others.' },
      { keys: 'B / K / C', text: 'Write down a box that arrived and its temperature; another box; correct it before its first bag. Bags scanned then are judged by that temperature.' },
      { keys: 'Scan', text: 'The four codes of a bag in any order, or one compound code.' },
      { keys: 'Enter', text: 'Looks good: take it in.' },
      { keys: 'Q / R', text: 'Quarantine or reject, with a reason.' },
      { keys: 'E', text: 'A bag that is not on the list: register as extra.' },
      { keys: 'W', text: 'Where the hospital allows it: a sealed box whose bags two people counted is received whole.' },
      { keys: 'F', text: 'Look at the summary, enter the temperature; a second person signs.' },
      { keys: 'O', text: 'Missing bags came later: open the note again, receive them and finish it again.' }
    ],
    colours: all,
    troubles: [
      { when: 'Half scanned, and the wrong bag in hand', remedy: 'Scan the other bag: another donation number starts anew, nothing is mixed.' },
      { when: 'A code cannot be read', remedy: 'Wipe it and scan again; otherwise quarantine as “label damaged”.' },
      { when: 'Red: differs from the list', remedy: 'See what differs, press Q or R, and tell the station.' }
    ]
  },
  numbering: {
    title: 'Numbering and labels',
    purpose: 'Gives received bags their self-number and prints the label. A bag is usable once label and bag were scanned together.',
    parts: ['Verdict', 'Printer and the pair being scanned', 'Bags to number', 'Labels to scan back'],
    steps: [
      { keys: 'P', text: 'Number and print one bag; stick the label, scan it, then the bag’s own code.' },
      { keys: 'A, B', text: 'Select all, number as a batch. “Stop” ends it after the bag in work.' },
      { keys: 'T', text: 'Print again, with a reason; the label shows the count.' },
      { keys: 'S', text: 'Spoil: the number is never used again and the bag is numbered anew.' },
      { keys: 'Tab', text: 'Change between the two lists.' }
    ],
    colours: all,
    troubles: [
      { when: 'Paper out or head open', remedy: 'Mend it; the queue goes on by itself, none missing, none twice.' },
      { when: 'It asks whether a label was printed', remedy: 'Look at the printer, then answer. The program never guesses.' },
      { when: 'Scan-back says it is another bag', remedy: 'The label is on the wrong bag: take it off and find the bag with the number on the screen.' }
    ]
  },
  testing: {
    title: 'Samples and cross-match',
    purpose: 'Register requests, receive samples, group and screen them, cross-match, with two signatures.',
    parts: ['Verdict', 'Request and patient', 'Candidate bags, first to expire first, with the reason', 'Result keys'],
    steps: [
      { keys: 'Scan', text: 'The request opens it; then the tube; a bag joins the cross-match.' },
      { keys: 'Digits', text: 'Method and result of each side.' },
      { keys: 'Sign', text: 'The second person signs with own badge and PIN; only then the result counts.' }
    ],
    colours: all,
    troubles: [
      { when: 'The sample is too old', remedy: 'Draw a new one: 3 days by the rule, less by a house rule.' },
      { when: 'The group differs from the history', remedy: 'Stop and check patient and sample; do not cross-match.' },
      { when: 'Incompatible', remedy: 'Record it as it is; this bag cannot go to this patient.' }
    ]
  },
  issuing: {
    title: 'Issue',
    purpose: 'Hands blood over at the counter: request, bag, label and looks are checked, two people sign, the slip is printed.',
    parts: ['Verdict', 'Request, patient and group', 'Appearance list', 'Bags of this pick-up'],
    steps: [
      { keys: 'Scan', text: 'The pick-up slip or request.' },
      { keys: 'Scan', text: 'Each bag twice: our label and the bag’s own code.' },
      { keys: '1', text: 'All eight looks are good; another digit names a defect and the bag stays.' },
      { keys: 'Enter', text: 'The second person signs; the slip is printed.' }
    ],
    colours: all,
    troubles: [
      { when: 'Red', remedy: 'There is no way round it. Read the reason and the next step; every reason has a code.' },
      { when: 'The screen locked', remedy: 'The same person comes back to the same place; another person starts anew.' },
      { when: 'The core restarts', remedy: 'Wait: the answer comes by itself, and no bag is issued twice.' },
      { when: '“No answer from the server: keep the bag”', remedy: 'Do not hand it over and do not put it back; the answer shows by itself.' },
      { when: '“Offline issue”', remedy: 'Only bags held by this bench, with both codes scanned. F11 says what may be done now.' },
      { when: '“Held by another bench”', remedy: 'H asks for the bag. With the bag in your hand and no answer, T takes it over: scan both codes, choose why, two people sign.' }
    ]
  },
  stock: {
    title: 'Stock',
    purpose: 'Any bag by state, component, group, self-number or donation number.',
    parts: ['Filters', 'Bags'],
    steps: [
      { keys: 'Scan', text: 'Opens the bag.' },
      { keys: '↑ ↓ Enter', text: 'Choose a row and open it.' },
      { keys: 'Export CSV', text: 'Saves the list as it stands.' }
    ],
    colours: [{ kind: 'refuse', text: 'Red edge: expired.' }, { kind: 'attention', text: 'Amber edge: expiring soon or in quarantine.' }, { kind: 'idle', text: 'The expiry says how long is left.' }],
    troubles: [{ when: 'It is not there', remedy: 'Look at the state filter: issued and discarded bags are hidden. Ctrl+K searches all.' }]
  },
  unit: {
    title: 'A bag',
    purpose: 'The whole way of one bag: who did what, and when.',
    parts: ['The bag: numbers, group, expiry', 'What can be done', 'Its way'],
    steps: [
      { keys: 'Keys', text: 'Quarantine, release, discard: with a reason, and a second person where needed.' },
      { keys: 'H T', text: 'Held by another bench: ask for it, or take it over with the bag in hand.' },
      { keys: 'Esc', text: 'Back to the list.' }
    ],
    colours: [verdicts.accept, verdicts.refuse],
    troubles: [{ when: 'Something was entered wrongly', remedy: 'Records are never changed. Do the opposite; both stay visible.' }]
  },
  count: {
    title: 'Stock count',
    purpose: 'Scan every bag in the refrigerator and compare with the books.',
    parts: ['Verdict', 'How far it is', 'Listed and not found, found and not listed'],
    steps: [{ keys: 'Scan', text: 'Self-number or donation number of each bag; twice does not count twice.' }, { keys: 'Finish', text: 'Look at the differences, then end it.' }],
    colours: all,
    troubles: [{ when: 'A bag was not found', remedy: 'Look for it before ending: the difference is recorded.' }]
  },
  tasks: {
    title: 'To do',
    purpose: 'What is not finished: follow-up of emergency issues, findings, cases; each with its owner and its time.',
    parts: ['Filters', 'Things to do, oldest first'],
    steps: [{ keys: '↑ ↓ Enter', text: 'Choose one and see what happened and what is missing.' }, { keys: 'Keys', text: 'Enter the result or close it, by the key on the button.' }, { keys: 'K C', text: 'A case: K says that you know of it, C closes it with a conclusion and two signatures.' }],
    colours: [{ kind: 'refuse', text: 'Overdue.' }, { kind: 'attention', text: 'Due soon.' }],
    troubles: [{ when: 'It cannot be closed', remedy: 'Its results are missing; the screen says which.' }]
  },
  emergency: {
    title: 'Emergency issue',
    purpose: 'Issue when there is no time to cross-match. No formality blocks it, every step is recorded, and all of it is made up for afterwards.',
    parts: ['Verdict', 'Patient (may be unknown) and reason', 'Bags and signatures'],
    steps: [{ keys: 'F12', text: 'From any screen.' }, { keys: 'Choose', text: 'The reason; the patient, or “unknown”.' }, { keys: 'Scan', text: 'The bag: its label and its own code.' }, { keys: 'Enter', text: 'Two people sign; the follow-up tasks appear by themselves.' }],
    colours: all,
    troubles: [{ when: 'Red', remedy: 'A bag that is expired, issued or of an unsafe group does not go even now. Take another.' }]
  },
  station: {
    title: 'Link to the blood station',
    purpose: 'How the link to the blood station stands: what waits to go out and for how long, what came in and could not be read, how its words are translated.',
    parts: ['Pages of the station', 'State of the link', 'Messages that need a person'],
    steps: [
      { keys: 'Ctrl+B', text: 'From any screen.' },
      { keys: 'Ctrl+1 …', text: 'Change between the pages of the station.' },
      { keys: '↑ ↓ Enter', text: 'Choose a message and read the whole of it.' }
    ],
    colours: [{ kind: 'accept', text: 'The station answers.' }, { kind: 'attention', text: 'Nobody answers, or a message needs a person. Work goes on; messages keep their order.' }],
    troubles: [{ when: 'The station does not answer for hours', remedy: 'Nothing is lost and nothing goes out twice. Call the station if it is urgent, and tell hospital IT.' }]
  },
  returns: {
    title: 'Returns to the station',
    purpose: 'Bags that go back to the station for quality or other reasons. Each is locked at once and leaves stock only when the station says yes; one that it does not take is quarantined.',
    parts: ['Verdict', 'Reason, number and note', 'Bags, with the station’s word'],
    steps: [
      { keys: 'N', text: 'A new return: scan each bag, choose the reason by its digit.' },
      { keys: 'F9', text: 'Records it: the bags are locked and the station is told.' },
      { keys: 'D', text: 'The station’s word came as a letter: a yes or no per bag, two people sign.' },
      { keys: 'P', text: 'Prints the note that goes with the bags.' },
      { keys: 'H / 1–9', text: 'Attach a file (photo, PDF); open one. Also without the network: it is sent when the network is back.' },
      { keys: 'Delete', text: 'Take a wrong file back, with the reason; it is opened no more.' }
    ],
    colours: [verdicts.accept, verdicts.attention, verdicts.refuse],
    troubles: [
      { when: 'The server cannot be reached', remedy: 'The return can be recorded all the same: the bags are locked, and the station is told when the network is back.' },
      { when: 'Bag already issued', remedy: 'It has to be taken back from the ward first.' }
    ]
  },
  fees: {
    title: 'The station’s fees',
    purpose: 'What the station billed against what came and went back, bag by bag. Every difference is explained, then two people sign the month and it never changes.',
    parts: ['Sums: expected, billed, difference', 'Bags, the differences first', 'Differences by dispatch', 'Statements'],
    steps: [
      { keys: '↑ ↓ Enter', text: 'Choose a month, open it; choose a row, explain it.' },
      { keys: 'I', text: 'Import a statement from a file; the gateway takes its own.' },
      { keys: 'E', text: 'Explain a difference; one sentence may stand for all alike.' },
      { keys: 'F9', text: 'Two people sign, when nothing is left to explain.' },
      { keys: 'X P', text: 'Export as a spreadsheet, print.' }
    ],
    colours: [verdicts.accept, { kind: 'attention', text: 'Differs and is explained.' }, { kind: 'refuse', text: 'Differs and is not explained yet.' }],
    troubles: [
      { when: 'A statement is not taken', remedy: 'One fault stops the whole, since sums over a part would be wrong. The lines are named; ask the station for a correct one.' },
      { when: 'Something came after the month was signed', remedy: 'It is in the next open month, with the name of its own month beside it.' }
    ]
  },
  notices: {
    title: 'Notices and recalls',
    purpose: 'What the station tells: recalls, shortages, holidays, prices. A recall takes its bags out of use at once, says where the issued ones went, and ends when every bag is accounted for.',
    parts: ['Find by words', 'Notices, unread ones bold'],
    steps: [
      { keys: '↑ ↓ Enter', text: 'Open a notice; Enter again: read.' },
      { keys: 'R', text: 'Recalls: where each bag is, with which patient and ward.' },
      { keys: 'A E', text: 'Tick bags and write what became of them.' },
      { keys: 'L', text: 'A letter for each ward that has bags of it.' },
      { keys: 'N', text: 'A recall that came as a letter: scan or type the donation numbers, two people sign.' }
    ],
    colours: [{ kind: 'refuse', text: 'A recall is open.' }, { kind: 'attention', text: 'Not read yet.' }],
    troubles: [
      { when: 'A bag was issued while the bench was offline', remedy: 'It opens a critical case; the recall shows patient and ward as soon as the bench is back.' },
      { when: 'A recalled bag comes later', remedy: 'Receiving stops it: it can only be quarantined or rejected.' }
    ]
  },
  reservations: {
    title: 'Reservations with the station',
    purpose: 'What the laboratory wants of the station, what the station says line by line, and what came for it. An order goes out once, also when the station does not answer for a day.',
    parts: ['Find', 'Reservations, the open ones first', 'Answers and dispatches of one'],
    steps: [
      { keys: 'N', text: 'Write one; F8 adds a line, F9 saves the draft.' },
      { keys: 'F9', text: 'In a draft: submit it to the station.' },
      { keys: 'E W', text: 'Change or withdraw, while nothing of it is on its way.' },
      { keys: 'S', text: 'Stock and use: every number a suggestion is made of.' },
      { keys: 'T K', text: 'Templates by weekday; calendar of two weeks.' }
    ],
    colours: [{ kind: 'attention', text: 'Waits for the station, or a new answer.' }, { kind: 'refuse', text: 'The station did not take it.' }],
    troubles: [
      { when: 'The station is away', remedy: 'Submit all the same: it waits in the queue and goes out once. If it is urgent, call them.' },
      { when: 'Too late to change', remedy: 'Something of it is on its way. Call the station.' }
    ]
  },
  references: {
    title: 'Matches by the station',
    purpose: 'When matching is difficult the tube and bags go to the station. A compatible result lets this bag go to this patient and no other, for as long as it holds; an incompatible one stops it for good.',
    parts: ['Verdict', 'Request and reason', 'Bags with the results'],
    steps: [
      { keys: 'N', text: 'Scan the request, then the bags; F9 records it and tells the station.' },
      { keys: 'P C', text: 'Print the form; say who took the tube.' },
      { keys: 'D', text: 'The report came as a letter: a result per bag, two people sign.' }
    ],
    colours: [verdicts.accept, verdicts.attention, verdicts.refuse],
    troubles: [
      { when: 'Compatible, and issue still refuses', remedy: 'Read the code: every other stop holds. After a positive screen our own antiglobulin cross-match is needed too.' },
      { when: 'The result is too old', remedy: 'It holds as long as the tube at most. Draw a new sample and refer again.' }
    ]
  },
  settings: {
    title: 'Settings',
    purpose: 'Refrigerators, number ranges, devices, products, hospital and people. All may look; changing needs the right.',
    parts: ['Pages, one digit each', 'Add and change', 'List'],
    steps: [
      { keys: '1–9', text: 'Change the page.' },
      { keys: 'N / E', text: 'Add; change the chosen row.' },
      { keys: 'Products', text: 'A whole list can be imported from CSV.' },
      { keys: 'People', text: 'Add people, change roles, give a new PIN, stop. Nobody is deleted.' }
    ],
    colours: [{ kind: 'idle', text: 'Word and sign: ✓ in use, ✕ out of use.' }, { kind: 'attention', text: 'Yellow: you may only look.' }],
    troubles: [
      { when: 'A range cannot be changed', remedy: 'Its numbers are on bags. Add a new one when it is used up.' },
      { when: 'A lab head cannot be stopped', remedy: 'It is the last person who may manage people. Make another lab head first.' }
    ]
  },
  'sign-in': {
    title: 'Sign in',
    purpose: 'Scan your badge and type your own PIN. Everything is recorded under your name.',
    parts: ['Staff number or badge', 'PIN', 'Sign in'],
    steps: [
      { keys: 'Scan', text: 'The badge; the cursor goes to the PIN.' },
      { keys: 'Enter', text: 'Sign in. After a lock the same person comes back to the screen as it was.' },
      { keys: 'Ctrl+D', text: 'Size of text, contrast, sound.' }
    ],
    colours: [verdicts.accept, verdicts.attention],
    troubles: [
      { when: 'Five wrong PINs', remedy: 'Locked for 5 minutes. Forgotten: the lab head gives a new one under Settings → People.' },
      { when: 'The badge is not registered', remedy: 'The lab head adds it under Settings → People.' }
    ]
  },
  connection: {
    title: 'Connection to the server',
    purpose: 'The top bar always says it: online, offline, works alone, and how many entries wait. Here is what may be done now and why, and what the server said. Offline, the work goes on.',
    parts: ['The state now', 'What may be done now', 'Server, last sync, what waits, self-numbers left', 'Keys'],
    steps: [
      { keys: 'F11', text: 'Opens it on any screen; Esc closes it, the work is as it was.' },
      { keys: 'S', text: 'Synchronise now. Not needed as a rule: every step and every change of the server is synchronised by itself.' },
      { keys: 'R', text: 'The answers of the server were read; C goes to the cases among them.' },
      { keys: 'X', text: 'Writes what was not sent into a signed file for hospital IT to import at the server (a dying disk, a long time without network).' }
    ],
    colours: [
      { kind: 'accept', text: 'Green dot “Online”: both know the same.' },
      { kind: 'attention', text: 'Amber: offline, not answered, a wrong clock, answers to read. A line below the top bar says more.' },
      { kind: 'refuse', text: 'Red “Bench stopped”: stop work and call hospital IT.' },
      { kind: 'idle', text: 'Empty circle “Works alone”: there is no server, work as usual.' }
    ],
    troubles: [
      { when: 'Blood is wanted while offline', remedy: 'Only bags held by this bench may go (received and numbered here, or handed over to it), with both codes scanned. Where the hospital has not signed offline issue, use emergency issue.' },
      { when: '“No answer from the server: keep the bag”', remedy: 'Do not hand it over and do not put it back. This bench keeps asking and shows the answer. Leaving the screen loses nothing.' },
      { when: 'Another bench holds the bag and is offline', remedy: 'With the bag in hand use “take over”: scan both codes, two people sign, give the reason. A late issue of the other bench becomes a case.' },
      { when: '“Sends only” or “Server too old”', remedy: 'Work on and ask hospital IT for the update. Nothing that was done is lost.' }
    ]
  },
  general: {
    title: 'The bench',
    purpose: 'Scan anything at any time: the screen says what it is and what is wanted now. Every action has a key, shown on its button.',
    parts: ['Workspaces (F-keys)', 'Verdict', 'The work', 'Last scans'],
    steps: [
      { keys: 'F2–F8', text: 'Change the workspace.' },
      { keys: 'Ctrl+K', text: 'Find a screen, a bag, a request.' },
      { keys: 'Shift+F1', text: 'All keys of the present screen.' },
      { keys: 'F11', text: 'Connection to the server: what may be done now.' },
      { keys: 'Ctrl+L', text: 'Lock; the work stays.' },
      { keys: 'Esc', text: 'Back.' }
    ],
    colours: all,
    troubles: [{ when: 'A scan does nothing', remedy: 'See “Last scans” at the right: each scan has its sentence. If it is not there, check the scanner’s cable and the device states above.' }]
  }
}
