import { expect, test } from 'vitest'
import { z } from 'zod'
import { entities } from './entities.ts'

/**
 * A stored document must stay readable for years, so its shape changes on purpose or not at all. After a change that is
 * meant (with its migration): `npm run test:unit -- -u src/shared/commands/document-shapes.test.ts`.
 */
test('R23 the shape of every stored document is the one written down', async () => {
  const shapes = Object.fromEntries(Object.entries(entities).map(([name, schema]) => [name, z.toJSONSchema(schema, { unrepresentable: 'any' })]))
  await expect(`${JSON.stringify(shapes, null, 1)}\n`).toMatchFileSnapshot('./document-shapes.snap.json')
})
