import fc from 'fast-check'
import { expect, it } from 'vitest'
import { evaluate, type Rule } from '#domain/roster/evaluate.ts'
import { gridOf, rosterOf } from '#domain/roster/grid.ts'
import { createSheet } from '#domain/roster/sheet.ts'
import { problems } from './small-roster.ts'

const DAYS = 12
/** The cells of the grid say these by themselves; the sheet has no part in them. */
const OF_CELLS: Rule[] = ['skills', 'dayOff', 'banned', 'lock']

it('prices every change as the judge prices the whole', () => {
  const value = fc.integer({ min: 0, max: 3 })
  const write = fc.record({
    person: fc.integer({ min: 0, max: 2 }),
    first: fc.integer({ min: 0, max: DAYS - 1 }),
    length: fc.integer({ min: 1, max: 5 }),
    values: fc.array(value, { minLength: DAYS, maxLength: DAYS }),
  })
  const fairness = fc.option(fc.record({ nights: fc.integer({ min: 0, max: 5 }), weekends: fc.integer({ min: 0, max: 5 }), hours: fc.integer({ min: 0, max: 3 }) }), { nil: undefined })
  const seen = { lawful: 0, broken: 0 }
  fc.assert(
    fc.property(fc.oneof(problems(1, DAYS), problems(3, DAYS)), fairness, fc.array(write, { minLength: 1, maxLength: 30 }), (p, weights, writes) => {
      const fair = { ...p, fairness: weights }
      const sheet = createSheet(gridOf(fair))
      for (const { person, first, length, values } of writes) {
        sheet.write(person % p.people.length, first, Math.min(DAYS - 1, first + length - 1), values)
        const { violations, penalty } = evaluate(fair, rosterOf(fair, sheet.cells))
        const broken = violations.filter(v => !OF_CELLS.includes(v.rule))
        expect(sheet.soft()).toBeCloseTo(penalty.total, 6)
        if (broken.length > 0) expect(sheet.hard()).toBeGreaterThan(1e-6)
        else expect(sheet.hard()).toBeCloseTo(0, 6)
        seen[broken.length > 0 ? 'broken' : 'lawful']++
      }
      const [soft, hard] = [sheet.soft(), sheet.hard()]
      sheet.fill(Int32Array.from(sheet.cells))
      expect([sheet.soft(), sheet.hard()]).toEqual([expect.closeTo(soft, 6), expect.closeTo(hard, 6)])
    }),
    { numRuns: 300, seed: 4 },
  )
  expect(Math.min(seen.lawful, seen.broken)).toBeGreaterThan(20)
})
