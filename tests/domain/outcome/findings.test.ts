import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { populationsOf } from '#domain/outcome/catalogue.ts'
import type { Indicator } from '#domain/outcome/definition.ts'
import type { Behind, Look } from '#domain/outcome/finding/finding.ts'
import { behindFinding, drawFinding } from '#domain/outcome/finding/findings.ts'
import { POPULATIONS } from '#domain/outcome/populations.ts'
import type { Measured, Question } from '#domain/outcome/sheet.ts'
import { DIMENSIONS, type FindingAsked } from '#domain/records/finding.ts'
import type { World } from '#domain/world.ts'
import { shippedIndicators } from './by-hand/hand-college.ts'
import { collegeOf, manyRows, randomRows } from './random-college.ts'

const mean: Indicator = { id: 'mean', unit: 'points', standing: 'office', formula: { kind: 'mean', counted: { population: 'answer', sum: 'points' } }, own: { name: '–' } }
const INDICATORS = [...shippedIndicators(), mean]
const SPANS = [{ from: '2025-01-01', to: '2026-12-31', asOf: '2026-11-26' }, { from: '2025-09-01', to: '2026-08-31', asOf: '2026-06-30' }, { from: '2022-07-01', to: '2027-06-30', asOf: '2027-12-31' }]
const questions: fc.Arbitrary<Question> = fc.record({ span: fc.constantFrom(...SPANS), within: fc.constantFrom(undefined, { programme: 'programme:0' }, { enterprise: 'enterprise:2' }) }).map(({ span, within }) => ({ ...span, within }))
const colleges = fc.oneof(randomRows, manyRows).map(collegeOf)

const lookAt = (world: World, question: Question): Look => ({ view: world.outcomes.view, outcomes: world.outcomes, indicators: INDICATORS, question, hideBelow: 0 })

/** What the rows of a part come to: how many there are, and what they add up to. */
function comesTo({ rows, heads }: Behind, part: string): { rows: number; sum: number } {
  const own = rows.filter(row => row.part === part)
  const last = heads.at(-1)
  const hasAmount = typeof last === 'object' && 'code' in last && last.code === 'behind.amount'
  return { rows: own.length, sum: own.reduce((sum, row) => sum + (hasAmount && row.cells.length === heads.length ? Number(row.cells.at(-1)) : 1), 0) }
}

/** The rows behind a figure say what the figure says. */
function expectBehind(indicator: Indicator, behind: Behind, { counted, base, unknown, value }: Measured, said: string): void {
  const of = (part: string) => comesTo(behind, part)
  for (const part of behind.parts) expect(part.count, `${said} ${part.key}`).toBe(of(part.key).rows)
  switch (indicator.formula.kind) {
    case 'share': {
      const unknowns = of('unknown').rows
      expect({ counted: of('counted').rows, base: of('counted').rows + of('rest').rows + (indicator.formula.unknowns === 'inBase' ? unknowns : 0), unknown: unknowns }, said).toEqual({ counted, base, unknown })
      break
    }
    case 'ratio':
      expect(of('counted').sum, said).toBeCloseTo(counted, 6)
      expect(of('base').sum, said).toBeCloseTo(base, 6)
      expect(of('unknown').sum, said).toBeCloseTo(unknown, 6)
      break
    case 'mean':
      expect(of('counted').sum, said).toBeCloseTo(counted, 2) // each is held to a ten-thousandth
      expect({ base: of('counted').rows, unknown: of('unknown').rows }, said).toEqual({ base, unknown })
      break
    case 'median': {
      const numbers = behind.rows.filter(row => row.part === 'counted').map(row => Number(row.cells.at(-1))).sort((a, b) => a - b)
      const middle = numbers.length ? (numbers[Math.floor((numbers.length - 1) / 2)]! + numbers[Math.floor(numbers.length / 2)]!) / 2 : null
      expect({ value: middle, base: numbers.length, unknown: of('unknown').rows }, said).toEqual({ value, base, unknown })
      break
    }
    case 'total':
      expect(of('counted').sum, said).toBeCloseTo(counted, 6)
  }
}

describe('the rows behind a bar add up to its counted, base and unknown', () => {
  test('of every indicator, by everything', () => {
    fc.assert(
      fc.property(colleges, questions, fc.constantFrom(...INDICATORS), fc.constantFrom(...DIMENSIONS), (world, question, indicator, by) => {
        const look = lookAt(world, question)
        const asked: FindingAsked = { kind: 'bars', indicator: indicator.id, by }
        const sheet = look.outcomes.sheet([indicator], { ...question, by })
        const { chart } = drawFinding(look, asked)
        if (chart.type !== 'bars') throw new Error(chart.type)
        for (const bar of chart.rows) {
          const measured = sheet.measure(indicator.id, bar.key)
          expect({ value: bar.value, rows: bar.rows }).toEqual({ value: measured.value, rows: measured.rows })
          const behind = behindFinding(look, asked, { key: bar.key })
          expectBehind(indicator, behind, measured, `${indicator.id} of ${bar.key}`)
          // one part alone is that part of all
          for (const { key } of behind.parts) expect(behindFinding(look, asked, { key: bar.key, series: key }).rows).toEqual(behind.rows.filter(row => row.part === key))
        }
        const all = behindFinding(look, asked, {})
        expectBehind(indicator, all, sheet.measure(indicator.id), `${indicator.id} of all`)
        // every row of the whole is behind one of the bars
        const ids = (behind: Behind) => behind.rows.map(row => `${row.part} ${row.id}`)
        expect(chart.rows.flatMap(bar => ids(behindFinding(look, asked, { key: bar.key }))).sort()).toEqual(ids(all).sort())
      }),
      { numRuns: 250 },
    )
  })
})

