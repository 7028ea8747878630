import { revision } from '#domain/base/change.ts'
import { accept, refuse, type Decision, type Refused } from '#domain/base/decision.ts'
import { acceptTimetable } from '#domain/timetable/college/accept.ts'
import type { TimetableChoice } from '#domain/timetable/college/choice.ts'
import { timetableFacts } from '#domain/timetable/college/facts.ts'
import { gridOf } from '#domain/timetable/college/grid.ts'
import { askedIn, sessionsOf } from '#domain/timetable/college/sessions.ts'
import { termToPlan, timetableView } from '#domain/timetable/college/view.ts'
import type { World } from '#domain/world.ts'
import { say } from '#words/say.ts'
import type { ParsedOf } from '#contract/define.ts'
import type { timetableContract } from '#contract/timetable.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'
import { listOut } from './list-out.ts'
import { createSearchRuns } from './search-runs.ts'
import { searchTogether } from './search-together.ts'
import { timetableSheets } from './timetable-sheets.ts'

type C = typeof timetableContract
type Asked = ParsedOf<C['jobs']['timetable.solve']>

const runs = createSearchRuns()

export const timetableCommands: CommandHandlers<C['commands']> = {
  'timetable.accept': (world, plan, ctx) => acceptTimetable(world, plan, ctx),
  'timetable.lock': ({ tables }, { bookingIds, locked }) => lockBookings(tables, bookingIds, locked),
}

export const timetableQueries: QueryHandlers<C['queries']> = {
  'timetable.view'(view, { termId }, { now }) {
    const today = now.slice(0, 10)
    const chosen = termId ?? termToPlan(view.calendar.terms, today)?.id
    return chosen === undefined ? null : timetableView(view, chosen, today)
  },
}

export const timetableJobs: JobHandlers<C['jobs']> = {
  async 'timetable.solve'({ seconds, steps, seed, run, ...input }, { world, ports, signal, progress }) {
    const choice = choiceOf(input)
    const wrong = nothingToDo(world, choice)
    if (wrong) return wrong
    const facts = timetableFacts(world.tables, choice.termId)
    const total = seconds * 1000
    const { enough, end } = runs.begin(run, signal)
    try {
      const task = { facts, choice, seed, ...(steps === undefined ? { milliseconds: total } : { steps }) }
      // by steps, one thread: what several find depends on how fast each of them is
      const count = steps === undefined ? ports.searches.threads : 1
      let took = 0
      const best = await searchTogether(ports.searches, task, count, p => {
        took = Math.max(took, p.milliseconds)
        progress({ code: 'timetable.solve', done: Math.min(total, Math.round(took)), total, placed: p.placed, all: p.all, cost: p.cost, seconds: Math.round(took / 1000) })
      }, enough)
      if (signal.aborted) return refuse('job.cancelled')
      const { plan, bound, ended } = best.found
      const told = await ports.searches.run('timetableTold', { facts, choice, found: { plan, bound, ended } }, () => undefined, signal)
      if (signal.aborted) return refuse('job.cancelled')
      return { ok: true, value: { ...told, milliseconds: Math.round(best.found.milliseconds), seed: best.seed, steps: best.found.steps, threads: { ran: best.ran, lost: best.lost } } }
    } finally {
      end()
    }
  },
  async 'timetable.export'({ format, ...input }, tools) {
    const { world } = tools
    const term = world.tables.term.get(input.termId)
    if (!term) return refuse('timetable.noTerm', { id: input.termId })
    const name = say(input.language, 'timetable.file', { term: term.name })
    return listOut({ format, language: input.language, name, title: name, sheets: timetableSheets(world.tables, input) }, tools)
  },
  async 'timetable.enough'({ run }) {
    runs.enough(run)
    return { ok: true, value: null }
  },
  async 'timetable.why'({ sessions, requestId, nth, ...input }, { world, ports, signal }) {
    const choice = choiceOf(input)
    const wrong = nothingToDo(world, choice)
    if (wrong) return wrong
    const why = await ports.searches.run('timetableWhy', { facts: timetableFacts(world.tables, choice.termId), choice, plan: sessions, about: { requestId, nth } }, () => undefined, signal)
    if (signal.aborted) return refuse('job.cancelled')
    return why ? { ok: true, value: why } : refuse('timetable.notAsked', { title: world.tables.sessionRequest.get(requestId)?.title ?? requestId })
  },
}

function choiceOf({ termId, scope, requestIds, fromWeek, goals, locks, doubles }: Omit<Asked, 'seconds' | 'steps' | 'seed' | 'run'>): TimetableChoice {
  return { termId, scope, fromWeek, goals, locks, doubles, ...(requestIds === undefined ? {} : { requestIds }) }
}

/** `timetable.noTerm`, `timetable.noPeriods` (no bell table holds in the term), `timetable.nothing` (no session is to be placed). */
function nothingToDo({ tables, calendar }: World, choice: TimetableChoice): Refused | null {
  const term = tables.term.get(choice.termId)
  if (!term) return refuse('timetable.noTerm', { id: choice.termId })
  const grid = gridOf(tables, calendar, choice.termId)
  if (!grid) return refuse('timetable.noPeriods', { term: term.name })
  const { sessions } = sessionsOf(askedIn(tables, grid, choice.fromWeek), grid, choice)
  return sessions.length ? null : refuse('timetable.nothing', { term: term.name, ...(choice.scope === 'open' ? {} : { context: 'all' }) })
}

function lockBookings(tables: World['tables'], ids: readonly string[], locked: boolean): Decision<{ changed: number }> {
  const rows = [...new Set(ids)].map(id => tables.booking.get(id))
  const missing = rows.indexOf(undefined)
  if (missing >= 0) return refuse('record.missing', { table: 'booking', id: [...new Set(ids)][missing] })
  const changes = rows.map(row => revision('booking', row!, { locked: locked || null }))
  const changed = changes.filter(Boolean).length
  return accept(changes, { changed }, { count: changed, ...(locked ? {} : { context: 'open' }) })
}
