import { z } from 'zod'
import { aboGroups } from '../stock/blood-group.ts'
import { componentClasses, temperatureBands } from '../stock/component-class.ts'

/** A storage location. Groups on different shelves or refrigerators: 临床输血技术规范 art. 21. */
export const fridgeSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  code: z.string(),
  name: z.string(),
  temperatureBand: z.enum(temperatureBands),
  componentClasses: z.array(z.enum(componentClasses)),
  aboGroups: z.array(z.enum(aboGroups)),
  layers: z.number().int(),
  capacity: z.number().int(),
  active: z.boolean(),
  /** Bench that may issue what is stored here (design §5). Null: whoever put it in. */
  homeDeviceId: z.string().nullable()
})
export type Fridge = z.infer<typeof fridgeSchema>
