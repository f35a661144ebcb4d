import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { NetworkCable } from '../simulators/network-cable.ts'

let server: Server
let cable: NetworkCable
const taken: string[] = []

beforeEach(async () => {
  taken.length = 0
  server = createServer((request, response) => {
    taken.push(request.url ?? '')
    response.end('answer')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cable = await NetworkCable.plug(() => new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
})

afterEach(async () => {
  await cable.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const ask = async (path: string): Promise<string> => await (await fetch(`${cable.url}${path}`, { signal: AbortSignal.timeout(400) })).text()

test('R20 a plugged cable passes a request and its answer, a cut one refuses, and plugged in again it is the same address', async () => {
  const { url } = cable
  expect(await ask('/a')).toBe('answer')
  await cable.set('cut')
  await expect(ask('/b')).rejects.toThrow()
  await cable.set('plugged')
  expect(cable.url).toBe(url)
  expect(await ask('/c')).toBe('answer')
  expect(taken).toEqual(['/a', '/c'])
})

test('R20 in a black hole nothing arrives and nobody is told', async () => {
  await cable.set('blackHole')
  await expect(ask('/lost')).rejects.toThrow(/timeout/i)
  await cable.set('plugged')
  expect(await ask('/after')).toBe('answer')
  expect(taken).toEqual(['/after'])
})

test('R20 a deaf cable delivers the request and keeps the answer', async () => {
  await cable.set('deaf')
  await expect(ask('/done')).rejects.toThrow(/timeout/i)
  expect(taken).toEqual(['/done'])
})

test('R20 a slow cable delays each way', async () => {
  cable.delayMs = 100
  const from = Date.now()
  expect(await ask('/slow')).toBe('answer')
  expect(Date.now() - from).toBeGreaterThanOrEqual(195)
})
