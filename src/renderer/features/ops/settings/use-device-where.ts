import { useCallback } from 'react'
import type { DeviceConfig } from '../../../../shared/domain/devices/device-config.ts'
import { devicesText } from '../../../../shared/text/devices-text.ts'
import { opsText } from '../../../../shared/text/ops-text.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { usbId } from './usb-id.ts'

/** Where a device is found, in words: its port, address, queue or folder. */
export function useDeviceWhere(): (config: DeviceConfig) => string {
  const t = useTexts(opsText)
  const d = useTexts(devicesText)
  return useCallback(
    (config) => {
      switch (config.kind) {
        case 'serial-scanner':
        case 'zpl-serial-printer':
        case 'tspl-serial-printer':
          return t('device.serial-at', { path: config.path, baud: config.baudRate })
        case 'hid-scanner':
          return d('hid.at', { vendor: usbId(config.vendorId), product: usbId(config.productId), profile: d(`profile.${config.profile}`) })
        case 'zpl-tcp-printer':
        case 'tspl-tcp-printer':
          return t('device.network-at', { host: config.host, port: config.port })
        case 'system-printer':
          return d('printer.at-queue', { queue: config.queue })
        case 'pdf-folder-printer':
          return config.folder
      }
    },
    [t, d]
  )
}
