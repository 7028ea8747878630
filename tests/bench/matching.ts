import { assignGeneral } from '#domain/matching/general-assignment.ts'
import { explainUnplaced } from '#domain/matching/explain.ts'
import { solve } from '#domain/matching/match.ts'
import { MinCostFlow } from '#domain/matching/min-cost-flow.ts'
import { USUAL_GOALS, type Pair, type Problem } from '#domain/matching/problem.ts'
import { createDice } from '#domain/sample/dice.ts'
import { costOfPlan, gapFiles } from '../domain/matching/gap-files.ts'
import { textbookAssignment } from '../domain/matching/textbook-assignment.ts'
import { linearOptimum } from './lp-peer.ts'
import { measurement, type Bench, type BenchOptions, type Measurement } from './report.ts'
import { nanosecondsPerCall } from './timing.ts'

const STUDENTS = 1000
const POSTS = 150
/** A search for a plan that may never be proven gets so long, in seconds; the option `seconds` is a factor. */
const PATIENCE = 10

/** Placement: one to one, a whole office, and posts that are used up unevenly. */
export const matching: Bench = async options => [oneToOne(400, options), oneToOne(1000, options), await wholeOffice(options), ...provenSet(options), ...hardSet(options)]

/** Whole costs from 1 to 100: with so many ties that is the slow case of the textbook. */
function oneToOne(n: number, { seed }: BenchOptions): Measurement {
  const dice = createDice(seed)
  const cost = Float64Array.from({ length: n * n }, () => dice.between(1, 100))
  const network = { rows: n, columns: n, costs: [cost], above: new Int32Array(n).fill(n), capacity: new Float64Array(n).fill(1), held: new Int32Array(n), slope: [new Float64Array(n + 1)] }
  const ours = () => {
    const flow = new MinCostFlow(network)
    for (let row = 0; row < n; row++) flow.place(row)
    return flow.columnOf
  }
  const total = (columnOf: Int32Array) => columnOf.reduce((sum, column, row) => sum + cost[row * n + column]!, 0)
  // once is enough for what takes seconds
  const start = milliseconds()
  const textbook = textbookAssignment(n, cost)
  const took = milliseconds() - start
  const least = total(ours())
  if (least !== total(textbook)) throw new Error(`one to one differs: ${least} and ${total(textbook)}`)
  const value = nanosecondsPerCall(1, ours) / 1e6
  return measurement(
    { subject: 'matching', what: `${n} rows to ${n} columns, costs 1 to 100`, unit: 'ms', ours: { name: 'Mortise, min-cost flow', value }, seed, answers: `both cost ${least}` },
    [{ name: 'textbook shortest augmenting paths', value: took }],
    () => [n === 1000 ? { text: 'at most 300 ms', met: value <= 300 } : { text: 'at most 100 ms: 20 times as fast as the 2 s of munkres-js', met: value <= 100 }],
  )
}

async function wholeOffice({ seed }: BenchOptions): Promise<Measurement> {
  const problem = office(seed, 6)
  const solution = solve(problem)!
  const whole = nanosecondsPerCall(1, () => solve(problem)) / 1e6
  const asked = solution.unplaced.slice(0, 10)
  const explained = nanosecondsPerCall(asked.length, () => asked.map(student => explainUnplaced(solution, student))) / 1e6
  const start = milliseconds()
  const optimum = await linearOptimum(problem)
  const took = milliseconds() - start
  const isBest = JSON.stringify(optimum) === JSON.stringify(solution.values)
  return measurement(
    {
      subject: 'matching',
      what: `${STUDENTS.toLocaleString('en')} students, ${POSTS} posts, five goals in order, places for nine in ten`,
      unit: 'ms',
      ours: { name: 'Mortise, best plan proven', value: whole },
      seed,
      answers: solution.values.map(v => `${v.code} ${v.value}`).join(', '),
    },
    [
      { name: 'HiGHS, the linear programme of each goal in order', value: took },
      { name: 'Mortise, why one student has no place and three cures', value: explained },
    ],
    () => [
      { text: 'at most 1 s', met: whole <= 1000 },
      { text: 'each goal as good as the linear optimum of HiGHS', met: isBest },
    ],
  )
}

