import type { CodeRule } from '../../domain/receiving/code-rule.ts'
import type { LocalCells } from '../../domain/receiving/dispatch-row.ts'
import { applyCodeRules } from './apply-code-rules.ts'

/** The cells of a list as the codes of the bags are read: a list carries no symbology, so rules are tried as if every one was given. */
export function localCells(rules: readonly CodeRule[]): LocalCells {
  const open = rules.map((rule) => ({ ...rule, aim: null }))
  return (cell) => {
    const read = applyCodeRules(open, cell)
    return read.kind === 'read' ? read.reading : {}
  }
}
