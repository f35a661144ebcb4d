import { expect, test } from 'vitest'
import { homeMove } from './home-move.ts'
import { SERVER_HOLDER } from './unit.ts'

test.each([
  ['the holder passes it on to the home bench', { holder: 'a', epoch: 3 }, 'home', 'a', { holder: 'home', epoch: 4, recallBy: null }],
  ['what nobody holds goes to the home bench', { holder: SERVER_HOLDER, epoch: 1 }, 'home', 'a', { holder: 'home', epoch: 2, recallBy: null }],
  ['another bench can only have it asked for', { holder: 'b', epoch: 3 }, 'home', 'a', { recallBy: 'home' }],
  ['the home bench that does not hold it only asks, too', { holder: 'b', epoch: 3 }, 'a', 'a', { recallBy: 'a' }],
  ['nothing moves when it is at home already', { holder: 'home', epoch: 3 }, 'home', 'a', {}],
  ['nothing moves when the fridge has no home bench', { holder: 'a', epoch: 3 }, null, 'a', {}]
])('R18 authority when a bag is put away: %s', (_what, unit, home, deviceId, moved) => expect(homeMove(unit, home, deviceId)).toEqual(moved))
