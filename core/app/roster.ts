import { AROUND } from '#domain/attendance/months.ts'
import { refuse } from '#domain/base/decision.ts'
import { addDays, dayNumber, daysIn, type LocalDate } from '#domain/base/time.ts'
import type { RulePack } from '#domain/compliance/pack.ts'
import { PACKS } from '#domain/compliance/packs.ts'
import { parametersOf } from '#domain/compliance/stance.ts'
import { monthsOf } from '#domain/part.ts'
import { nameOf } from '#domain/record-name.ts'
import { assignShifts, copiedCells, patternCells, publishShifts, swappedCells } from '#domain/shifts/assign.ts'
import { fillProblem } from '#domain/shifts/fill-problem.ts'
import { rosterHosts } from '#domain/shifts/hosts.ts'
import { proposalOf } from '#domain/shifts/proposal.ts'
import { weekPlan } from '#domain/shifts/week.ts'
import type { Tables } from '#domain/tables.ts'
import type { World } from '#domain/world.ts'
import { LONGEST_FILL, type rosterContract } from '#contract/roster.ts'
import { needDays } from './attendance.ts'
import { createSearchRuns } from './search-runs.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof rosterContract

const LONGEST_SPAN = 62 // days
/** What one square of unevenness costs, in nights, weekends and hours, for each of the three weights. */
const COSTS = { nights: [0, 5, 25], weekends: [0, 5, 25], hours: [0, 0.02, 0.1] } as const
const USUAL_NIGHT = { from: '22:00', to: '06:00' }

const indexOf = (world: Pick<World, 'stays' | 'shiftDays'>) => ({ stays: world.stays, days: world.shiftDays })
const isTooLong = (from: LocalDate, to: LocalDate) => to < from || to > addDays(from, LONGEST_SPAN)

export const rosterCommands: CommandHandlers<C['commands']> = {
  async 'roster.assign'(world, { cells }, ctx) {
    await ctx.past.need(monthsOf('shift', cells.map(c => c.date)))
    return assignShifts(world.tables, indexOf(world), cells, ctx)
  },
  async 'roster.copy'(world, { placementIds, from, to, target }, ctx) {
    if (isTooLong(from, to)) return refuse('roster.tooLong', { from, to, days: LONGEST_SPAN })
    await needDays(ctx.past, from, to, ['shift'])
    await needDays(ctx.past, target, addDays(target, dayNumber(to) - dayNumber(from)), ['shift'])
    const cells = copiedCells(world.tables, indexOf(world), placementIds, from, to, target)
    if (!cells.length) return refuse('roster.nothingToCopy', { from, to })
    return assignShifts(world.tables, indexOf(world), cells, ctx)
  },
  async 'roster.pattern'(world, { placementIds, from, to, pattern, rotate }, ctx) {
    if (isTooLong(from, to)) return refuse('roster.tooLong', { from, to, days: LONGEST_SPAN })
    await needDays(ctx.past, from, to, ['shift'])
    return assignShifts(world.tables, indexOf(world), patternCells(world.tables, indexOf(world), placementIds, from, to, pattern, rotate), ctx)
  },
  async 'roster.swap'(world, { date, one, other }, ctx) {
    await needDays(ctx.past, date, date, ['shift'])
    return assignShifts(world.tables, indexOf(world), swappedCells(indexOf(world), date, one, other), ctx)
  },
  async 'roster.publish'(world, { placementIds, from, to, enterpriseId }, ctx) {
    if (isTooLong(from, to)) return refuse('roster.tooLong', { from, to, days: LONGEST_SPAN })
    await needDays(ctx.past, from, to, ['shift'])
    return publishShifts(world.tables, indexOf(world), { placementIds, from, to, enterpriseId })
  },
}

export const rosterQueries: QueryHandlers<C['queries']> = {
  async 'roster.week'(view, { enterpriseId, postId, from, days, pack }, { now, past }) {
    await needDays(past, addDays(from, -AROUND), addDays(from, days + AROUND), ['shift'])
    const watch = view.complianceOn(now.slice(0, 10), PACKS[pack])
    const index = { stays: view.stays, shifts: view.shiftDays, calendar: view.calendar, findingsOf: watch.of }
    return weekPlan(view.tables, index, { enterpriseId, postId, from, days, pack: PACKS[pack], night: nightOn(view.tables, PACKS[pack], from) })
  },
  'roster.hosts': (view, { from, to }) => rosterHosts(view.tables, view.stays, from, to),
}

const runs = createSearchRuns()

export const rosterJobs: JobHandlers<C['jobs']> = {
  async 'roster.fill'({ enterpriseId, placementIds, from, to, keep, weights, mostInRow, restHours, seed, seconds, run, pack }, { world, ports, ctx, past, signal, progress }) {
    if (to < from || to >= addDays(from, LONGEST_FILL)) return refuse('roster.tooLong', { from, to, days: LONGEST_FILL })
    await needDays(past, addDays(from, -AROUND), addDays(to, AROUND), ['shift'])
    const watch = world.complianceOn(ctx.now.slice(0, 10), PACKS[pack])
    const index = { stays: world.stays, shifts: world.shiftDays, calendar: world.calendar, caseOf: watch.caseOf }
    const fairness = { nights: COSTS.nights[weights.nights]!, weekends: COSTS.weekends[weights.weekends]!, hours: COSTS.hours[weights.hours]! }
    const setup = fillProblem(world.tables, index, {
      enterpriseId,
      placementIds,
      from,
      days: daysIn({ from, to }),
      keep,
      weights: fairness,
      mostInRow,
      restHours,
      pack: PACKS[pack],
      night: nightOn(world.tables, PACKS[pack], from),
    })
    const host = nameOf(world.tables, enterpriseId)
    if (!setup.types.length) return refuse('roster.noTypes', { host })
    if (!setup.problem.people.some(p => p.maxMinutes > 0)) return refuse('roster.nobody', { host, from, to })
    if (!setup.problem.cover.some(c => c.need > 0)) return refuse('roster.noNeed', { host, from, to })

    const total = seconds * 1000
    const { enough, end } = runs.begin(run, signal)
    try {
      const task = { problem: setup.problem, seed, milliseconds: total }
      const found = await ports.searches.run('roster', task, ({ penalty, bound, elapsed }) => progress({ code: 'roster.filling', done: Math.round(elapsed), total, best: penalty, bound }), enough)
      if (signal.aborted) return refuse('job.cancelled')
      return { ok: true, value: proposalOf(setup, found, id => nameOf(world.tables, world.tables.placement.get(id)?.studentId ?? id)) }
    } finally {
      end()
    }
  },
  async 'roster.enough'({ run }) {
    runs.enough(run)
    return { ok: true, value: null }
  },
}

/** The hours that count as night: those of the pack, or the usual ones where it says nothing of nights. */
function nightOn(tables: Pick<Tables, 'ruleSetting'>, pack: RulePack, day: LocalDate): { from: string; to: string } {
  const rule = pack.rules.find(r => r.test === 'hoursKept')
  const { nightFrom, nightTo } = rule ? parametersOf(pack, rule, day, { settings: [...tables.ruleSetting.values()] }) : {}
  return { from: String(nightFrom || USUAL_NIGHT.from), to: String(nightTo || USUAL_NIGHT.to) }
}
