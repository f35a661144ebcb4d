import Box from '@mui/material/Box'
import { useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { uuidv7 } from 'uuidv7'
import type { CodeRule } from '../../../../shared/domain/receiving/code-rule.ts'
import { codeRulesText } from '../../../../shared/text/code-rules-text.ts'
import { opsText } from '../../../../shared/text/ops-text.ts'
import { useBenchCommand } from '../../../bridge/use-bench-command.ts'
import { useBenchQuery } from '../../../bridge/use-bench-query.ts'
import { DataTable } from '../../../kit/data/data-table.tsx'
import type { Column } from '../../../kit/data/data-table.tsx'
import { EmptyState } from '../../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Section } from '../../../kit/data/section.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'
import { CodeRuleDialog } from './code-rule-dialog.tsx'
import { codeRuleFile, readCodeRuleFile } from './code-rule-file.ts'
import { CodeTryOut } from './code-try-out.tsx'
import { useListKeys } from './use-list-keys.ts'
import { useMay } from '../../../bridge/use-may.ts'

/** R03: how codes are read that are no ISBT 128. A code that nothing knew comes here in the address (`?raw=`). */
export function CodeRulesTab() {
  const t = useTexts(codeRulesText)
  const ops = useTexts(opsText)
  const may = useMay('set-up')
  const [params] = useSearchParams()
  const query = useBenchQuery('receiving.codeRules', {})
  const importing = useBenchCommand('receiving.saveCodeRules')
  const picker = useRef<HTMLInputElement>(null)
  const [selected, setSelected] = useState<string | null>(null)
  const [editing, setEditing] = useState<CodeRule | 'new' | null>(null)
  const [said, setSaid] = useState<{ readonly kind: 'good' | 'bad'; readonly text: string } | null>(null)
  const [code, setCode] = useState(params.get('raw') ?? '')
  const rows = query.data?.rules ?? []
  const at = rows.findIndex((r) => r.id === selected)
  const chosen = rows[at]
  useListKeys(rows, at, (row) => setSelected(row.id))
  const edit = (row: CodeRule | 'new'): void => {
    setSaid(null)
    if (may) setEditing(row)
  }
  const bring = async (file: File): Promise<void> => {
    const read = readCodeRuleFile(await file.text())
    if (!read.ok) return setSaid({ kind: 'bad', text: `✕ ${t('import-bad', { detail: read.problem })}` })
    const answer = await importing.run({ rules: read.rules.map((rule) => ({ ...rule, id: rows.find((r) => r.name === rule.name)?.id ?? uuidv7() })) })
    setSaid(answer.ok ? { kind: 'good', text: `✓ ${t('imported', { count: read.rules.length })}` } : null)
    void query.refetch()
  }
  const columns: readonly Column<CodeRule>[] = [
    { key: 'priority', header: t('priority'), align: 'right', cell: (r) => r.priority },
    { key: 'name', header: t('name'), cell: (r) => <strong>{r.name}</strong> },
    { key: 'station', header: t('station'), cell: (r) => r.station },
    { key: 'aim', header: t('aim'), cell: (r) => (r.aim === null ? '—' : `]${r.aim}`) },
    { key: 'pattern', header: t('pattern'), cell: (r) => <code style={{ overflowWrap: 'anywhere' }}>{r.pattern}</code> },
    { key: 'reads', header: t('reads'), cell: (r) => r.fields.filter((f) => f.kind !== 'ignore').map((f) => t(`kind.${f.kind}`)).join(ops('join')) },
    { key: 'active', header: ops('field.active'), cell: (r) => (r.active ? `✓ ${ops('active.yes')}` : `✕ ${ops('active.no')}`) }
  ]
  const actions = (
    <>
      <KeyButton hotkey="X" disabled={rows.length === 0} onPress={() => saveFile(codeRuleFile(rows))}>{t('export')}</KeyButton>
      {may ? (
        <>
          <KeyButton hotkey="I" onPress={() => picker.current?.click()}>{t('import')}</KeyButton>
          <KeyButton hotkey="E" disabled={chosen === undefined} onPress={() => (chosen ? edit(chosen) : undefined)}>{ops('act.edit')}</KeyButton>
          <KeyButton hotkey="N" variant="contained" data-testid="add-code-rule" onPress={() => edit('new')}>{t(code === '' ? 'add' : 'try.add')}</KeyButton>
        </>
      ) : null}
    </>
  )
  return (
    <>
      {may ? null : <Note kind="warn">{ops('readonly.set-up')}</Note>}
      {said === null ? null : <Note kind={said.kind}>{said.text}</Note>}
      {query.error ? <ErrorPanel error={query.error.error} onRetry={() => query.refetch()} /> : null}
      {importing.error ? <ErrorPanel error={importing.error} /> : null}
      <input ref={picker} type="file" accept=".json" hidden data-testid="code-rule-file" onChange={(event) => { const [file] = event.target.files ?? []; event.target.value = ''; if (file) void bring(file) }} />
      <Section flush title={t('title')} actions={actions}>
        {query.data ? (
          <DataTable label={t('title')} columns={columns} rows={rows} rowKey={(r) => r.id} selected={selected} onSelect={(r) => setSelected(r.id)} onOpen={edit} empty={<EmptyState title={t('none')} next={t('none-next')} />} />
        ) : null}
      </Section>
      <Box sx={{ color: 'text.secondary', fontSize: 15 }}>{t('help')} {t('in-order')}</Box>
      <Section title={t('try.title')}><CodeTryOut rules={rows} code={code} onCode={setCode} /></Section>
      {editing ? (
        <CodeRuleDialog
          rule={editing === 'new' ? null : editing}
          sample={code}
          onClose={() => setEditing(null)}
          onSaved={(name) => {
            setEditing(null)
            setSaid({ kind: 'good', text: `✓ ${ops('act.saved', { name })}` })
            void query.refetch()
          }}
        />
      ) : null}
    </>
  )
}

function saveFile(text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = 'code-rules.json'
  link.click()
  URL.revokeObjectURL(link.href)
}
