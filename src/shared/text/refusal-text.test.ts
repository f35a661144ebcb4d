import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { BagCode } from '../barcode/bag-code.ts'
import { labelFaultCodes } from '../domain/labels/label-fault.ts'
import { rowProblems } from '../domain/receiving/dispatch-row.ts'
import { refusalCodes } from '../domain/refusal-code.ts'
import { shellCodes } from '../ipc/shell-codes.ts'
import { barcodeRefusals } from './barcode-refusals.ts'
import { deviceText, deviceTexts } from './device-texts.ts'
import { dispatchRowProblems, rowProblemText } from './dispatch-row-problems.ts'
import type { RefusalPair } from './domain-refusals-pair.ts'
import { domainRefusals } from './domain-refusals.ts'
import { localCodeRefusals } from './local-code-refusals.ts'
import { labelRefusals } from './label-refusals.ts'
import { machineryRefusals } from './refusal-text-machinery.ts'
import { refusalText } from './refusal-text.ts'
import { shellRefusals } from './shell-refusals.ts'

const placeholders = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? ''))].toSorted()

/** Variables that call sites pass whole, instead of an object that can be read at the place. See `domain/issuing/check-issue.ts`. */
const variables: Readonly<Record<string, readonly string[]>> = {
  bag: ['din', 'selfNumber'],
  groups: ['recipient', 'recipientRhd', 'donor', 'donorRhd']
}
const paramsVariable: Readonly<Record<string, readonly string[]>> = {
  'issuing.request': ['request'],
  'issuing.consent': ['request'],
  'issuing.sample': ['sample', 'maxHours'],
  'issuing.antibody': ['sample', 'maxHours'],
  'issuing.crossmatch': ['din', 'selfNumber']
}
/** Codes that `stateCodes[unit.state]` gives, with `{ ...bag, reason }`. */
const byState = ['unit-not-numbered', 'label-not-scanned-back', 'unit-quarantined', 'unit-already-issued', 'unit-returned', 'unit-discarded', 'unit-return-asked', 'unit-sent-back']

/** Names of the params in the source of one call's second argument. */
function namesIn(code: string, argument: string): string[] {
  const whole = (name: string): readonly string[] =>
    variables[name] ?? (name === 'params' ? (Object.entries(paramsVariable).find(([start]) => code.startsWith(start))?.[1] ?? []) : [])
  if (!argument.startsWith('{')) return [...whole(argument.trim())]
  const inner = argument.slice(1, -1).replace(/\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '')
  return inner.split(',').flatMap((part) => {
    const spread = /^\s*\.\.\.(\w+)/.exec(part)?.[1]
    if (spread !== undefined) return [...whole(spread)]
    const name = /^\s*(\w+)\s*(?::|$)/.exec(part)?.[1]
    return name === undefined ? [] : [name]
  })
}

