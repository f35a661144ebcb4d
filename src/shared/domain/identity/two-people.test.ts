import { expect, test } from 'vitest'
import { checkTwoPeople } from './two-people.ts'

test.each([
  ['one', null, 'command.second-person-missing'],
  ['one', 'one', 'command.second-person-same'],
  ['one', 'two', undefined]
])('R26 %s and %s sign: %s', (actor, second, code) => expect(checkTwoPeople(actor, second)?.code).toBe(code))
