import { useState } from 'react'
import type { UserRow } from '../../../../shared/ipc/contract/identity.ts'
import { opsText } from '../../../../shared/text/ops-text.ts'
import { peopleText } from '../../../../shared/text/people-text.ts'
import { useBenchQuery } from '../../../bridge/use-bench-query.ts'
import { useSession } from '../../../bridge/use-session.ts'
import { DataTable } from '../../../kit/data/data-table.tsx'
import type { Column } from '../../../kit/data/data-table.tsx'
import { EmptyState } from '../../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Section } from '../../../kit/data/section.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'
import { IdleLockForm } from './idle-lock-form.tsx'
import { PersonDialog } from './person-dialog.tsx'
import { useListKeys } from './use-list-keys.ts'
import { useMay } from '../../../bridge/use-may.ts'

/** Who works here, with which roles. Nobody is deleted: what they signed stays readable. */
export function PeopleTab() {
  const t = useTexts(opsText)
  const p = useTexts(peopleText)
  const term = useTerm()
  const may = useMay('manage-users')
  const mayLock = useMay('set-up')
  const me = useSession().data?.person?.userId
  const query = useBenchQuery('identity.users', {}, { enabled: may })
  const [selected, setSelected] = useState<string | null>(null)
  const [editing, setEditing] = useState<UserRow | 'new' | null>(null)
  const [saved, setSaved] = useState<string | null>(null)
  const rows = query.data?.users ?? []
  const at = rows.findIndex((user) => user.id === selected)
  const chosen = rows[at]
  useListKeys(rows, at, (row) => setSelected(row.id))
  const edit = (row: UserRow | 'new'): void => {
    setSaved(null)
    setEditing(row)
  }
  const columns: readonly Column<UserRow>[] = [
    { key: 'badge', header: p('badge'), cell: (user) => <strong>{user.badge}</strong> },
    { key: 'name', header: p('name'), cell: (user) => (user.id === me ? `${user.name} ${p('self')}` : user.name) },
    { key: 'roles', header: p('role'), cell: (user) => user.roles.map((role) => term('role', role)).join(t('join')) },
    { key: 'active', header: t('field.active'), cell: (user) => (user.active ? `✓ ${t('active.yes')}` : `✕ ${t('active.no')}`) }
  ]
  if (!may) return <Note kind="warn">{p('readonly')}</Note>
  const actions = (
    <>
      <KeyButton hotkey="E" data-testid="edit-person" disabled={chosen === undefined} onPress={() => (chosen ? edit(chosen) : undefined)}>{t('act.edit')}</KeyButton>
      <KeyButton hotkey="N" variant="contained" data-testid="add-person" onPress={() => edit('new')}>{p('add')}</KeyButton>
    </>
  )
  return (
    <>
      {saved === null ? null : <Note kind="good">✓ {t('act.saved', { name: saved })}</Note>}
      {query.error ? <ErrorPanel error={query.error.error} onRetry={() => query.refetch()} /> : null}
      <Section flush title={p('tab')} actions={actions}>
        {query.data ? <DataTable label={p('tab')} columns={columns} rows={rows} rowKey={(user) => user.id} selected={selected} onSelect={(user) => setSelected(user.id)} onOpen={edit} empty={<EmptyState title={p('none')} />} /> : null}
      </Section>
      {mayLock ? <IdleLockForm /> : null}
      {editing ? (
        <PersonDialog
          user={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={(name) => {
            setEditing(null)
            setSaved(name)
            void query.refetch()
          }}
        />
      ) : null}
    </>
  )
}
