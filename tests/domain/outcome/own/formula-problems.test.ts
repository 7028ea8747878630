import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FRAMEWORKS } from '#domain/outcome/profiles.ts'
import { officeIndicators } from '#domain/outcome/indicators.ts'
import { FORMULA_PROBLEMS, indicatorProblems, unitsThatFit } from '#domain/outcome/own/formula-problems.ts'
import { rowsBehind } from '#domain/outcome/finding/behind.ts'
import type { Indicator } from '#domain/outcome/definition.ts'
import { POPULATIONS } from '#domain/outcome/populations.ts'
import { DIMENSIONS } from '#domain/records/finding.ts'
import { Formula, UNITS, type Condition, type FormulaDraft } from '#domain/records/indicator.ts'
import { collegeOf, randomRows } from '../random-college.ts'
import { randomFormula } from './random-formula.ts'

const yes = (field: string): Condition => ({ field, op: 'is', values: [true] })
const share = (where: Condition[], more: Partial<Extract<FormulaDraft, { kind: 'share' }>> = {}): FormulaDraft => ({ kind: 'share', base: { population: 'graduate' }, where, unknowns: 'inBase', ...more })
const shipped = [...officeIndicators('withStudy'), ...officeIndicators('workOnly'), ...Object.values(FRAMEWORKS).flat()]

/** A formula, and what is wrong with it: `place: code`. */
const WRONG: [FormulaDraft, (typeof UNITS)[number] | undefined, string[]][] = [
  [{ kind: 'share', base: { population: '' }, where: [yes('certified')], unknowns: 'inBase' }, undefined, ['base.population: population.missing']],
  [{ kind: 'total', counted: { population: 'unicorn' } }, undefined, ['counted.population: population.unknown']],
  [{ kind: 'total', counted: { population: 'constructor' } }, undefined, ['counted.population: population.unknown']],
  [share([]), undefined, ['where: condition.missing']],
  [share([{ field: '', op: 'is' }]), undefined, ['where.0.field: field.missing']],
  [share([yes('horns')]), undefined, ['where.0.field: field.unknown']],
  [share([yes('toString')]), undefined, ['where.0.field: field.unknown']],
  [share([yes('certified')], { base: { population: 'graduate', where: [yes('horns')] } }), undefined, ['base.where.0.field: field.unknown']],
  [{ kind: 'total', counted: { population: 'graduate', sum: 'certified' } }, undefined, ['counted.sum: field.notNumber']],
  [{ kind: 'mean', counted: { population: 'graduate' } }, undefined, ['counted.sum: field.missing']],
  [{ kind: 'median', counted: { population: 'graduate', sum: '' } }, undefined, ['counted.sum: field.missing']],
  [{ kind: 'median', counted: { population: 'graduate', sum: 'height' } }, undefined, ['counted.sum: field.unknown']],
  [{ kind: 'ratio', counted: { population: 'graduate' }, base: { population: 'graduate', sum: 'destination' }, missing: { population: '' } }, undefined, ['base.sum: field.notNumber', 'missing.population: population.missing']],
  [share([{ field: 'destination', op: 'atLeast', values: [3] }]), undefined, ['where.0.op: op.notNumber']],
  [share([{ field: 'certified', op: 'atMost', values: [3] }]), undefined, ['where.0.op: op.notNumber']],
  [share([{ field: 'destination', op: 'is' }]), undefined, ['where.0.values: values.missing']],
  [share([{ field: 'pay', op: 'atLeast', values: [] }]), undefined, ['where.0.values: values.missing']],
  [share([{ field: 'pay', op: 'atLeast', values: [3000, 4000] }]), undefined, ['where.0.values: values.several']],
  [share([{ field: 'certified', op: 'is', values: [true, false] }]), undefined, ['where.0.values: values.several']],
  [share([{ field: 'certified', op: 'is', values: ['true'] }]), undefined, ['where.0.values: values.kind']],
  [share([{ field: 'pay', op: 'is', values: ['3000'] }]), undefined, ['where.0.values: values.kind']],
  [share([{ field: 'destination', op: 'is', values: [true] }]), undefined, ['where.0.values: values.kind']],
  [share([{ field: 'destination', op: 'isNot', values: ['study', 'moon'] }]), undefined, ['where.0.values: values.unknown']],
  [share([{ field: 'fieldMatch', op: 'known' }], { unknowns: 'leftOut' }), undefined, ['unknowns: unknowns.always']],
  [share([yes('certified'), { field: 'certified', op: 'is', values: [false] }]), undefined, ['where.1.values: condition.never']],
  [share([{ field: 'destination', op: 'is', values: ['army'] }], { base: { population: 'graduate', where: [{ field: 'destination', op: 'is', values: ['study'] }] } }), undefined, ['where.0.values: condition.never']],
  [share([{ field: 'destination', op: 'is', values: ['army'] }, { field: 'destination', op: 'isNot', values: ['army'] }]), undefined, ['where.1.values: condition.never']],
  [{ kind: 'total', counted: { population: 'graduate', where: [{ field: 'pay', op: 'atMost', values: [3000] }, { field: 'pay', op: 'atLeast', values: [4000] }] } }, undefined, ['counted.where.1.values: condition.never']],
  [share([yes('certified')]), 'hours', ['unit: unit.fit']],
  [{ kind: 'total', counted: { population: 'mentoring', sum: 'hours' } }, 'percent', ['unit: unit.fit']],
  [{ kind: 'median', counted: { population: 'graduate', sum: 'pay' } }, 'count', ['unit: unit.fit']],
  [{ kind: 'ratio', counted: { population: 'machine', sum: 'value' }, base: { population: 'enrolled' } }, 'percent', ['unit: unit.fit']],
]

