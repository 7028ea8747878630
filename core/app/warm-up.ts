import type { LocalDate } from '#domain/base/time.ts'
import { PACKS } from '#domain/compliance/packs.ts'
import type { World } from '#domain/world.ts'

/** The indexes that the first clicks need, each a step of its own, so that whoever clicks meanwhile waits for one of them at most. */
export function warmUpSteps(world: World, today: LocalDate): (() => unknown)[] {
  return [() => world.occupancy, () => world.stays, () => world.shiftDays, () => world.complianceOn(today, PACKS['cn-2021-4']), () => world.attendanceDays]
}
