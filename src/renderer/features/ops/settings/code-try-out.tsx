import Box from '@mui/material/Box'
import { applyCodeRules } from '../../../../shared/barcode/code-rules/apply-code-rules.ts'
import { readBagCode } from '../../../../shared/barcode/code-rules/read-bag-code.ts'
import type { Structure } from '../../../../shared/barcode/structure.ts'
import type { CodeRuleBody } from '../../../../shared/domain/receiving/code-rule.ts'
import { codeRulesText } from '../../../../shared/text/code-rules-text.ts'
import { Field } from '../../../kit/data/field.tsx'
import { dinText } from '../../../kit/bench/din-text.ts'
import { useScan } from '../../../kit/scan/use-scan.ts'
import { useRefusalText } from '../../../kit/text/use-refusal-text.ts'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'

export interface CodeTryOutProps {
  readonly rules: readonly CodeRuleBody[]
  readonly code: string
  readonly onCode: (code: string) => void
  /** In a dialog it stands above the screen's own scans. */
  readonly inDialog?: boolean
}

/** Reads a scanned or pasted code as the bench would, with these rules: which one answered, and every field. Nothing is stored. */
export function CodeTryOut({ rules, code, onCode, inDialog = false }: CodeTryOutProps) {
  const t = useTexts(codeRulesText)
  const refusalText = useRefusalText()
  const take = (raw: string): void => onCode(raw.slice(0, 200))
  useScan(({ raw }) => {
    take(raw)
    const read = readBagCode(rules, raw)
    return read.ok
      ? { kind: 'accept', title: t(`try.by.${read.by}`, { rule: read.rule ?? '' }), reason: raw }
      : { kind: 'refuse', title: t('try.title'), reason: refusalText({ code: read.code, params: read.params }), code: read.code }
  }, { priority: inDialog ? 1 : 0 })
  return (
    <Box data-testid="try-out" sx={{ display: 'grid', gap: 1 }}>
      <Field label={t('try.code')} value={code} onChange={take} help={t('try.help')} />
      {code === '' ? <Box sx={{ color: 'text.secondary' }}>{t('try.empty')}</Box> : <Reading rules={rules} raw={code} />}
    </Box>
  )
}

function Reading({ rules, raw }: { readonly rules: readonly CodeRuleBody[]; readonly raw: string }) {
  const t = useTexts(codeRulesText)
  const refusalText = useRefusalText()
  const read = readBagCode(rules, raw)
  const local = applyCodeRules(rules, raw)
  const parts = local.kind === 'none' ? [] : Object.entries(local.parts)
  const verdict = read.ok ? (
    <Note kind="good">✓ {t(`try.by.${read.by}`, { rule: read.rule ?? '' })}</Note>
  ) : (
    <Note kind="bad">✕ {local.kind === 'none' && read.code === 'barcode.not-isbt' ? t('try.none') : refusalText({ code: read.code, params: read.params })}</Note>
  )
  return (
    <>
      {verdict}
      <Box component="dl" data-testid="try-fields" sx={{ display: 'grid', gridTemplateColumns: '120px 1fr', gap: 0.5, m: 0, '& dt': { color: 'text.secondary' }, '& dd': { m: 0, fontWeight: 700, fontSize: 17, overflowWrap: 'anywhere' } }}>
        {read.ok ? read.structures.map((s, i) => <StructureRow key={`${s.id}-${i}`} structure={s} />) : null}
        {read.ok && read.selfNumber !== null ? <><dt>{t('try.self')}</dt><dd>{read.selfNumber}</dd></> : null}
        {parts.length > 0 ? <><dt>{t('try.parts')}</dt><dd><code>{parts.map(([name, value]) => `${name}=${value}`).join('  ')}</code></dd></> : null}
      </Box>
    </>
  )
}

function StructureRow({ structure: s }: { readonly structure: Structure }) {
  const t = useTexts(codeRulesText)
  const term = useTerm()
  if (s.id === '001') return <><dt>{t('try.din')}</dt><dd>{dinText(s.fields.din)}</dd></>
  if (s.id === '003') return <><dt>{t('try.product')}</dt><dd>{s.fields.code}</dd></>
  if (s.id === '002') {
    const { abo, rhd, message, blocksStock } = s.fields
    const group = abo === null ? t('try.unknown-group') : `${abo} ${rhd === null ? 'RhD ?' : term('rhd', rhd)}`
    return <><dt>{t('try.group')}</dt><dd>{group}{message === null ? '' : ` · ${message}`}{blocksStock ? ` · ⚠ ${t('try.blocks')}` : ''}</dd></>
  }
  if (s.id === '004' || s.id === '005') return <><dt>{t('try.expiry')}</dt><dd>{s.fields.iso.slice(0, 16).replace('T', ' ')}</dd></>
  return <><dt>{t('try.other', { id: s.id })}</dt><dd>{s.data}</dd></>
}
