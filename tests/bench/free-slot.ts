import { IntervalTree as NodeIntervalTree } from 'node-interval-tree'
import { byMachine, createFleet, MACHINES, type Held } from './fleet.ts'
import { worldOf } from './fleet-world.ts'
import { measurement, type Bench } from './report.ts'
import { nanosecondsPerCall } from './timing.ts'

const HOUR = 60
const STEP = 15
const HORIZON = 30 * 1440
const QUESTIONS = 10_000

/** The first free hour of a machine, and which of all machines are free in a span; the peers step along a grid or scan lists. */
export const freeSlot: Bench = ({ seed }) => {
  const fleet = createFleet(seed)
  const { occupancy } = worldOf(fleet)
  const lists = byMachine(fleet)
  const trees = lists.map(held => {
    const tree = new NodeIntervalTree<{ low: number; high: number }>()
    for (const { start, end } of held) tree.insert({ low: start, high: end - 1 })
    return tree
  })
  const questions = fleet.queries.slice(0, QUESTIONS)
  const steps = (taken: (row: number, start: number, end: number) => boolean) => (q: Held) => {
    for (let at = q.start; at + HOUR <= q.start + HORIZON; at += STEP) if (!taken(q.row, at, at + HOUR)) return at
    return null
  }
  const ours = (q: Held) => occupancy.firstFree(q.machine, 1, q.start, HOUR, q.start + HORIZON)
  const byTree = steps((row, start, end) => trees[row]!.search(start, end - 1).length > 0)
  const byList = steps((row, start, end) => lists[row]!.some(b => b.start < end && b.end > start))
  for (const q of questions) if (ours(q) !== byTree(q) || ours(q) !== byList(q)) throw new Error(`free slot differs for ${JSON.stringify(q)}`)

  const microseconds = (find: (q: Held) => unknown) => nanosecondsPerCall(questions.length, () => questions.reduce((n, q) => n + Number(find(q)), 0)) / 1000
  const slot = microseconds(ours)

  const spans = fleet.queries.slice(0, 50)
  const free = (isFree: (machine: string, row: number, q: Held) => boolean) => (q: Held) => fleet.machines.reduce((n, m, row) => n + (isFree(m, row, q) ? 1 : 0), 0)
  const allOurs = free((machine, _, q) => occupancy.peak(machine, q) === 0)
  const allTree = free((_, row, q) => trees[row]!.search(q.start, q.end - 1).length === 0)
  const allScan = (q: Held) => MACHINES - new Set(fleet.bookings.filter(b => b.start < q.end && b.end > q.start).map(b => b.row)).size
  for (const q of spans) if (allOurs(q) !== allTree(q) || allOurs(q) !== allScan(q)) throw new Error(`availability differs for ${JSON.stringify(q)}`)
  const each = (find: (q: Held) => number) => nanosecondsPerCall(spans.length, () => spans.reduce((n, q) => n + find(q), 0)) / 1000
  const all = each(allOurs)

  return [
    measurement(
      { subject: 'free-slot', what: 'first free hour of a machine within 30 days', unit: 'us', ours: { name: 'Mortise, first free time', value: slot }, seed, answers: `${QUESTIONS.toLocaleString('en')} answers agree` },
      [
        { name: 'node-interval-tree 2.1.2, in steps of 15 minutes', value: microseconds(byTree) },
        { name: 'list of the machine, in steps of 15 minutes', value: microseconds(byList) },
      ],
      () => [{ text: 'at most 2 us', met: slot <= 2 }],
    ),
    measurement(
      { subject: 'free-slot', what: `which of ${MACHINES} machines are free in a span`, unit: 'us', ours: { name: 'Mortise, all machines asked', value: all }, seed, answers: `${spans.length} answers agree` },
      [
        { name: 'node-interval-tree 2.1.2, all machines asked', value: each(allTree) },
        { name: 'full scan of all bookings', value: each(allScan) },
      ],
      () => [{ text: 'at most 200 us', met: all <= 200 }],
    ),
  ]
}
