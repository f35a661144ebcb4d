import { get } from '../../../../shared/commands/load.ts'
import { openCase } from '../../../../shared/commands/tasks/open-case.ts'
import { partCommandId } from '../../../../shared/kernel/derived-ids.ts'
import { runCommand, type BenchContext, type CommandCall } from '../../bench-context.ts'

export interface GroupDiffers {
  readonly purpose: CommandCall['purpose']
  readonly commandId: string
  readonly requestId: string
  /** Old and new group, as codes. */
  readonly finding: string
  readonly actor: CommandCall['actor']
}

/**
 * A group other than the patient's history: whatever became of the sample, somebody has to find out who it was. Evidence only;
 * a case that is open already stays the only one.
 */
export function openGroupCase(bench: BenchContext, { purpose, commandId, requestId, finding, actor }: GroupDiffers): void {
  const request = bench.documents.run(get('request', requestId))
  if (request === null) return
  // The id follows from the refused command's: asking that again opens no second case.
  const payload = { kind: 'group-differs-from-history', patientId: request.patientId, requestId, finding } as const
  const result = runCommand(bench, { purpose, command: openCase, commandId: partCommandId(commandId, 0), payload, actor })
  if (!result.ok && result.error.code !== 'tasks.case-open') bench.log('case.not-opened', { code: result.error.code })
}
