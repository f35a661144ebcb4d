import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** Design §5: what every change must keep passing, and the story of each row. A partner is no business of a bench: it is the gateway's. */
const stories = {
  'reply lost': ['tests/protocol/story-reply-lost.test.ts'],
  'killed between commit and print': ['tests/protocol/story-killed-before-print.test.ts'],
  'poisoned command': ['tests/protocol/story-poisoned-command.test.ts'],
  'dependent of a refused command': ['tests/protocol/story-dependent-of-refused.test.ts'],
  'server database down': ['tests/protocol/story-database-down.test.ts'],
  'bench database restored from an old image': ['tests/protocol/story-restored-image.test.ts'],
  'disk cloned to a second PC': ['tests/protocol/story-cloned-disk.test.ts'],
  'wrong clock': ['tests/protocol/story-wrong-clock.test.ts'],
  'cursor too old': ['tests/protocol/story-cursor-too-old.test.ts'],
  'app updated with a full outbox': ['tests/protocol/story-updated-with-outbox.test.ts'],
  'server rolled back': ['tests/protocol/story-server-rolled-back.test.ts'],
  'database newer than the app': ['tests/protocol/story-database-from-the-future.test.ts'],
  'SQLite corruption': ['tests/protocol/story-sqlite-corruption.test.ts'],
  'disk full': ['tests/protocol/story-disk-full.test.ts'],
  'operator revoked while offline': ['tests/protocol/story-operator-revoked.test.ts'],
  "unit recalled or patient's group changed while offline": ['tests/protocol/story-recalled-or-group-changed.test.ts'],
  'same dispatch received on two benches': ['tests/protocol/story-received-on-two-benches.test.ts'],
  'duplicate self-number': ['tests/protocol/story-duplicate-number.test.ts'],
  'poke storm': ['tests/protocol/story-poke-storm.test.ts'],
  'very long offline': ['tests/protocol/story-very-long-offline.test.ts'],
  'partner down': ['server/src/integration/station/exactly-once.test.ts']
}

test.each(Object.entries(stories))('R20 failure list: %s has a story, and docs/simulation.md names it', (row, files) => {
  const page = readFileSync(join(root, 'docs/simulation.md'), 'utf8')
  expect(page).toContain(`| ${row} |`)
  for (const file of files) {
    expect(existsSync(join(root, file))).toBe(true)
    expect(page).toContain(file)
  }
})
