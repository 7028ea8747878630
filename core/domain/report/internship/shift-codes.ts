import type { ShiftType } from '../../records/host.ts'
import { nightMinutes, workedMinutes } from '../../compliance/test-work.ts'
import { parametersOf } from '../../compliance/stance.ts'
import { CN_2021_4 } from '../../compliance/packs/cn-2021-4.ts'
import type { LocalDate } from '../../base/time.ts'
import type { World } from '../../world.ts'
import type { Text } from '../model.ts'

/** A sign for each shift type that fits into a day's cell: the first of its name, or the first two, else a letter. */
export function shiftCodes(types: readonly Pick<ShiftType, 'id' | 'name'>[]): Map<string, string> {
  const codes = new Map<string, string>()
  const taken = new Set<string>()
  for (const { id, name } of types) {
    const signs = [...name.trim()]
    const letter = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find(sign => !taken.has(sign)) ?? String(taken.size + 1)
    const code = [signs[0] ?? letter, signs.slice(0, 2).join('').trim(), letter].find(sign => sign && !taken.has(sign)) ?? letter
    taken.add(code)
    codes.set(id, code)
  }
  return codes
}

type Legend = { code: string; name: string; start: string; end: string; minutes: number }

/** "早 = Early shift 08:00–16:00 (7.5 h)", for each shift type. */
export function shiftLegend(types: readonly Legend[]): Text {
  return { parts: types.map(({ code, name, start, end, minutes }) => ({ code: 'report.shift', facts: { code, name, start, end, hours: Math.round(minutes / 0.6) / 100 } })) }
}

/** The night of a day as this college has set it: a window that may reach over midnight. */
export function nightOn(world: World, day: LocalDate): { from: string; to: string } {
  const { nightFrom, nightTo } = hoursRule(world, day)
  return { from: String(nightFrom || '22:00'), to: String(nightTo || '06:00') }
}

/** The most hours of a day and of a week, as this college has set them. */
export function mostHours(world: World, day: LocalDate): { day: number; week: number } {
  const { dayHours, weekHours } = hoursRule(world, day)
  return { day: Number(dayHours), week: Number(weekHours) }
}

function hoursRule(world: World, day: LocalDate) {
  const rule = CN_2021_4.rules.find(r => r.test === 'hoursKept')!
  return parametersOf(CN_2021_4, rule, day, { settings: [...world.tables.ruleSetting.values()] })
}

/** Minutes worked in a shift, and whether any of them lie in the night. */
export function workOf(type: ShiftType, night: { from: string; to: string }): { minutes: number; night: boolean } {
  return { minutes: workedMinutes(type), night: nightMinutes(type, night.from, night.to) > 0 }
}
