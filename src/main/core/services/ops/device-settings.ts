import { deviceConfigsSchema, type DeviceConfig } from '../../../../shared/domain/devices/device-config.ts'
import type { Settings } from '../../store/settings.ts'

const KEY = 'devices'

/** The devices of this bench, in the order in which they were added. */
export function readDevices(settings: Settings): DeviceConfig[] {
  return deviceConfigsSchema.parse(JSON.parse(settings.get(KEY) ?? '[]'))
}

export function writeDevices(settings: Settings, configs: readonly DeviceConfig[]): void {
  settings.set(KEY, JSON.stringify(deviceConfigsSchema.parse(configs)))
}
