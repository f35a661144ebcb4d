import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkPattern, compilePattern, MAX_LOCAL_CODE } from './rule-pattern.ts'

it.each([
  ['(?<no>\\d{7})', ['no'], 1],
  ['^[A-D](?<no>\\d{5,9})[A-D]$', ['no'], 5],
  ['(?:AB|A|B|O)[+-]?', [], 8],
  ['.*', [], 129],
  ['(?<a>x)?y', ['a'], 2],
  ['\\$\\-\\.', [], 1]
])('R03 the pattern %s is taken: parts %j, %i ways', (pattern, parts, ways) => {
  expect(checkPattern(pattern)).toEqual({ ok: true, parts, ways })
})

it.each([
  ['', 'empty'], ['a'.repeat(201), 'too-long'], ['(', 'syntax'], ['[a', 'syntax'], ['a{3,2}', 'syntax'], ['[9-0]', 'syntax'], ['a)', 'syntax'], ['*', 'syntax'], ['a**', 'syntax'],
  ['(?<a>x)(?<a>y)', 'syntax'], ['(?=x)', 'lookaround'], ['(?!x)', 'lookaround'], ['(?<=x)y', 'lookaround'], ['(?<!x)y', 'lookaround'],
  ['(x)\\1', 'backreference'], ['(?<a>x)\\k<a>', 'backreference'], ['\\bx', 'unsupported'], ['\\u0041', 'unsupported'], ['(?i:x)', 'unsupported'],
  ['(a+)+', 'repeated-group'], ['(?:a|a)*', 'repeated-group'], ['(?:\\d{2}){3}', 'repeated-group'],
  ['.*.*', 'too-costly'], ['a*a*a*a*a*b', 'too-costly'], ['(?:a|a)?'.repeat(14), 'too-costly'], ['('.repeat(9) + 'a' + ')'.repeat(9), 'unsupported']
])('R03 the pattern %s is refused as %s', (pattern, problem) => {
  expect(checkPattern(pattern)).toMatchObject({ ok: false, problem })
})

it('R03 a pattern fits the whole code or not at all', () => {
  expect([compilePattern('a|b').test('ab'), compilePattern('^a|b$').test('b'), compilePattern('a\\$').test('a$')]).toEqual([false, true, true])
})

const piece = fc.constantFrom('a', '\\d', '.', '[0-9]', '*', '+', '?', '{1,9}', '{2}', '(', ')', '(?:', '(?<n>', '|', '^', '$', '\\', '0', '[', ']', '(?=', '\\1', '*?')
const pattern = fc.array(piece, { maxLength: 14 }).map((p) => p.join(''))
const code = fc.string({ unit: fc.constantFrom('0', 'a', '9', '~'), minLength: 100, maxLength: MAX_LOCAL_CODE })

it('R03 no pattern makes the check throw, and what it takes answers at once on any code', () => {
  let slowest = 0
  fc.assert(
    fc.property(pattern, fc.array(code, { maxLength: 4 }), (text, codes) => {
      const check = checkPattern(text)
      if (!check.ok) return
      const regex = compilePattern(text)
      for (const one of [...codes, 'a'.repeat(MAX_LOCAL_CODE - 1) + '~', '0'.repeat(MAX_LOCAL_CODE - 1) + '~']) {
        const times = [0, 1, 2].map(() => {
          const from = performance.now()
          regex.exec(one)
          return performance.now() - from
        })
        slowest = Math.max(slowest, Math.min(...times))
      }
    }),
    { numRuns: 20_000, seed: 16 }
  )
  expect(slowest).toBeLessThan(20)
})

it('R03 the costliest patterns that are taken answer within 20 ms', () => {
  for (const text of ['a{0,69}a{0,69}b', 'a?'.repeat(12) + 'b', '.*(?:a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a)b', 'a{0,15}a{0,15}a{0,15}b']) {
    expect(checkPattern(text).ok, text).toBe(true)
    const regex = compilePattern(text)
    const times = [0, 1, 2].map(() => {
      const from = performance.now()
      regex.exec('a'.repeat(MAX_LOCAL_CODE))
      return performance.now() - from
    })
    expect(Math.min(...times), text).toBeLessThan(20)
  }
})
