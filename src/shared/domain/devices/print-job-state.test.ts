import { expect, test } from 'vitest'
import { mayBecome, printJobStates } from './print-job-state.ts'

test('R05 a print job moves along these arrows and no others', () => {
  const arrows = printJobStates.flatMap((from) => printJobStates.filter((to) => mayBecome(from, to)).map((to) => `${from} → ${to}`))
  expect(arrows).toEqual([
    'queued → sending', 'queued → failed', 'queued → cancelled',
    'sending → queued', 'sending → printed', 'sending → unknown',
    'failed → cancelled',
    'unknown → queued', 'unknown → printed'
  ])
})
