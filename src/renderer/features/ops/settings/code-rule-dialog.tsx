import Box from '@mui/material/Box'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { checkRule } from '../../../../shared/barcode/code-rules/check-rule.ts'
import { checkPattern } from '../../../../shared/barcode/code-rules/rule-pattern.ts'
import type { CodeRule, CodeRuleBody } from '../../../../shared/domain/receiving/code-rule.ts'
import { codeRulesText } from '../../../../shared/text/code-rules-text.ts'
import { useBenchCommand } from '../../../bridge/use-bench-command.ts'
import { Field } from '../../../kit/data/field.tsx'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'
import { ActiveChoice } from './active-choice.tsx'
import { CodeRulePart, emptyPart } from './code-rule-part.tsx'
import type { PartDraft } from './code-rule-part.tsx'
import { readValues, valuesText } from './code-rule-values.ts'
import { CodeTryOut } from './code-try-out.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { wholeNumber } from './whole-number.ts'

export interface CodeRuleDialogProps {
  /** Null: a new one. */
  readonly rule: CodeRule | null
  /** A code that nothing could read: the try-out begins with it. */
  readonly sample: string
  readonly onSaved: (name: string) => void
  readonly onClose: () => void
}

/** A rule with its try-out: what it would read is in sight before it is saved. The parts follow the pattern. */
export function CodeRuleDialog({ rule, sample, onSaved, onClose }: CodeRuleDialogProps) {
  const t = useTexts(codeRulesText)
  const term = useTerm()
  const save = useBenchCommand('receiving.saveCodeRules')
  const [id] = useState(() => rule?.id ?? uuidv7())
  const [name, setName] = useState(rule?.name ?? '')
  const [station, setStation] = useState(rule?.station ?? '')
  const [pattern, setPattern] = useState(rule?.pattern ?? '')
  const [aim, setAim] = useState(rule?.aim ?? '')
  const [priority, setPriority] = useState(String(rule?.priority ?? 100))
  const [active, setActive] = useState(rule?.active ?? true)
  const [drafts, setDrafts] = useState<readonly PartDraft[]>(() => (rule?.fields ?? []).map(({ values, ...field }) => ({ ...field, table: valuesText(values) })))
  const [code, setCode] = useState(sample)

  const safe = checkPattern(pattern)
  // A part that the pattern lost for a moment (while typing) keeps its meaning.
  const shown = (safe.ok ? safe.parts : []).map((part) => drafts.find((d) => d.part === part) ?? emptyPart(part))
  const tables = shown.map((d) => readValues(d.table))
  const order = wholeNumber(priority, 1, 999)
  const body: CodeRuleBody = {
    name: name.trim(), station: station.trim(), pattern, aim: aim === '' ? null : aim, priority: order ?? 0, active,
    fields: shown.map(({ table: _table, ...field }, i) => ({ ...field, values: tables[i]?.ok ? tables[i].values : [] }))
  }
  const check = checkRule(body)
  const ready = check.ok && tables.every((x) => x.ok) && order !== null && body.name !== '' && body.name.length <= 40 && body.station !== '' && body.station.length <= 60
  const submit = async (): Promise<void> => {
    const answer = await save.run({ rules: [{ ...body, id }] })
    if (answer.ok) onSaved(body.name)
  }
  const change = (draft: PartDraft): void => setDrafts((now) => [...now.filter((d) => d.part !== draft.part), draft])
  const problem = check.ok ? null : t(check.part === '' ? 'problem-plain' : 'problem', { problem: term('ruleProblem', check.problem), part: check.part })
  return (
    <EditDialog title={t(rule ? 'edit' : 'add')} saveTestId="save-code-rule" ready={ready} error={save.error} onSave={submit} onClose={onClose}>
      <Box sx={{ display: 'grid', gridTemplateColumns: '2fr 2fr 1.2fr 2fr', gap: 1.5, alignItems: 'start' }}>
        <Field label={t('name')} required autoFocus value={name} onChange={setName} />
        <Field label={t('station')} required value={station} onChange={setStation} />
        <Field label={t('priority')} required value={priority} onChange={setPriority} help={t('priority-help')} error={order === null ? t('priority-bad') : null} />
        <Field label={t('aim')} value={aim} onChange={(text) => setAim(text.replace(/[^A-Za-z0-9]/g, '').slice(0, 2))} help={t('aim-help')} error={aim === '' || /^[A-Za-z]/.test(aim) ? null : t('aim-bad')} />
      </Box>
      <Field label={t('pattern')} required value={pattern} onChange={setPattern} help={t('pattern-help')} />
      {pattern === '' ? null : problem === null && safe.ok ? <Note kind="good">✓ {t('safe', { ways: safe.ways })}</Note> : <Note kind="warn">⚠ {problem}</Note>}
      {shown.map((draft) => <CodeRulePart key={draft.part} draft={draft} onChange={change} />)}
      <Box sx={{ background: '#f3f6f9', borderRadius: 2, p: 1.5 }}><CodeTryOut rules={[{ ...body, active: true }]} code={code} onCode={setCode} inDialog /></Box>
      {rule ? <ActiveChoice active={active} onChange={setActive} /> : null}
    </EditDialog>
  )
}
