import { describe, expect, it } from 'vitest'
import { shellCodes } from '../ipc/shell-codes.ts'
import { shellRefusals } from './shell-refusals.ts'

describe('sentences of the shell', () => {
  it.each(shellCodes)('R18 the refusal %s has a sentence in Chinese and in English', (code) => {
    const { zh, en } = shellRefusals[code]
    expect(zh).toMatch(/[\u4e00-\u9fff]/)
    expect(en).toMatch(/^[A-Z].*\.$/)
    expect([...zh.matchAll(/\{\w+\}/g)].map(String).sort()).toEqual([...en.matchAll(/\{\w+\}/g)].map(String).sort())
  })
})
