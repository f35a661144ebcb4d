import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'
import { GroupSampleDialog } from './group-sample-dialog.tsx'
import { RetypeDialog } from './retype-dialog.tsx'
import { ScreenDialog } from './screen-dialog.tsx'

/** One test to be done: `id` is the sample, or the bag of a re-type. */
export interface Work {
  readonly kind: 'group' | 'screen' | 'retype'
  readonly id: string
}

export interface WorkDialogProps {
  readonly work: Work
  readonly onDone: (verdict: VerdictModel) => void
  readonly onClose: () => void
}

/** The dialog of one test. */
export function WorkDialog({ work, onDone, onClose }: WorkDialogProps) {
  switch (work.kind) {
    case 'group':
      return <GroupSampleDialog sampleId={work.id} onDone={onDone} onClose={onClose} />
    case 'screen':
      return <ScreenDialog sampleId={work.id} onDone={onDone} onClose={onClose} />
    case 'retype':
      return <RetypeDialog unitId={work.id} onDone={onDone} onClose={onClose} />
  }
}
