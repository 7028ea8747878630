import { refuse } from '#domain/base/decision.ts'
import { addDays } from '#domain/base/time.ts'
import { parametersOf } from '#domain/compliance/evaluate.ts'
import { PACKS } from '#domain/compliance/packs.ts'
import { assignShifts, copiedCells, patternCells, publishShifts, swappedCells } from '#domain/shifts/assign.ts'
import { weekPlan } from '#domain/shifts/week.ts'
import type { rosterContract } from '#contract/roster.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof rosterContract

const LONGEST_SPAN = 62 // days

export const rosterCommands: CommandHandlers<C['commands']> = {
  'roster.assign': (world, { cells }, ctx) => assignShifts(world.tables, world.shiftDays, cells, ctx),
  'roster.copy': (world, { placementIds, from, to, target }, ctx) => {
    if (to < from || to > addDays(from, LONGEST_SPAN)) return refuse('roster.tooLong', { from, to, days: LONGEST_SPAN })
    return assignShifts(world.tables, world.shiftDays, copiedCells(world.tables, world.shiftDays, placementIds, from, to, target), ctx)
  },
  'roster.pattern': (world, { placementIds, from, to, pattern, rotate }, ctx) => {
    if (to < from || to > addDays(from, LONGEST_SPAN)) return refuse('roster.tooLong', { from, to, days: LONGEST_SPAN })
    return assignShifts(world.tables, world.shiftDays, patternCells(world.tables, placementIds, from, to, pattern, rotate), ctx)
  },
  'roster.swap': (world, { date, one, other }, ctx) => assignShifts(world.tables, world.shiftDays, swappedCells(world.shiftDays, date, one, other), ctx),
  'roster.publish': (world, { placementIds, from, to }) => publishShifts(world.tables, world.shiftDays, placementIds, from, to),
}

export const rosterQueries: QueryHandlers<C['queries']> = {
  'roster.week': (view, { enterpriseId, postId, from, days, pack }, { now }) => {
    const watch = view.complianceOn(now.slice(0, 10), PACKS[pack])
    const hours = PACKS[pack].rules.find(r => r.test === 'hoursKept')!
    const { nightFrom, nightTo } = parametersOf(PACKS[pack], hours, from, { settings: [...view.tables.ruleSetting.values()] })
    return weekPlan(view.tables, view.shiftDays, view.calendar, watch.of, { enterpriseId, postId, from, days, night: { from: String(nightFrom || '22:00'), to: String(nightTo || '06:00') } })
  },
}

export const rosterJobs: JobHandlers<C['jobs']> = {}
