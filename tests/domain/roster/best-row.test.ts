import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMemory, rowFinder } from '#domain/roster/best-row.ts'
import { gridOf, rosterOf } from '#domain/roster/grid.ts'
import { rowViolations } from '#domain/roster/evaluate.ts'
import { EARLY, lawfulRows, person, problem, problems } from './small-roster.ts'

const DAYS = 6

describe('the best row of a person', () => {
  it('is the cheapest of all lawful ones, with cells pinned and without', () => {
    const memory = createMemory()
    const price = fc.integer({ min: -9, max: 9 })
    const pin = fc.integer({ min: -5, max: 3 }).map(v => Math.max(-1, v))
    let lawful = 0
    fc.assert(
      fc.property(problems(1, DAYS), fc.array(price, { minLength: DAYS * 4, maxLength: DAYS * 4 }), fc.array(pin, { minLength: DAYS, maxLength: DAYS }), (p, prices, pins) => {
        const find = rowFinder(gridOf(p), 0, memory)!
        const codes = [null, ...p.shifts.map(s => s.code)]
        const costOf = (cells: readonly (string | null)[]) => cells.reduce((sum, code, day) => sum + prices[day * 4 + codes.indexOf(code)]!, 0)
        const rows = lawfulRows(p, p.people[0]!)
        for (const pinned of [undefined, pins]) {
          const fitting = rows.filter(r => r.every((code, day) => !pinned || pinned[day] === -1 || codes.indexOf(code) === pinned[day]))
          const found = find(prices, pinned)
          expect(found === null).toBe(fitting.length === 0)
          if (!found) continue
          lawful++
          const cells = rosterOf(p, found.row)[0]!
          expect(rowViolations(p, p.people[0]!, cells)).toEqual([])
          expect(costOf(cells)).toBe(found.least)
          expect(found.least).toBe(Math.min(...fitting.map(costOf)))
        }
      }),
      { numRuns: 60, seed: 1 },
    )
    expect(lawful).toBeGreaterThan(30)
  })

  it('keeps limits that are too many to be counted together', () => {
    // eight shifts with a limit each: the states would be millions
    const shifts = Array.from({ length: 8 }, (_, i) => ({ ...EARLY, code: `S${i}`, minutes: 420 + 60 * (i % 2) }))
    const who = person('an', { maxShifts: Object.fromEntries(shifts.map(s => [s.code, 3])), minRun: 2, maxRun: 5, minOff: 2, maxMinutes: 9600, minMinutes: 8000, maxWeekends: 2 })
    const p = problem({ days: 28, shifts, people: [who] })
    const grid = gridOf(p)
    const prices = Array.from({ length: 28 * 9 }, (_, at) => (at % 9 === 0 ? 0 : -((at * 7919) % 13)))
    const found = rowFinder(grid, 0, createMemory())!(prices)!
    expect(rowViolations(p, who, rosterOf(p, found.row)[0]!)).toEqual([])
    const cost = found.row.reduce((sum, v, day) => sum + prices[day * 9 + v]!, 0)
    expect(found.least).toBeLessThanOrEqual(cost)
    expect(cost).toBeLessThan(0)
  })
})