/** Students with four wishes; one pair in ten is forbidden, half of these for good; each host may have one student less than places. */
function office(seed: number, places: number): Problem {
  const dice = createDice(seed)
  const posts = Array.from({ length: POSTS }, (_, i) => ({ id: `post:${i}`, host: `host:${Math.floor(i / 3)}`, places: { spring: places } }))
  const ratio = { code: 'ratio.host', facts: {}, overridable: true }
  const forbidden = () => (dice.chance(10) ? { forbidden: [{ code: 'age.low', facts: {}, overridable: dice.chance(50) }] } : {})
  return {
    posts,
    hosts: Array.from({ length: POSTS / 3 }, (_, i) => ({ id: `host:${i}`, limits: { spring: { most: places * 3 - 1, reason: ratio } } })),
    students: Array.from({ length: STUDENTS }, (_, i) => ({
      id: `student:${i}`,
      wishes: dice.shuffled(posts).slice(0, 4).map(p => p.id),
      periods: ['spring'],
      ...(dice.chance(40) ? { previous: { post: dice.pick(posts).id, period: 'spring' } } : {}),
    })),
    pairs: Array.from({ length: STUDENTS }, (_, i) => posts.map((post): Pair => ({ student: `student:${i}`, post: post.id, km: dice.below(400) / 10, ...forbidden() }))).flat(),
    goals: USUAL_GOALS,
  }
}

const milliseconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** gap1 to gap12 of the OR library: each is to be proven. */
function provenSet({ seed, seconds }: BenchOptions): Measurement[] {
  const files = gapFiles('cattrysse1994')
  if (!files) return []
  const runs = files.map(file => timed(file, PATIENCE * seconds * 1000, seed))
  const proven = runs.filter(r => r.proven && r.gap === 0).length
  const slowest = Math.max(...runs.map(r => r.took))
  return [
    measurement(
      { subject: 'matching', what: `uneven use of posts, gap1 to gap12, the slowest of ${runs.length}`, unit: 'ms', ours: { name: 'Mortise, exact search', value: slowest }, seed, answers: `${proven} proven optimal` },
      [],
      () => [
        { text: 'all proven optimal', met: proven === runs.length },
        { text: 'at most 1 s each', met: slowest <= 1000 },
      ],
    ),
  ]
}

/** Classes a to d of Chu and Beasley, 5 to 20 posts and 100 to 200 students. */
function hardSet({ seed, seconds }: BenchOptions): Measurement[] {
  return ['a', 'b', 'c', 'd'].flatMap(kind => {
    const files = gapFiles('chu1997', name => name.startsWith(kind))
    if (!files) return []
    const runs = files.map(file => timed(file, PATIENCE * seconds * 1000, seed))
    const gaps = runs.map(r => r.gap)
    const mean = gaps.reduce((a, b) => a + b, 0) / gaps.length
    const worst = Math.max(...gaps)
    const answers = `${runs.filter(r => r.proven).length} of ${runs.length} proven; above the best known: ${runs.map(r => `${r.name} ${percent(r.gap)}`).join(', ')}`
    return [
      measurement(
        { subject: 'matching', what: `uneven use of posts, class ${kind}, the slowest of ${runs.length}`, unit: 'ms', ours: { name: 'Mortise, dives and exact search by turns', value: Math.max(...runs.map(r => r.took)) }, seed, answers },
        [],
        () => [
          { text: `on average at most 0.5 % above the best known: ${percent(mean)}`, met: mean <= 0.005 },
          { text: `at most 1 % above it each: ${percent(worst)}`, met: worst <= 0.01 },
        ],
      ),
    ]
  })
}

function timed({ name, problem, best }: { name: string; problem: Parameters<typeof assignGeneral>[0]; best: number }, limit: number, seed: number) {
  const start = milliseconds()
  const { plan, proven } = assignGeneral(problem, { seed, stop: () => milliseconds() - start > limit })
  const took = milliseconds() - start
  return { name, took, proven, gap: plan ? costOfPlan(problem, plan.postOf) / best - 1 : Infinity }
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`
}
