import { get } from '../../../../shared/commands/load.ts'
import type { BenchContext, CommandCall } from '../../bench-context.ts'
import { openGroupCase } from './open-group-case.ts'

export interface SampleDiffers {
  readonly commandId: string
  readonly sampleId: string
  readonly found: string
  readonly actor: CommandCall['actor']
}

/** The same for a grouping that was read in full and differs from the history: it is kept, and the case asks who it was. */
export function openHistoryCase(bench: BenchContext, { commandId, sampleId, found, actor }: SampleDiffers): void {
  const sample = bench.documents.run(get('sample', sampleId))
  const patient = bench.documents.run(get('patient', sample?.patientId ?? null))
  if (sample === null || patient === null) return
  openGroupCase(bench, { purpose: 'testing.recordGrouping', commandId, requestId: sample.requestId, finding: `${patient.abo ?? '—'} ${patient.rhd ?? '—'} → ${found}`, actor })
}
