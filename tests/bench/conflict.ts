import FlattenIntervalTree from '@flatten-js/interval-tree'
import Flatbush from 'flatbush'
import { IntervalTree as NodeIntervalTree } from 'node-interval-tree'
import { Lane } from '#domain/booking/lane.ts'
import { BOOKINGS, byMachine, createFleet, MACHINES, type Fleet, type Held } from './fleet.ts'
import { worldOf } from './fleet-world.ts'
import { measurement, type Bench } from './report.ts'
import { nanosecondsPerCall } from './timing.ts'

type Method = { name: string; isTaken: (wanted: Held) => boolean }

/** So many questions are put to the full scan: all of them would take it half a minute a round. */
const SCANNED = 400

/** Is a machine taken in a span? Our lanes and the whole occupancy against a full scan, lists and trees, on the same questions. */
export const conflict: Bench = ({ seed }) => {
  const fleet = createFleet(seed)
  const [lane, ...others] = [lanes(fleet), occupancy(fleet), nodeTree(fleet), flattenTree(fleet), flatbush(fleet)] as [Method, ...Method[]]
  const list = lists(fleet)
  const scanned = scan(fleet)
  const truth = fleet.queries.map(list.isTaken)
  for (const method of [lane, ...others]) assertSame(method, fleet.queries, truth)
  const few = fleet.queries.slice(0, SCANNED)
  assertSame(scanned, few, truth)

  const ask = (method: Method, queries = fleet.queries) => nanosecondsPerCall(queries.length, () => queries.reduce((n, q) => n + (method.isTaken(q) ? 1 : 0), 0))
  const figures = [list, ...others].map(m => ({ name: m.name, value: ask(m) }))
  const trees = figures.filter(f => f.name.startsWith('tree: '))
  const best = trees.reduce((a, b) => (a.value < b.value ? a : b)).name
  const hits = truth.filter(Boolean).length
  return [
    measurement(
      {
        subject: 'conflict',
        what: `is a machine taken in a span, ${BOOKINGS.toLocaleString('en')} bookings on ${MACHINES} machines`,
        unit: 'ns',
        ours: { name: lane.name, value: ask(lane) },
        seed,
        answers: `${truth.length.toLocaleString('en')} answers, ${hits.toLocaleString('en')} of them "taken": all methods agree (the full scan was asked ${SCANNED.toLocaleString('en')} of them)`,
      },
      [{ name: scanned.name, value: ask(scanned, few) }, ...figures],
      ratio => [
        { text: 'at least 1,000 times the full scan', met: ratio(scanned.name) >= 1000 },
        { text: `at least 5 times the best tree library (${best})`, met: ratio(best) >= 5 },
      ],
    ),
  ]
}

function assertSame(method: Method, queries: readonly Held[], truth: readonly boolean[]): void {
  const wrong = queries.findIndex((q, i) => method.isTaken(q) !== truth[i])
  if (wrong >= 0) throw new Error(`${method.name} answers question ${wrong} wrongly: ${JSON.stringify(queries[wrong])}`)
}

function lanes(fleet: Fleet): Method {
  const all = byMachine(fleet).map(held => Lane.from(held.map(({ start, end }, owner) => ({ start, end, units: 1, owner }))))
  return { name: 'Mortise, lane of the machine', isTaken: q => all[q.row]!.anyOverlap(q.start, q.end) }
}

function occupancy(fleet: Fleet): Method {
  const { occupancy: index } = worldOf(fleet)
  return { name: 'Mortise, the booking rule: id to most pieces in use', isTaken: q => index.peak(q.machine, q) > 0 }
}

function scan({ bookings }: Fleet): Method {
  return { name: 'full scan of all bookings', isTaken: q => bookings.some(b => b.row === q.row && b.start < q.end && b.end > q.start) }
}

function lists(fleet: Fleet): Method {
  const all = byMachine(fleet)
  return { name: 'list of the machine, scanned', isTaken: q => all[q.row]!.some(b => b.start < q.end && b.end > q.start) }
}

/** Trees have closed intervals: the last minute of a half-open span is its end minus one. */
function nodeTree(fleet: Fleet): Method {
  const all = byMachine(fleet).map(held => {
    const tree = new NodeIntervalTree<{ low: number; high: number }>()
    for (const { start, end } of held) tree.insert({ low: start, high: end - 1 })
    return tree
  })
  return { name: 'tree: node-interval-tree 2.1.2 a machine', isTaken: q => all[q.row]!.search(q.start, q.end - 1).length > 0 }
}

function flattenTree(fleet: Fleet): Method {
  const all = byMachine(fleet).map(held => {
    const tree = new FlattenIntervalTree()
    for (const { start, end } of held) tree.insert([start, end - 1])
    return tree
  })
  return { name: 'tree: @flatten-js/interval-tree 2.0.3 a machine', isTaken: q => all[q.row]!.intersect_any([q.start, q.end - 1]) }
}

function flatbush({ bookings }: Fleet): Method {
  const index = new Flatbush(bookings.length)
  for (const { row, start, end } of bookings) index.add(start, row, end - 1, row)
  index.finish()
  return {
    name: 'tree: flatbush 4.7.0 over time and machine',
    isTaken: q => index.search(q.start, q.row, q.end - 1, q.row).length > 0,
  }
}
