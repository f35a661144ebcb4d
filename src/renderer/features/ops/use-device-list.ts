import type { DeviceConfig } from '../../../shared/domain/devices/device-config.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { useDevices } from '../../bridge/use-devices.ts'
import type { DeviceState } from '../../bridge/use-devices.ts'

export interface ListedDevice {
  readonly config: DeviceConfig
  readonly state: string
  readonly detail: string
}

const none: readonly DeviceState[] = []

/** Configured devices with their state as core last told it. */
export function useDeviceList() {
  const query = useBenchQuery('ops.devices', {})
  const live = useDevices(query.data?.states ?? none)
  const devices: readonly ListedDevice[] = (query.data?.configs ?? []).map((config) => {
    const told = live.get(config.id) ?? query.data?.states.find((s) => s.id === config.id)
    return { config, state: told?.state ?? 'checking', detail: told?.detail ?? '' }
  })
  return { query, devices }
}
