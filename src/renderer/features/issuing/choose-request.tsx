import { useState } from 'react'
import { needsCrossmatch } from '../../../shared/domain/stock/component-class.ts'
import { issuingText } from '../../../shared/text/issuing-text.ts'
import { RequestList } from '../../kit/bench/request-list.tsx'
import type { RequestRow } from '../../kit/bench/request-list.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTexts } from '../../kit/text/use-text.ts'

export interface ChooseRequestProps {
  readonly rows: readonly RequestRow[]
  /** Only this person's requests, after a wristband with several. */
  readonly patientId: string | null
  readonly onAllPatients: () => void
  readonly onOpen: (requestId: string) => Promise<void>
}

/** Without a pick-up slip: the requests that have something to hand over; all open ones on a key. */
export function ChooseRequest({ rows, patientId, onAllPatients, onOpen }: ChooseRequestProps) {
  const t = useTexts(issuingText)
  const [all, setAll] = useState(false)
  const ready = rows.filter((row) => row.matched > 0 || !needsCrossmatch[row.componentClass])
  const own = patientId === null ? (all ? rows : ready) : rows.filter((row) => row.patient.id === patientId)
  const title = patientId === null ? (all ? 'choose.all' : 'choose.ready') : 'choose.patient'
  return (
    <Section
      flush
      title={t(title, { count: own.length })}
      actions={
        patientId === null ? (
          <KeyButton hotkey="A" onPress={() => setAll(!all)}>{t(all ? 'choose.show-ready' : 'choose.show-all', { count: rows.length })}</KeyButton>
        ) : (
          <KeyButton hotkey="A" onPress={onAllPatients}>{t('choose.all-patients')}</KeyButton>
        )
      }
    >
      <RequestList rows={own} onOpen={(row) => void onOpen(row.id)} empty={<EmptyState title={t('choose.empty')} next={t('choose.empty-next')} />} />
    </Section>
  )
}
