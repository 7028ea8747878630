import { useSay } from '#renderer/client/language.tsx'
import type { DeviceRow } from '#contract/exchange.ts'

/** Computers as people call them: this one, one by its name, or one that nobody here knows. */
export function useDeviceName(devices: readonly Pick<DeviceRow, 'id' | 'name' | 'isThis'>[]): (id: string) => string {
  const { say } = useSay()
  return id => {
    const device = devices.find(d => d.id === id)
    return device?.isThis ? say('exchange.computer.this') : (device?.name ?? say('exchange.computer.unknown'))
  }
}