describe('the rows behind a point of a trend', () => {
  test('are those of its month or its year', () => {
    fc.assert(
      fc.property(colleges, questions, fc.constantFrom(...INDICATORS), fc.constantFrom('month', 'year'), (world, question, indicator, step) => {
        const look = lookAt(world, question)
        const asked: FindingAsked = { kind: 'trend', indicator: indicator.id, step }
        const { chart } = drawFinding(look, asked)
        if (chart.type !== 'trend') throw new Error(chart.type)
        for (const { key, value } of chart.points) {
          if (step === 'month' && `${key}-01` > question.asOf) {
            expect(value).toBeNull() // nobody knows yet
            continue
          }
          if (value === null) continue
          const behind = behindFinding(look, asked, { key })
          const [counted, base] = [comesTo(behind, 'counted'), comesTo(behind, 'base')]
          const { formula } = indicator
          if (formula.kind === 'total') expect(counted.sum, indicator.id).toBeCloseTo(value, 6)
          if (formula.kind === 'ratio') expect(counted.sum / base.sum, indicator.id).toBeCloseTo(value, 6)
          if (formula.kind === 'share') expect(counted.rows / (counted.rows + comesTo(behind, 'rest').rows + (formula.unknowns === 'inBase' ? comesTo(behind, 'unknown').rows : 0)), indicator.id).toBeCloseTo(value, 9)
          if (formula.kind === 'mean') expect(counted.sum / counted.rows, indicator.id).toBeCloseTo(value, 3)
        }
      }),
      { numRuns: 120 },
    )
  })
  test('where each row has its day, the months of a span are the whole', () => {
    const dated = INDICATORS.filter(i => i.formula.kind === 'share' && populationsOf(i).every(name => POPULATIONS[name]!.day))
    fc.assert(
      fc.property(colleges, fc.constantFrom(...dated), (world, indicator) => {
        const look = lookAt(world, { from: '2025-01-01', to: '2026-12-31', asOf: '2027-12-31' })
        const asked: FindingAsked = { kind: 'trend', indicator: indicator.id, step: 'month' }
        const { chart } = drawFinding(look, asked)
        const months = chart.type === 'trend' ? chart.points.map(p => p.key) : []
        const ids = months.flatMap(key => behindFinding(look, asked, { key }).rows.map(row => row.id))
        expect(ids.sort()).toEqual(behindFinding(look, asked, {}).rows.map(row => row.id).sort())
      }),
      { numRuns: 60 },
    )
  })
})

describe('the rows behind a part of a breakdown', () => {
  const breakable = Object.entries(POPULATIONS).flatMap(([population, { fields }]) => Object.entries(fields).filter(([, { kind }]) => kind !== 'number').map(([field]) => ({ population, field })))
  test('are as many as the part says, and all parts are all rows', () => {
    fc.assert(
      fc.property(colleges, questions, fc.constantFrom(...breakable), fc.constantFrom(...DIMENSIONS), (world, question, { population, field }, by) => {
        const look = lookAt(world, question)
        const asked: FindingAsked = { kind: 'breakdown', population, field, by }
        const { chart } = drawFinding(look, asked)
        if (chart.type !== 'split') throw new Error(chart.type)
        for (const row of chart.rows) {
          for (const [i, part] of chart.parts.entries()) expect(behindFinding(look, asked, { key: row.key, series: part.key }).rows.length, `${population}.${field} ${row.key} ${part.key}`).toBe(row.values[i])
          expect(behindFinding(look, asked, { key: row.key }).rows.length).toBe(row.values.reduce((a, b) => a + b, 0))
        }
        expect(behindFinding(look, asked, {}).rows.length).toBe(chart.rows.flatMap(row => row.values).reduce((a, b) => a + b, 0))
      }),
      { numRuns: 200 },
    )
  })
})

test('a breakdown of nobody names no part that most of them are in', () => {
  const { sentence } = drawFinding(lookAt(collegeOf({}), SPANS[0]!), { kind: 'breakdown', population: 'graduate', field: 'destination', by: 'programme' })
  expect(sentence).toMatchObject({ code: 'finding.breakdown.unknown', facts: { total: 0, unknown: 0 } })
})
