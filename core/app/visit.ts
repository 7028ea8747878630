import { visitBoard } from '#domain/visit/board.ts'
import { visitScene, visitSheet } from '#domain/visit/form.ts'
import { closeIssue, planVisit, removeVisit } from '#domain/visit/plan.ts'
import { recordVisit } from '#domain/visit/record.ts'
import type { visitContract } from '#contract/visit.ts'
import { needDays } from './attendance.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof visitContract

export const visitCommands: CommandHandlers<C['commands']> = {
  async 'visit.record'(world, entry, ctx) {
    await needDays(ctx.past, entry.date, entry.date, ['attendance'])
    return recordVisit(world.tables, { stays: world.stays, days: world.attendanceDays }, entry, ctx)
  },
  'visit.plan': (world, entry, ctx) => planVisit(world.tables, entry, ctx),
  'visit.remove': (world, { id }) => removeVisit(world.tables, id),
  'visit.closeIssue': (world, entry, ctx) => closeIssue(world.tables, entry, ctx),
}

export const visitQueries: QueryHandlers<C['queries']> = {
  'visit.board': (view, { month }, { now }) => visitBoard(view.tables, view.stays, month, now.slice(0, 10)),
  async 'visit.scene'(view, about, { past }) {
    await needDays(past, about.date, about.date, ['attendance'])
    return visitScene(view.tables, { stays: view.stays, days: view.attendanceDays }, about)
  },
  'visit.get': (view, { id }) => visitSheet(view.tables, id),
}

export const visitJobs: JobHandlers<C['jobs']> = {}
