import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from '@playwright/test'
import { test } from '../support/shared-bench.ts'

test('R18 the page cannot reach a server that is really there, by any way it has', async ({ bench }) => {
  let requests = 0
  const server = createServer((_request, response) => {
    requests += 1
    response.setHeader('Access-Control-Allow-Origin', '*').end('here')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const outcomes = await bench.page.evaluate(async (target) => {
    const image = new Promise<string>((done) => {
      const element = new Image()
      element.addEventListener('load', () => done('loaded'))
      element.addEventListener('error', () => done('blocked'))
      element.src = target
    })
    const socket = new Promise<string>((done) => {
      try {
        const opened = new WebSocket(target.replace('http', 'ws'))
        opened.addEventListener('open', () => done('loaded'))
        opened.addEventListener('error', () => done('blocked'))
      } catch {
        done('blocked')
      }
    })
    const fetched = fetch(target).then(() => 'loaded', () => 'blocked')
    return await Promise.all([fetched, image, socket])
  }, url)
  expect(outcomes).toEqual(['blocked', 'blocked', 'blocked'])
  // Without the policy of the page the shell still refuses: asked from the shell's own session.
  const shell = await bench.app.evaluate(async ({ session }, target) => {
    const window = session.defaultSession as unknown as { fetch?: (url: string) => Promise<unknown> }
    return window.fetch ? window.fetch(target).then(() => 'loaded', () => 'blocked') : 'blocked'
  }, url)
  expect(shell).toBe('blocked')
  expect(requests).toBe(0)
  await new Promise((done) => server.close(done))
})
