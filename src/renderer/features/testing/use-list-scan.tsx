import { groupingText } from '../../../shared/text/grouping-text.ts'
import { testingText } from '../../../shared/text/testing-text.ts'
import { call } from '../../bridge/call.ts'
import type { RequestRow } from '../../kit/bench/request-list.tsx'
import { useCodeWords } from '../../kit/bench/use-code-words.ts'
import { useScan } from '../../kit/scan/use-scan.ts'
import type { ScanPanel } from '../../kit/scan/use-scan.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { useRefusalVerdict } from '../../kit/verdict/use-refusal-verdict.ts'
import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'
import type { Work } from './work-dialog.tsx'
import type { SampleRow } from './worklists.tsx'

export interface ListScanOptions {
  readonly requests: readonly RequestRow[]
  readonly samples: readonly SampleRow[]
  readonly onOpen: (requestId: string) => void
  readonly onWork: (work: Work) => void
  readonly onPatient: (patientId: string) => void
}

/** Scans on the worklists: a tube goes to the test it waits for, a bag to its re-type, a request or wristband to its work. */
export function useListScan({ requests, samples, onOpen, onWork, onPatient }: ListScanOptions): ScanPanel {
  const t = useTexts(testingText)
  const g = useTexts(groupingText)
  const words = useCodeWords()
  const toRefusal = useRefusalVerdict()

  const retype = async (unitId: string): Promise<VerdictModel> => {
    const answer = await call('testing.unitWork', { unitId })
    if (!answer.ok) return toRefusal(answer.error, t('scan.unanswered'))
    const { unit, canRetype } = answer.value
    const title = g('retype.title', { number: unit.selfNumber ?? unit.din })
    if (!canRetype) return { kind: 'attention', title, reason: g('retype.unfit') }
    onWork({ kind: 'retype', id: unitId })
    return { kind: 'accept', title }
  }
  return useScan(async ({ raw }) => {
    const known = await call('traceability.identify', { raw })
    if (!known.ok) return toRefusal(known.error, t('scan.unanswered'))
    const code = known.value
    switch (code.kind) {
      case 'request':
        onOpen(code.requestId)
        return { kind: 'accept', title: words(code) }
      case 'sample': {
        const waiting = samples.find((s) => s.id === code.sampleId)
        if (waiting === undefined) {
          onOpen(code.requestId)
          return { kind: 'accept', title: words(code) }
        }
        onWork({ kind: waiting.needs.includes('group') ? 'group' : 'screen', id: waiting.id })
        return { kind: 'accept', title: g('tube.work', { number: waiting.number, name: waiting.patientName }) }
      }
      case 'label':
        return retype(code.unitId)
      case 'bag': {
        const [only] = code.unitIds
        if (only === undefined) return { kind: 'attention', title: words(code), reason: g('retype.not-in-house') }
        return code.unitIds.length === 1 ? retype(only) : { kind: 'attention', title: words(code), reason: g('retype.several', { count: code.unitIds.length }) }
      }
      case 'patient': {
        const own = requests.filter((row) => row.patient.id === code.patientId)
        const [only] = own
        if (only === undefined) return { kind: 'attention', title: t('patient.none'), next: t('patient.none-next') }
        if (own.length === 1) onOpen(only.id)
        else onPatient(code.patientId)
        return { kind: 'accept', title: t('patient.found', { name: only.patient.name, count: own.length }) }
      }
      case 'bag-part':
      case 'own-din':
      case 'badge':
      case 'fridge':
      case 'dispatch':
      case 'unreadable':
      case 'unknown':
        return { kind: 'attention', title: words(code), reason: t('expected.request') }
    }
  })
}