describe('a formula', () => {
  test.each(WRONG)('%j in %s is wrong at %j', (formula, unit, wanted) => {
    expect(indicatorProblems(formula, unit).map(({ path, code }) => `${path}: ${code}`)).toEqual(wanted)
  })

  test('is tried for every problem there is', () => {
    const tried = new Set(WRONG.flatMap(([, , wanted]) => wanted.map(w => w.split(': ')[1])))
    expect(FORMULA_PROBLEMS.filter(code => !tried.has(code))).toEqual([])
  })

  test('of every shipped indicator makes sense, in its unit', () => {
    expect(shipped.flatMap(({ id, formula, unit }) => indicatorProblems(formula, unit).map(p => `${id} ${p.path} ${p.code}`))).toEqual([])
  })

  test.each<[FormulaDraft, string[]]>([
    [share([yes('certified')]), ['percent']],
    [{ kind: 'total', counted: { population: 'graduate' } }, ['count']],
    [{ kind: 'total', counted: { population: 'attendanceDay' } }, ['days', 'count']],
    [{ kind: 'total', counted: { population: 'mentoring', sum: 'hours' } }, ['hours']],
    [{ kind: 'mean', counted: { population: 'answer', sum: 'points' } }, ['points']],
    [{ kind: 'median', counted: { population: 'graduate', sum: 'pay' } }, ['yuan']],
    [{ kind: 'ratio', counted: { population: 'machine', sum: 'usedHours' }, base: { population: 'machine', sum: 'ratedHours' } }, ['percent', 'count']],
    [{ kind: 'ratio', counted: { population: 'machine', sum: 'value' }, base: { population: 'enrolled' } }, ['yuan']],
    [{ kind: 'ratio', counted: { population: 'certificate' }, base: { population: 'graduate' } }, ['percent', 'count']],
    [{ kind: 'ratio', counted: { population: 'attendanceDay' }, base: { population: 'internship' } }, ['days', 'percent', 'count']],
  ])('%j can be told in %j', (formula, units) => expect(unitsThatFit(formula)).toEqual(units))
})

const SPAN = { from: '2025-01-01', to: '2026-12-31', asOf: '2026-11-26' }

test('any formula that passes can be measured in every group, and its parts add up to its rows', () => {
  let passed = 0
  fc.assert(
    fc.property(randomFormula, randomRows, fc.constantFrom(undefined, ...DIMENSIONS), (draft, rows, by) => {
      const parsed = Formula.safeParse(draft)
      if (indicatorProblems(draft).length) return
      expect(parsed.success, JSON.stringify(draft)).toBe(true) // what passes can be kept
      passed++
      const units = unitsThatFit(draft)
      expect(units.length).toBeGreaterThan(0)
      expect(units.flatMap(unit => indicatorProblems(draft, unit))).toEqual([])
      const indicator: Indicator = { id: 'draft', unit: units[0]!, formula: parsed.data!, standing: 'office', own: { name: '–' } }
      const world = collegeOf(rows)
      const sheet = world.outcomes.sheet([indicator], { ...SPAN, by })
      for (const group of [undefined, ...sheet.groups()]) {
        const m = sheet.measure('draft', group)
        expect(m.value === null || Number.isFinite(m.value)).toBe(true)
        if (draft.kind !== 'share') continue
        const look = { view: world.outcomes.view, outcomes: world.outcomes, indicators: [indicator], question: SPAN, hideBelow: 0 }
        const { parts } = rowsBehind(look, indicator, by === undefined || group === undefined ? undefined : { by, group })
        const count = (key: string) => parts.find(p => p.key === key)!.count
        expect([count('counted'), count('unknown'), count('counted') + count('rest') + count('unknown')]).toEqual([m.counted, m.unknown, m.rows])
        expect(m.base).toBe(draft.unknowns === 'leftOut' ? m.rows - m.unknown : m.rows)
      }
    }),
    { numRuns: 400 },
  )
  expect(passed).toBeGreaterThan(100)
})

test('every population and field can be asked for', () => {
  const each = Object.entries(POPULATIONS).flatMap(([population, { fields }]) =>
    Object.entries(fields).map(([field, { kind, options = [] }]): FormulaDraft => {
      if (kind === 'number') return { kind: 'mean', counted: { population, sum: field } }
      return { kind: 'share', base: { population }, where: [{ field, op: 'is', values: kind === 'flag' ? [true] : [options[0]!] }], unknowns: 'inBase' }
    }),
  )
  expect(each.flatMap(formula => indicatorProblems(formula))).toEqual([])
})
