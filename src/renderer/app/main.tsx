import createCache from '@emotion/cache'
import { CacheProvider } from '@emotion/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import { z } from 'zod'
import { startCoreState } from '../bridge/core-state.ts'
import { createQueryClient, startInvalidation } from '../bridge/query-client.ts'
import { startDevices } from '../bridge/use-devices.ts'
import { startHotkeys } from '../kit/keys/hotkeys.ts'
import { applyPrefs } from '../kit/prefs.ts'
import { startScanBus } from '../kit/scan/scan-bus.ts'
import { screenAsked } from '../kit/scan/screen-change.ts'
import { BenchTheme } from './bench-theme.tsx'
import { router } from './routes.tsx'

// Listeners live as long as the page: nothing to stop. The scan bus comes before the hotkeys, so a scanner's Enter confirms nothing.
applyPrefs()
startCoreState()
startDevices()
startScanBus()
router.subscribe(({ location }) => screenAsked(location.key))
startHotkeys()
const client = createQueryClient()
startInvalidation(client)

// The policy forbids code made from text, and styles without the nonce that the shell renews with each load.
z.config({ jitless: true })
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce
const styles = createCache({ key: 'css', ...(nonce ? { nonce } : {}) })

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <CacheProvider value={styles}>
    <BenchTheme>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </BenchTheme>
  </CacheProvider>
)
