/** Longest local code that is tried: longer ones are no linear code of a bag, and the bound keeps the work small. */
export const MAX_LOCAL_CODE = 128
const MAX_PATTERN = 200
/** Most ways a pattern may be walked through over one code: about 5 000 × 128 steps, well below a millisecond's dozen. */
const MAX_WAYS = 5000

export const patternProblems = ['empty', 'too-long', 'syntax', 'lookaround', 'backreference', 'unsupported', 'repeated-group', 'too-costly'] as const
export type PatternProblem = (typeof patternProblems)[number]

export type PatternCheck = { readonly ok: true; readonly parts: readonly string[]; readonly ways: number } | { readonly ok: false; readonly problem: PatternProblem; readonly at: number }

class Bad extends Error {
  readonly problem: PatternProblem
  readonly at: number
  constructor(problem: PatternProblem, at: number) {
    super(problem)
    this.problem = problem
    this.at = at
  }
}

/**
 * Whether a pattern is within the subset that cannot run away: literals, `.`, classes, `\d \w \s` and escaped signs, groups,
 * alternatives, and repetition of single characters only (a group may be optional). No lookaround, no backreference. The
 * number of ways to walk through it over a code of MAX_LOCAL_CODE characters is bounded from above and must stay small: a
 * backtracking engine tries each way at most once, because the match is anchored at both ends.
 */
export function checkPattern(pattern: string): PatternCheck {
  if (pattern === '') return { ok: false, problem: 'empty', at: 0 }
  if (pattern.length > MAX_PATTERN) return { ok: false, problem: 'too-long', at: MAX_PATTERN }
  const walk = new Walk(pattern)
  try {
    const ways = walk.alternatives()
    if (walk.at < pattern.length) throw new Bad('syntax', walk.at)
    if (ways > MAX_WAYS) throw new Bad('too-costly', 0)
    // The last word on syntax has the engine itself.
    void compilePattern(pattern)
    return { ok: true, parts: walk.parts, ways }
  } catch (error) {
    if (error instanceof Bad) return { ok: false, problem: error.problem, at: error.at }
    return { ok: false, problem: 'syntax', at: 0 }
  }
}

/** Anchored at both ends, whatever the pattern says. Throws on a pattern that `checkPattern` refuses for its syntax. */
export function compilePattern(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '')})$`)
}

/** Recursive descent over the pattern; each method answers the number of ways through its part. */
class Walk {
  at = 0
  readonly parts: string[] = []
  readonly #text: string
  #depth = 0

  constructor(text: string) {
    this.#text = text
    if (text.startsWith('^')) this.at = 1
  }

  alternatives(): number {
    if (++this.#depth > 8) throw new Bad('unsupported', this.at)
    let ways = this.#sequence()
    while (this.#text[this.at] === '|') {
      this.at++
      ways += this.#sequence()
    }
    this.#depth--
    return ways
  }

  #sequence(): number {
    let ways = 1
    for (;;) {
      const c = this.#text[this.at]
      if (c === undefined || c === '|' || c === ')') return ways
      if (c === '$' && this.at === this.#text.length - 1) {
        this.at++
        return ways
      }
      const group = c === '('
      const inner = group ? this.#group() : this.#single(c)
      ways *= this.#repeated(inner, group)
      if (ways > 1e9) throw new Bad('too-costly', this.at)
    }
  }

  #group(): number {
    const from = this.at
    const rest = this.#text.slice(from)
    if (/^\(\?(?:=|!|<=|<!)/.test(rest)) throw new Bad('lookaround', from)
    const name = /^\(\?<([A-Za-z][A-Za-z0-9]{0,19})>/.exec(rest)
    if (name?.[1] !== undefined) {
      if (this.parts.includes(name[1])) throw new Bad('syntax', from)
      this.parts.push(name[1])
      this.at += name[0].length
    } else if (rest.startsWith('(?:')) this.at += 3
    else if (rest.startsWith('(?')) throw new Bad('unsupported', from)
    else this.at += 1
    const ways = this.alternatives()
    if (this.#text[this.at] !== ')') throw new Bad('syntax', from)
    this.at++
    return ways
  }

  #single(c: string): number {
    const from = this.at
    if (c === '[') {
      const whole = /^\[\^?(?:\\[dDwWsS\\\][^./$*+?(){}|-]|[^\\\][])+\]/.exec(this.#text.slice(from))
      if (whole === null) throw new Bad('syntax', from)
      this.at += whole[0].length
    } else if (c === '\\') {
      const sign = this.#text[from + 1] ?? ''
      if (/[1-9k]/.test(sign)) throw new Bad('backreference', from)
      if (!/[dDwWsS\\\][^./$*+?(){}|-]/.test(sign)) throw new Bad('unsupported', from)
      this.at += 2
    } else if ('*+?{}^$]'.includes(c)) throw new Bad('syntax', from)
    else this.at++
    return 1
  }

  /** Ways of a part with the quantifier behind it. */
  #repeated(ways: number, group: boolean): number {
    const from = this.at
    const found = /^(?:([*+?])|\{(\d{1,3})(?:(,)(\d{0,3}))?\})\??/.exec(this.#text.slice(from))
    if (found === null) return ways
    this.at += found[0].length
    const [, sign, least = '', comma, most = ''] = found
    const min = sign === undefined ? Number(least) : sign === '+' ? 1 : 0
    const max = sign === '?' ? 1 : sign !== undefined || (comma !== undefined && most === '') ? MAX_LOCAL_CODE : comma === undefined ? min : Number(most)
    if (max < min || max > MAX_LOCAL_CODE || max === 0) throw new Bad('syntax', from)
    if (!group) return ways * (max - min + 1)
    if (min === 1 && max === 1) return ways
    // A group that repeats is where patterns run away.
    if (max > 1) throw new Bad('repeated-group', from)
    return ways + 1
  }
}
