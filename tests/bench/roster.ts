import { readFileSync } from 'node:fs'
import { evaluate } from '#domain/roster/evaluate.ts'
import { searchRoster } from '#domain/roster/search.ts'
import { sharedData } from '../shared-data.ts'
import { readCurtois } from './curtois.ts'
import { measurement, type Bench, type Goal, type Measurement } from './report.ts'
import { processorClock } from './timing.ts'

/** Published penalties: the best known, an ejection chain after 10 minutes and Gurobi after 10 minutes (github.com/ORProjects/NRP). */
const PUBLISHED: { instance: number; size: string; best: number; chain: number; gurobi: number; within: number; belowChain: boolean }[] = [
  { instance: 1, size: '14 days, 8 people, 1 shift', best: 607, chain: 607, gurobi: 607, within: 5, belowChain: false },
  { instance: 2, size: '14 days, 14 people, 2 shifts', best: 828, chain: 923, gurobi: 828, within: 5, belowChain: true },
  { instance: 3, size: '14 days, 20 people, 3 shifts', best: 1001, chain: 1003, gurobi: 1001, within: 5, belowChain: false },
  { instance: 4, size: '28 days, 10 people, 2 shifts', best: 1716, chain: 1719, gurobi: 1716, within: 5, belowChain: false },
  { instance: 5, size: '28 days, 16 people, 2 shifts', best: 1143, chain: 1439, gurobi: 1143, within: 10, belowChain: true },
  { instance: 6, size: '28 days, 18 people, 3 shifts', best: 1950, chain: 2344, gurobi: 1950, within: 10, belowChain: true },
  { instance: 7, size: '28 days, 20 people, 3 shifts', best: 1056, chain: 1284, gurobi: 1056, within: 10, belowChain: true },
]

/** The penalty of the roster that is found for each public instance within the time, on one core; an instance ends sooner when nothing can be better. */
export const roster: Bench = ({ seed, seconds }) =>
  PUBLISHED.flatMap(({ instance, size, best, chain, gurobi, within, belowChain }): Measurement[] => {
    const file = sharedData(`rosters/curtois/Instance${instance}.txt`)
    if (!file) return []
    const problem = readCurtois(readFileSync(file, 'utf8'))
    const elapsed = processorClock()
    const reached: { penalty: number; at: number }[] = []
    const found = searchRoster(problem, { seed, elapsed, milliseconds: seconds * 1000, onProgress: ({ penalty }) => reached.push({ penalty, at: elapsed() }) })
    const ended = elapsed()
    const { violations, penalty } = evaluate(problem, found.roster)
    const sinceWithin = reached.find(r => r.penalty <= best * (1 + within / 100))?.at
    const since = reached.find(r => r.penalty <= penalty.total)!.at
    const bound = found.bound ?? 0
    const answers = [
      `${violations.length} hard rules broken`,
      `proven: none below ${bound}${found.ended === 'proven' ? ', this is the best' : ` (${(100 * (penalty.total / Math.max(1, bound) - 1)).toFixed(1)} %)`}`,
      `found after ${inSeconds(since)}, within ${within} % of the published best after ${sinceWithin === undefined ? 'more than all the time' : inSeconds(sinceWithin)}, ended after ${inSeconds(ended)}`,
    ].join('; ')
    const goals: Goal[] = [
      { text: 'no hard rule broken', met: violations.length === 0 },
      { text: `at most ${within} % above the published best`, met: penalty.total <= best * (1 + within / 100) },
      ...(belowChain ? [{ text: 'below the published ejection chain', met: penalty.total < chain }] : []),
    ]
    return [
      measurement(
        { subject: 'roster', what: `penalty of public instance ${instance} (${size}) within ${seconds} s`, unit: 'points', ours: { name: 'Mortise, one core', value: penalty.total }, seed, answers },
        [
          { name: 'best published', value: best },
          { name: 'ejection chain, 10 minutes (published)', value: chain },
          { name: 'Gurobi, 10 minutes (published)', value: gurobi },
        ],
        () => goals,
      ),
    ]
  })

function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}
