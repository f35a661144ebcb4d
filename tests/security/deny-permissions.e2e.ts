import { expect } from '@playwright/test'
import { test } from '../support/shared-bench.ts'

test('R18 camera, location, notifications and clipboard reading are denied', async ({ bench }) => {
  const answers = await bench.page.evaluate(async () => {
    const refusal = (attempt: Promise<unknown>) => attempt.then(() => 'allowed', () => 'denied')
    return {
      camera: await refusal(navigator.mediaDevices.getUserMedia({ video: true })),
      location: await refusal(new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))),
      clipboard: await refusal(navigator.clipboard.readText()),
      notification: await Notification.requestPermission()
    }
  })
  expect(answers).toEqual({ camera: 'denied', location: 'denied', clipboard: 'denied', notification: 'denied' })
})

test('R18 the page reaches no HID, serial or USB device: devices belong to core', async ({ bench }) => {
  const devices = await bench.page.evaluate(async () => {
    const api = navigator as unknown as Record<'hid' | 'serial' | 'usb', { getDevices?: () => Promise<unknown[]>; getPorts?: () => Promise<unknown[]> } | undefined>
    const lists = [api.hid?.getDevices?.(), api.serial?.getPorts?.(), api.usb?.getDevices?.()]
    return (await Promise.all(lists.map(async (list) => list?.catch(() => []) ?? []))).flat().length
  })
  expect(devices).toBe(0)
})
