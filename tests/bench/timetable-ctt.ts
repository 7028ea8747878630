import { readFileSync } from 'node:fs'
import { searchTimetable } from '#domain/timetable/search.ts'
import { sharedData } from '../shared-data.ts'
import { cttProblem, lecturesOf } from './ctt.ts'
import { CTT_BEST, CTT_WINNER } from './ctt-best.ts'
import { checkCtt } from './ctt-check.ts'
import { parseCtt } from './ctt-file.ts'
import { measurement, type Bench, type BenchOptions, type Measurement } from './report.ts'
import { median, processorClock } from './timing.ts'

const SEEDS = 3
/** What all 21 together are to cost at most, in the end. */
const STRETCH = 1650
/** Seconds after which the cost so far is told. */
const TOLD_AT = [1, 5, 15, 60]

type Run = { cost: number; broken: number; agrees: boolean; ended: string; /** the cost so far by {@link TOLD_AT}, Infinity where there was no plan yet */ curve: number[] }
type Instance = { name: string; best: number; winner: number; runs: Run[] }

/** Curriculum-based course timetabling of the second international competition, comp01 to comp21 in formulation UD2. */
export const timetableCtt: Bench = options => {
  const found: Instance[] = []
  for (const [i, best] of CTT_BEST.entries()) {
    const name = String(i + 1).padStart(2, '0')
    if (options.instances && !options.instances.includes(name)) continue
    const file = sharedData(`itc2007/ctt/comp${name}.ctt`)
    if (file) found.push({ name, best, winner: CTT_WINNER[i]!, runs: runsOf(file, options) })
  }
  return found.length ? [...found.map(instance => ofInstance(instance, options)), together(found, options)] : []
}

function runsOf(file: string, { seed, seconds, seeds = SEEDS }: BenchOptions): Run[] {
  const instance = parseCtt(readFileSync(file, 'utf8'))
  return Array.from({ length: seeds }, (_, s) => {
    const elapsed = processorClock()
    const curve = TOLD_AT.map(() => Infinity)
    const result = searchTimetable(cttProblem(instance), {
      seed: seed + s,
      milliseconds: seconds * 1000,
      elapsed,
      progress: ({ placed, all, soft, milliseconds }) => {
        if (placed === all) for (const [i, at] of TOLD_AT.entries()) if (milliseconds <= at * 1000) curve[i] = Math.min(curve[i]!, soft)
      },
    })
    const { hard, cost } = checkCtt(instance, lecturesOf(instance, result.plan))
    const broken = Object.values(hard).reduce((sum, n) => sum + n, 0)
    return { cost, broken, agrees: result.cost.soft === cost && (result.cost.out + result.cost.hard === 0) === (broken === 0), ended: result.ended, curve }
  })
}

function ofInstance({ name, best, winner, runs }: Instance, { seed, seconds }: BenchOptions): Measurement {
  const cost = median(runs.map(r => r.cost))
  const gap = best ? `${((100 * (cost - best)) / best).toFixed(0)} %` : `${cost - best}`
  const answers = `seeds: ${runs.map(r => `${r.cost}${r.ended === 'proven' ? ' (proven)' : ''}`).join(', ')}; above the best known: ${cost - best} (${gap}); ${curveText(curveOf(runs), seconds)}`
  return measurement(
    { subject: 'timetable', what: `cost of comp${name}, UD2, after ${seconds} s, median of ${runs.length}`, unit: 'points', ours: { name: 'Mortise, one core', value: cost }, seed, answers },
    [
      { name: 'best known', value: best },
      { name: "the 2007 winner's own solver, 60 s (measured)", value: winner },
    ],
    () => [{ text: 'no hard rule broken, by the independent check', met: runs.every(r => r.broken === 0) }],
  )
}

function together(found: readonly Instance[], { seed, seconds }: BenchOptions): Measurement {
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
  const ours = sum(found.map(f => median(f.runs.map(r => r.cost))))
  const clean = found.filter(f => f.runs.every(r => r.broken === 0)).length
  const curve = TOLD_AT.map((_, i) => sum(found.map(f => curveOf(f.runs)[i]!)))
  const [best, winner] = [sum(found.map(f => f.best)), sum(found.map(f => f.winner))]
  const all = found.length === CTT_BEST.length
  const stretch = all ? `; the stretch of ${STRETCH} is ${ours <= STRETCH ? 'reached' : `${ours - STRETCH} away`}` : ''
  return measurement(
    {
      subject: 'timetable',
      what: `cost of ${found.length} of ${CTT_BEST.length} instances together, UD2, ${seconds} s each`,
      unit: 'points',
      ours: { name: 'Mortise, one core, sum of medians', value: ours },
      seed,
      answers: `${(ours / Math.max(1, best)).toFixed(3)} of the best known${stretch}; ${curveText(curve, seconds)}`,
    },
    [
      { name: 'best known', value: best },
      { name: "the 2007 winner's own solver, 60 s (measured)", value: winner },
    ],
    () => [
      { text: `no hard rule broken in ${clean} of ${found.length}`, met: clean === found.length },
      { text: `at most the ${winner} of the 2007 winner's own solver`, met: ours <= winner },
      { text: "the engine's own count is that of the independent check", met: found.every(f => f.runs.every(r => r.agrees)) },
    ],
  )
}

function curveOf(runs: readonly Run[]): number[] {
  return TOLD_AT.map((_, i) => median(runs.map(r => r.curve[i]!)))
}

function curveText(curve: readonly number[], seconds: number): string {
  return `after ${TOLD_AT.flatMap((at, i) => (at <= seconds ? `${at} s ${Number.isFinite(curve[i]) ? curve[i] : 'none'}` : [])).join(', ')}`
}
