import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packGoals } from '#domain/matching/goal-words.ts'
import { MinCostFlow } from '#domain/matching/min-cost-flow.ts'
import { sharedData } from '../../shared-data.ts'
import { textbookAssignment } from './textbook-assignment.ts'

const FAR = 2 ** 49

/** Assignments of up to six rows, one column each, with costs of two words: small ones tie often, large ones would overflow if they were packed. */
const assignment = fc.integer({ min: 1, max: 6 }).chain(n => {
  const word = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: FAR - 2, max: FAR }))
  return fc.tuple(fc.array(word, { minLength: n * n, maxLength: n * n }), fc.array(word, { minLength: n * n, maxLength: n * n })).map(words => ({ n, words }))
})

const flowOf = (n: number, words: readonly (readonly number[])[]) =>
  new MinCostFlow({
    rows: n,
    columns: n,
    costs: words.map(w => Float64Array.from(w)),
    above: new Int32Array(n).fill(n),
    capacity: new Float64Array(n).fill(1),
    held: new Int32Array(n),
    slope: words.map(() => new Float64Array(n + 1)),
  })

function permutations(n: number): number[][] {
  return n === 0 ? [[]] : permutations(n - 1).flatMap(p => Array.from({ length: n }, (_, at) => [...p.slice(0, at), n - 1, ...p.slice(at)]))
}

/** Exact, whatever the size. */
const total = (word: readonly number[], n: number, columnOf: ArrayLike<number>) => Array.from({ length: n }, (_, r) => BigInt(word[r * n + columnOf[r]!]!)).reduce((a, b) => a + b, 0n)
const compare = (a: readonly bigint[], b: readonly bigint[]) => (a[0] === b[0] ? (a[1]! < b[1]! ? -1 : a[1]! > b[1]! ? 1 : 0) : a[0]! < b[0]! ? -1 : 1)

test('one to one, the least cost of all orders, word by word, also with costs that no number could hold together', () => {
  fc.assert(
    fc.property(assignment, ({ n, words }) => {
      const flow = flowOf(n, words)
      for (let row = 0; row < n; row++) expect(flow.place(row)).toBe(true)
      const best = permutations(n).map(p => words.map(w => total(w, n, p))).reduce((a, b) => (compare(a, b) <= 0 ? a : b))
      expect(words.map(w => total(w, n, flow.columnOf))).toEqual(best)
    }),
    { numRuns: 500 },
  )
})

test('one to one with forty rows, the cost that the textbook finds', () => {
  const costs = fc.integer({ min: 1, max: 6 }).chain(digits => fc.array(fc.integer({ min: 1, max: 10 ** digits }), { minLength: 1600, maxLength: 1600 }))
  fc.assert(
    fc.property(costs, cost => {
      const flow = flowOf(40, [cost])
      for (let row = 0; row < 40; row++) flow.place(row)
      expect(total(cost, 40, flow.columnOf)).toBe(total(cost, 40, textbookAssignment(40, Float64Array.from(cost))))
    }),
    { numRuns: 200 },
  )
})

test('the assignment of a hundred from the OR library costs 305', () => {
  const file = sharedData('assign/assign100.txt')
  if (!file) return
  const [n, ...cost] = readFileSync(file, 'utf8').trim().split(/\s+/).map(Number) as [number, ...number[]]
  const flow = flowOf(n, [cost])
  for (let row = 0; row < n; row++) flow.place(row)
  expect(total(cost, n, flow.columnOf)).toBe(305n)
})

test('a row that fits nowhere is told, and harms nobody', () => {
  const flow = flowOf(2, [[1, Infinity, 2, Infinity]])
  expect([flow.place(0), flow.place(1)]).toEqual([true, false])
  expect([...flow.columnOf]).toEqual([0, -1])
})

test('rows that come and go and columns that grow leave the flow as good as one made anew', () => {
  const act = fc.record({ kind: fc.constantFrom('place', 'withdraw', 'widen'), at: fc.nat(4) })
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 20, maxLength: 20 }), fc.array(act, { maxLength: 14 }), (costs, acts) => {
      // five rows, three columns of one unit, of which two share a group of one; the last column has room for all
      const network = {
        rows: 5,
        columns: 4,
        costs: [Float64Array.from(costs, (cost, i) => (i % 4 === 3 ? 6 + cost : cost))],
        above: Int32Array.from([4, 4, 5, 5, 5]),
        capacity: Float64Array.from([1, 1, 1, 9, 1]),
        held: new Int32Array(5),
        slope: [Float64Array.from([0, 0, 0, 0, 1, 0])],
      }
      const value = (flow: MinCostFlow) => flow.columnOf.reduce((sum, c, r) => sum + (c < 0 ? 0 : network.costs[0]![r * 4 + c]!), 0) + (flow.flow[4]! * (flow.flow[4]! - 1)) / 2
      const flow = new MinCostFlow(network)
      for (const { kind, at } of acts) {
        if (kind === 'widen') flow.widen(at === 3 ? 2 : at)
        else if (kind === 'place' && flow.columnOf[at] === -1) flow.place(at)
        else if (kind === 'withdraw' && flow.columnOf[at] !== -1) flow.withdraw(at)
      }
      const anew = new MinCostFlow({ ...network, capacity: flow.capacity.slice() })
      for (const [row, column] of flow.columnOf.entries()) if (column !== -1) anew.place(row)
      expect(value(flow)).toBe(value(anew))
      expect([...flow.flow]).toEqual([0, 1, 2, 3].map(c => flow.rowsIn(c).length).concat(flow.rowsIn(0).length + flow.rowsIn(1).length))
    }),
    { numRuns: 1000 },
  )
})

test('goals share a number as long as it holds them exactly', () => {
  expect(packGoals([10, 20])).toEqual([[{ goal: 0, weight: 21 }, { goal: 1, weight: 1 }]])
  expect(packGoals([10, FAR, 20]).map(word => word.map(w => w.goal))).toEqual([[0], [1], [2]])
  expect(() => packGoals([2 ** 53])).toThrow('matching.large')
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 40 }), { minLength: 1, maxLength: 6 }), most => {
      const words = packGoals(most)
      expect(words.flat().map(w => w.goal)).toEqual(most.map((_, i) => i))
      for (const word of words) {
        for (const [i, { weight }] of word.entries()) expect(weight).toBe(1 + word.slice(i + 1).reduce((sum, w) => sum + w.weight * most[w.goal]!, 0))
        expect(word.reduce((sum, w) => sum + w.weight * most[w.goal]!, 0) * 8).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER)
      }
    }),
  )
})
