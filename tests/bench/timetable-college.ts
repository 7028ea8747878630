import { birth, removal } from '#domain/base/change.ts'
import { findClashes } from '#domain/booking/clashes.ts'
import type { Booking } from '#domain/records/booking.ts'
import { USUAL_WEIGHTS, type ProposedSession } from '#domain/timetable/college/choice.ts'
import { sceneOf, timetableFacts, type TimetableFacts } from '#domain/timetable/college/facts.ts'
import { collegeModel } from '#domain/timetable/college/model.ts'
import { readPlan } from '#domain/timetable/college/read-plan.ts'
import { searchTimetable } from '#domain/timetable/search.ts'
import { World } from '#domain/world.ts'
import { firstSet } from '../domain/sample/first-set.ts'
import { countDoubles, unmetRequests } from './college-check.ts'
import { measurement, type Bench, type BenchOptions, type Measurement } from './report.ts'
import { median, processorClock } from './timing.ts'

const SEEDS = 3
const TODAY = '2026-11-23'
/** Milliseconds that the term may take. */
const PROMISED = 10_000

type Run = { milliseconds: number; sessions: ProposedSession[]; soft: number; clashes: string[]; doubles: string[]; unmet: string[] }

/**
 * The sample college's term from nothing: the lessons that it has are taken away and asked for again, beside everything else that goes on
 * there. Clashes are counted by the rules of booking, and once more by hand.
 */
export const timetableCollege: Bench = options => {
  if (options.instances && !options.instances.includes('college')) return []
  const { world, termId, requestIds } = emptied()
  const facts = timetableFacts(world.tables, termId)
  const runs = seedsOf(options).map(seed => run(world, facts, { termId, requestIds, seed, untilComplete: true }))
  const longer = seedsOf(options).map(seed => run(world, facts, { termId, requestIds, seed, untilComplete: false }))
  return [report(world, requestIds, runs, longer, options)]
}

function report({ tables }: World, requestIds: readonly string[], runs: readonly Run[], longer: readonly Run[], { seed }: BenchOptions): Measurement {
  const wanted = requestIds.reduce((sum, id) => sum + (tables.sessionRequest.get(id)!.perWeek ?? 0), 0)
  const all = [...runs, ...longer]
  const isComplete = (r: Run) => r.sessions.length === wanted
  const value = median(runs.map(r => (isComplete(r) ? r.milliseconds : Infinity)))
  const clean = all.filter(r => !r.clashes.length && !r.doubles.length && !r.unmet.length).length
  const faults = (of: (r: Run) => string[]) => [...new Set(all.flatMap(of))]
  return measurement(
    {
      subject: 'timetable',
      what: `the sample college's term: ${wanted} sessions a week pattern of ${requestIds.length} requests, from the records to a complete plan`,
      unit: 'ms',
      ours: { name: 'Mortise, one core', value },
      seed,
      answers: `complete in ${runs.filter(isComplete).length} of ${runs.length} (${runs.map(r => `${(r.milliseconds / 1000).toFixed(1)} s`).join(', ')}); soft goals ${runs.map(r => r.soft).join(', ')}, after ${PROMISED / 1000} s ${longer.map(r => r.soft).join(', ')}`,
      lists: { clashes: faults(r => r.clashes), 'double bookings, counted by hand': faults(r => r.doubles), 'requests not met': faults(r => r.unmet) },
    },
    [],
    () => [
      { text: `complete: ${all.map(r => `${r.sessions.length} of ${wanted}`).join(', ')}`, met: all.every(isComplete) },
      { text: `clash-free, and as asked for, in ${clean} of ${all.length}`, met: clean === all.length },
      { text: `at most ${PROMISED / 1000} s`, met: value <= PROMISED },
    ],
  )
}

/** The college without its lessons, and the requests that they were made for. */
function emptied(): { world: World; termId: string; requestIds: string[] } {
  const world = new World()
  world.apply(firstSet('college', 'en', TODAY))
  const lessons = [...world.tables.booking.values()].filter(b => b.requestId !== undefined)
  const requestIds = [...new Set(lessons.map(b => b.requestId!))]
  const termId = [...world.tables.term.keys()][0]!
  world.apply(lessons.map(b => removal('booking', b)))
  return { world, termId, requestIds }
}

function run(world: World, facts: TimetableFacts, { termId, requestIds, seed, untilComplete }: { termId: string; requestIds: string[]; seed: number; untilComplete: boolean }): Run {
  const elapsed = processorClock()
  const model = collegeModel(sceneOf(facts), { termId, scope: 'open', requestIds, fromWeek: 1, goals: USUAL_WEIGHTS, locks: [], doubles: false })
  if (!model) throw new Error('the sample has no term')
  const found = searchTimetable(model.problem, { seed, milliseconds: PROMISED, elapsed, untilComplete })
  const sessions = readPlan(model, found.plan).filter(s => s !== null)
  const milliseconds = elapsed()
  return { milliseconds, sessions, soft: found.cost.soft, ...faultsOf(world, termId, requestIds, sessions) }
}

/** What is wrong with the sessions once they are booked; the world is as before afterwards. */
function faultsOf(world: World, termId: string, requestIds: readonly string[], sessions: readonly ProposedSession[]): Pick<Run, 'clashes' | 'doubles' | 'unmet'> {
  const births = sessions.map((s, i) => birth('booking', bookingOf(world, termId, s, `booking:bench:${i}`)))
  world.apply(births)
  const booked = births.map(b => world.tables.booking.get(b.id)!)
  const clashes = booked.flatMap(b => findClashes(world, b, b.id).map(c => `${b.title} ${c.date} ${c.rule} ${JSON.stringify(c.facts)}`))
  const found = { clashes, doubles: countDoubles(world.tables, booked), unmet: unmetRequests(world.tables, booked, requestIds) }
  world.apply(booked.map(b => removal('booking', b)))
  return found
}

function bookingOf({ tables }: World, termId: string, { requestId, weekday, from, to, weeks, workshopId, teacherIds, items }: ProposedSession, id: string): Booking {
  const { title, use = 'teaching', classGroupIds, stations, people } = tables.sessionRequest.get(requestId)!
  const times: Booking['times'] = { kind: 'series', termId, weekday, weeks, periods: { from, to } }
  return {
    id, title, use, status: 'confirmed', times, requestId, teacherIds, items,
    ...(classGroupIds ? { classGroupIds } : {}),
    ...(workshopId ? { workshopId } : {}),
    ...(stations !== undefined ? { stations } : {}),
    ...(people !== undefined ? { people } : {}),
  }
}

function seedsOf({ seed, seeds = SEEDS }: BenchOptions): number[] {
  return Array.from({ length: seeds }, (_, i) => seed + i)
}
