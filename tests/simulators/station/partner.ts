import { practiceMapping } from '../../../src/shared/practice/practice-mapping.ts'

/** Where the server looks for the password of the practice station. */
export const tokenVariable = 'HEMOBENCH_STATION_TOKEN'

/** What the file of HEMOBENCH_STATION holds for the practice station at this address. */
export const practicePartners = (url: string): unknown => ({
  partners: [{ id: 'practice-station', name: '练习市血液中心', connection: { adapter: 'rest', url, token: { env: tokenVariable }, timeoutMs: 5000 }, mapping: practiceMapping }]
})
