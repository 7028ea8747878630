import type { TimetableSearching, TimetableTask } from '#domain/timetable/college/search-timetable.ts'
import type { Found } from '#domain/timetable/problem.ts'
import type { Cancel } from '#contract/define.ts'
import type { Searches } from './ports.ts'
import { stoppable } from './search-runs.ts'

/** `lost`: how many of the searches broke down; the plan is the best of the others. */
export type FoundTogether = { found: Found; seed: number; ran: number; lost: number }

/**
 * Several searches of one timetable side by side, each from a seed of its own: the best plan of all. One that is proven to be the best ends
 * the others. A search that breaks down does not take the others with it.
 * @throws what the first of them threw, if all broke down
 */
export async function searchTogether(searches: Searches, task: TimetableTask, count: number, onProgress: (p: TimetableSearching) => void, caller: Cancel): Promise<FoundTogether> {
  const stop = stoppable(caller)
  const latest = new Map<number, TimetableSearching>()
  const seeds = Array.from({ length: count }, (_, i) => task.seed + i)
  const results = await Promise.allSettled(
    seeds.map(async seed => {
      const found = await searches.run(
        'timetable',
        { ...task, seed },
        p => {
          latest.set(seed, p)
          onProgress([...latest.values()].reduce((best, one) => (isAhead(one, best) ? one : best)))
        },
        stop,
      )
      if (found.ended === 'proven') stop.stop()
      return { found, seed }
    }),
  )
  const done = results.flatMap(r => (r.status === 'fulfilled' ? [r.value] : []))
  const best = done.reduce<(typeof done)[number] | null>((a, b) => (a && !isBetter(b.found, a.found) ? a : b), null)
  if (!best) throw (results[0] as PromiseRejectedResult).reason // none was fulfilled
  // the others were stopped because of it, not by the office
  return { ...best, ran: count, lost: count - done.length }
}

function isAhead(a: TimetableSearching, b: TimetableSearching): boolean {
  return a.placed - b.placed !== 0 ? a.placed > b.placed : a.cost < b.cost
}

function isBetter({ cost: a, ended }: Found, { cost: b, ended: other }: Found): boolean {
  return a.hard - b.hard || a.out - b.out || a.soft - b.soft ? (a.hard - b.hard || a.out - b.out || a.soft - b.soft) < 0 : ended === 'proven' && other !== 'proven'
}