/** For each code, the params of every place that refuses with it, read from the sources. */
function passed(): Map<string, string[][]> {
  const root = new URL('../../', import.meta.url)
  const found = new Map<string, string[][]>(byState.map((c) => [`issuing.${c}`, [['din', 'selfNumber', 'reason']]]))
  const files = ['shared/domain', 'shared/commands', 'main/core', 'exchange'].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`)
  )
  for (const file of files.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))) {
    const source = readFileSync(new URL(file, root), 'utf8')
    for (const [, code = '', argument = ''] of source.matchAll(/refusal\('([a-z.-]+)'(?:,\s*(\{[^{}]*\}|\w+))?\)/g)) {
      found.set(code, [...(found.get(code) ?? []), argument === '' ? [] : namesIn(code, argument)])
    }
  }
  return found
}

const closed: readonly (readonly [string, Readonly<Record<string, RefusalPair>>])[] = [
  ['the domain', domainRefusals],
  ['the shell', shellRefusals],
  ['the barcode reader', barcodeRefusals],
  ['the code rules', localCodeRefusals],
  ['the label renderer', labelRefusals],
  ['the machinery', machineryRefusals],
  ['a dispatch file', dispatchRowProblems],
  ['the devices', Object.fromEntries(Object.entries(deviceTexts).flatMap(([k, v]) => (v === null ? [] : [[k, v]])))]
]

describe('sentences of refusals', () => {
  it.each(closed)('R18 every refusal of %s is a sentence in Chinese and in English with the same values in it', (_name, table) => {
    for (const [code, { zh, en }] of Object.entries(table)) {
      expect(zh, code).toMatch(/[\u4e00-\u9fff].*。$/)
      expect(en, code).toMatch(/^[^\u3000-\u9fff\uff00-\uffef]+\.$/)
      expect(placeholders(en), code).toEqual(placeholders(zh))
    }
  })

  it('R18 every code of every closed list has its sentence', () => {
    const bag: BagCode = 'barcode.two-bags'
    for (const code of [...refusalCodes, ...shellCodes, ...labelFaultCodes, bag]) expect(refusalText('en', code, {}), code).not.toContain('has no words')
    expect(Object.keys(dispatchRowProblems).toSorted()).toEqual([...rowProblems].toSorted())
  })

  it('R18 a sentence of the domain names only values that every place refusing with it passes', () => {
    const calls = passed()
    expect(calls.size).toBeGreaterThan(80)
    for (const code of refusalCodes) {
      const wanted = placeholders(domainRefusals[code].zh)
      if (wanted.length > 0) expect(calls.has(code), `${code} is refused somewhere`).toBe(true)
      for (const given of calls.get(code) ?? []) expect(given, code).toEqual(expect.arrayContaining(wanted))
    }
  })

  it('R18 an expired bag is refused with its number, the time and what to do', () => {
    const params = { din: 'A999926123456', selfNumber: 'A26000123', expiresAt: '2026-11-21 23:59', hours: 14 }
    expect(refusalText('zh-CN', 'issuing.unit-expired', params)).toBe(
      '不能发出：献血码 A9999 26 123456 的失效时间是 2026-11-21 23:59，已过期 14 小时。请放入隔离冰箱。'
    )
  })

  it('R03 the findings of a bag are shown as words', () => {
    expect(refusalText('zh-CN', 'receiving.bag-differs', { din: 'A999926123456', findings: 'wrong-group expired' })).toContain('血型与清单不符、已过期')
    expect(refusalText('en', 'receiving.bag-differs', { din: 'A999926123456', findings: 'other expired' })).toContain('other, expired')
  })

  it('R18 states, components, capabilities, groups and temperatures are shown as words', () => {
    expect(refusalText('zh-CN', 'stock.transition-not-allowed', { din: 'x', state: 'in-stock' })).toContain('在库')
    expect(refusalText('zh-CN', 'labels.job-not-waiting', { state: 'printed' })).toContain('已打印')
    expect(refusalText('zh-CN', 'issuing.component-mismatch', { unit: '悬浮红细胞', wanted: 'plasma' })).toContain('申请的是血浆，这袋是悬浮红细胞')
    expect(refusalText('zh-CN', 'command.not-allowed', { capability: 'issue' })).toContain('发血')
    expect(refusalText('zh-CN', 'fridges.band-mismatch', { component: 'plasma', band: 'cold-2-6' })).toContain('血浆不能放在冷藏 2–6 ℃')
    expect(refusalText('zh-CN', 'issuing.rhd-incompatible', { recipient: 'A', recipientRhd: 'neg', donor: 'A', donorRhd: 'pos' })).toContain('RhD 阴性')
    expect(refusalText('zh-CN', 'receiving.file-no-header', { file: 'a.csv', missing: 'din expiresAt' })).toContain('献血码、失效日期')
  })

  it('R18 a reason that a person typed is shown as typed', () => {
    const params = { din: 'A999926123456', selfNumber: 'A1', reason: 'bag expired 漏血' }
    expect(refusalText('zh-CN', 'issuing.unit-quarantined', params)).toContain('原因：bag expired 漏血。')
  })

  it('R18 a value is inserted as it is, even when it looks like a placeholder or a replacement pattern', () => {
    expect(refusalText('zh-CN', 'command.second-person-not-allowed', { name: '{din} $& $1' })).toContain('{din} $& $1 没有')
    expect(rowProblemText('zh-CN', 'din-malformed', '$& {value}')).toContain('“$& {value}”')
  })

  it('R28 a code without a sentence is named, and a value that is not given stays visible: both are defects', () => {
    expect(refusalText('zh-CN', 'no.such-code', {})).toContain('no.such-code')
    expect(refusalText('zh-CN', 'constructor', {})).toContain('constructor')
    expect(refusalText('zh-CN', 'identity.pin-wrong', {})).toContain('{badge}')
    expect(refusalText('zh-CN', 'issuing.issue-unknown', { din: '' })).toContain('献血码 — 的')
  })

  it('R19 a device that needs a hand says what to do, one that works says nothing', () => {
    expect(deviceText('zh-CN', 'paper-out')).toContain('装标签纸')
    expect(deviceText('zh-CN', 'ready')).toBeNull()
    expect(deviceText('zh-CN', 'nothing-known')).toBeNull()
  })
})
