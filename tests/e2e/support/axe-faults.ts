import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** Serious and critical faults that axe finds on what the page shows now, one line each. (Electron has no second page to run axe in: legacy mode.) */
export async function axeFaults(page: Page, name: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] }).analyze()
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .flatMap((v) => v.nodes.slice(0, 4).map((node) => `${name} ${v.id}: ${node.target.join(' ')} ${node.html.slice(0, 140)} ${node.any[0]?.message ?? ''}`))
}
