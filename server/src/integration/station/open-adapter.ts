import { z } from 'zod'
import { fileAdapter } from './files/file-adapter.ts'
import type { StationPort } from './port.ts'
import { restAdapter } from './rest/rest-adapter.ts'
import { soapAdapter } from './soap/soap-adapter.ts'
import { viewAdapter } from './view/view-adapter.ts'

const url = z.url({ protocol: /^https?$/ })
const timeoutMs = z.number().int().min(100).max(120_000).default(20_000)

/** What a partner's settings may be, by its adapter. */
export const partnerSettings = z.discriminatedUnion('adapter', [
  z.object({ adapter: z.literal('rest'), url, token: z.string().min(1), timeoutMs }),
  z.object({ adapter: z.literal('soap'), url, token: z.string().min(1), encoding: z.enum(['utf-8', 'gb18030']).default('utf-8'), timeoutMs }),
  z.object({ adapter: z.literal('files'), folder: z.string().min(1) }),
  z.object({ adapter: z.literal('view'), url: z.url({ protocol: /^postgres(ql)?$/ }), table: z.string(), hospitalCode: z.string().nullable().default(null) })
])
export type PartnerSettings = z.infer<typeof partnerSettings>

/** The port of a partner, by its settings. */
export async function openAdapter(settings: PartnerSettings): Promise<StationPort> {
  switch (settings.adapter) {
    case 'rest':
      return restAdapter(settings)
    case 'soap':
      return await soapAdapter(settings)
    case 'files':
      return fileAdapter(settings)
    case 'view':
      return viewAdapter(settings)
  }
}
