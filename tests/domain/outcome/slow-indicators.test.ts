import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DIMENSIONS, type Dimension } from '#domain/records/finding.ts'
import { FRAMEWORKS, indicatorsOf } from '#domain/outcome/profiles.ts'
import { createSheet, type Question } from '#domain/outcome/sheet.ts'
import { collegeOf, manyRows } from './random-college.ts'
import { SlowCollege } from './slow-college.ts'
import { SLOW_INDICATORS, type Item, type SlowIndicator } from './slow-indicators.ts'

const SHIPPED = [...indicatorsOf('china', 'withStudy'), ...Object.values(FRAMEWORKS).flat()]
const workOnly = indicatorsOf('china', 'workOnly').find(i => i.id === 'destinationRate')!
const INDICATORS = [...SHIPPED, { ...workOnly, id: 'destinationRateWorkOnly' }]
const SPANS = [
  { from: '2025-01-01', to: '2026-12-31', asOf: '2026-11-26' },
  { from: '2025-09-01', to: '2026-08-31', asOf: '2026-08-31' },
  { from: '2026-01-01', to: '2026-12-31', asOf: '2026-03-31' },
  { from: '2022-07-01', to: '2027-06-30', asOf: '2027-12-31' },
]
const WITHINS = [undefined, { programme: 'programme:0' }, { classGroup: 'classGroup:1' }, { year: '2023', enterprise: 'enterprise:2' }]
const questions: fc.Arbitrary<Question> = fc.record({ span: fc.constantFrom(...SPANS), by: fc.constantFrom(undefined, ...DIMENSIONS), within: fc.constantFrom(...WITHINS) }).map(({ span, by, within }) => ({ ...span, by, within }))

/** Where an item stands; '' where it belongs to none. */
function placeOf(c: SlowCollege, item: Item, by: Dimension | undefined): string {
  const group = c.find('classGroup', item.classGroup)
  const places: Partial<Record<Dimension, string | undefined>> = {
    classGroup: item.classGroup,
    programme: group?.programmeId ?? item.programme,
    year: group?.year === undefined ? undefined : String(group.year),
    enterprise: item.enterprise,
    month: item.day?.slice(0, 7),
    calendarYear: item.day?.slice(0, 4),
  }
  return by === undefined ? '' : (places[by] ?? '')
}

/** Items in the part of the college that is looked at, with the group of each. */
function itemsOf(c: SlowCollege, id: string, { by, within = {} }: Question): { item: Item; group: string }[] {
  const inside = SLOW_INDICATORS[id]!.items(c).filter(item => (Object.entries(within) as [Dimension, string][]).every(([part, value]) => placeOf(c, item, part) === value))
  return inside.map(item => ({ item, group: placeOf(c, item, by) }))
}

function slowly({ kind }: SlowIndicator, its: readonly Item[]) {
  const sum = (of: 'counted' | 'base' | 'unknown') => its.reduce((all, item) => all + (item[of] ?? 0), 0)
  const [counted, base, unknown] = [sum('counted'), sum('base'), sum('unknown')]
  if (kind === 'total') return { value: counted, counted }
  if (kind !== 'median') return { value: base > 0 ? counted / base : null, counted, base, unknown }
  const numbers = its.flatMap(item => item.number ?? []).sort((a, b) => a - b)
  const [low, high] = [numbers[Math.floor((numbers.length - 1) / 2)], numbers[Math.floor(numbers.length / 2)]]
  return { value: low === undefined || high === undefined ? null : (low + high) / 2, base: numbers.length, unknown }
}

describe('against a slow, obvious version', () => {
  test('which says what every shipped indicator is', () => {
    expect(Object.keys(SLOW_INDICATORS).sort()).toEqual(INDICATORS.map(i => i.id).sort())
  })

  test('every indicator of every group has the same numerator, denominator, unknowns and value', () => {
    fc.assert(
      fc.property(manyRows, questions, (rows, question) => {
        const world = collegeOf(rows)
        const sheet = createSheet(world.outcomes.view, INDICATORS, question)
        const college = new SlowCollege(world.tables, question)
        for (const { id } of INDICATORS) {
          const items = itemsOf(college, id, question)
          for (const group of [undefined, ...sheet.groups()]) {
            const mine = sheet.measure(id, group)
            const own = items.filter(i => group === undefined || i.group === group).map(i => i.item)
            for (const [part, theirs] of Object.entries(slowly(SLOW_INDICATORS[id]!, own))) {
              const ours = mine[part as keyof typeof mine] ?? null
              const said = `${id} ${part} of ${group ?? 'all'}`
              if (ours === null || theirs === null) expect({ [said]: ours }).toEqual({ [said]: theirs })
              else expect(ours, said).toBeCloseTo(theirs, 6)
            }
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('no group is missing', () => {
    fc.assert(
      fc.property(manyRows, questions, (rows, question) => {
        const world = collegeOf(rows)
        const groups = createSheet(world.outcomes.view, INDICATORS, question).groups()
        const college = new SlowCollege(world.tables, question)
        const found = INDICATORS.flatMap(({ id }) => itemsOf(college, id, question))
        for (const { item, group } of found) if (item.counted || item.base || item.unknown || item.number !== undefined) expect(groups).toContain(group)
      }),
      { numRuns: 40 },
    )
  })
})
