import type { CollegeState } from '#contract/college.ts'
import type { QueryName } from '#contract/contract.ts'
import type { Frame } from '#contract/wire.ts'
import { addDays } from '#domain/base/time.ts'
import type { InternshipDue } from '#domain/internship-due/due.ts'
import type { UpkeepDue } from '#domain/upkeep/upkeep-model.ts'

/** What stands in red or amber in the figures of the page "Today", on its day. */
export type Urgent = { day: string; findings: number; clashes: number; stopped: number; overdue: number }

type Desk = { answer(ask: { name: string; input: unknown }): Promise<Frame> }

const AHEAD = 30 // days, as on the page

/** Asks what the page asks; null where there is no college, or where it can't be told. */
export async function urgentFigures(desk: Desk): Promise<Urgent | null> {
  const ask = async <R>(name: QueryName, input: unknown): Promise<R> => {
    const frame = await desk.answer({ name, input })
    if (!('value' in frame)) throw new Error(name)
    return frame.value as R
  }
  try {
    const { college, today } = await ask<CollegeState>('college.state', {})
    if (!college) return null
    const upkeep = await ask<UpkeepDue>('upkeep.due', { on: today, withinDays: AHEAD })
    const { hard } = await ask<{ hard: number }>('booking.clashList', { from: today, to: addDays(today, AHEAD) })
    const { findings } = await ask<InternshipDue>('internship.due', { on: today })
    return {
      day: today,
      findings: findings.count,
      clashes: hard,
      stopped: upkeep.faults.filter(f => f.severity === 'stopped').length,
      overdue: upkeep.plans.filter(p => p.overdueDays > 0).length,
    }
  } catch {
    return null
  }
}
