import fc from 'fast-check'
import { expect, test } from 'vitest'
import { behindLine, ledgerOf } from '#domain/ledger/ledger.ts'
import { lineKind, type LineKey } from '#domain/ledger/lines.ts'
import { World } from '#domain/world.ts'
import { slowLine } from './slow-ledger.ts'

const pick = <T>(values: readonly T[]) => fc.constantFrom(...values)
const HOSTS = ['enterprise:0', 'enterprise:1', 'enterprise:2']
const day = pick(['2025-12-31', '2026-01-01', '2026-03-02', '2026-05-31', '2026-06-01', '2026-09-08', '2026-09-15', '2026-12-31'])
const times = pick([['08:00', '09:35'], ['22:00', '24:00'], ['13:00', '13:25'], ['18:30', '20:00']] as const)
const item = fc.record({ equipmentId: pick(['equipment:0', 'equipment:1', 'equipment:2']), units: pick([1, 2, 3]) })
const items = fc.uniqueArray(item, { maxLength: 3, selector: i => i.equipmentId })
const once = fc.tuple(day, times).map(([date, [from, to]]) => ({ kind: 'once', start: `${date}T${from}`, end: `${date}T${to}` }))
const overnight = day.map(date => ({ kind: 'once', start: `${date}T23:00`, end: date === '2025-12-31' ? '2026-01-01T05:00' : `${date}T23:30` }))
const series = fc.record({ kind: fc.constant('series'), termId: fc.constant('term:1'), weekday: pick([2, 4]), weeks: pick(['1-3', '2-4']), clock: times.map(([start, end]) => ({ start, end })) })
const exception = fc.oneof(
  fc.record({ kind: fc.constant('skip'), date: pick(['2026-09-08', '2026-03-02']) }),
  fc.record({ kind: fc.constant('move'), date: pick(['2026-09-15', '2026-06-01']), start: fc.constant('2026-10-05T08:00'), end: fc.constant('2026-10-05T10:10') }),
  fc.record({ kind: fc.constant('move'), date: pick(['2026-09-15', '2026-06-01']), start: fc.constant('2027-01-04T08:00'), end: fc.constant('2027-01-04T10:00'), items }),
)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

const ROWS: Record<string, fc.Arbitrary<object>> = {
  equipment: fc.record({ units: fc.constant(3), statusCode: pick(['1', '7']), lenderId: maybe(pick(HOSTS)) }),
  booking: fc.record({
    use: pick(['teaching', 'exam', 'enterprise', 'service', 'other']), status: pick(['held', 'confirmed', 'confirmed', 'cancelled']), times: fc.oneof(once, overnight, series), items, enterpriseId: maybe(pick(HOSTS)),
    exceptions: maybe(fc.uniqueArray(exception, { maxLength: 2, selector: e => e.date })),
  }),
  mentorWork: fc.record({ enterpriseId: pick(HOSTS), from: fc.constant('2025-01-01'), to: day, hours: pick([1.5, 0.25, 7.35]) }),
  donation: fc.record({ enterpriseId: pick(HOSTS), date: day, value: pick([0.1, 0.2, 1000.35]) }),
  enterpriseService: fc.record({ enterpriseId: pick(HOSTS), serviceType: pick(['staffTraining', 'testing']), from: fc.constant('2025-01-01'), to: day, people: maybe(fc.nat(40)), hours: maybe(pick([8, 16.5])) }),
  placement: fc.record({ studentId: fc.constant('student:0'), kind: pick(['post', 'post', 'visit']), enterpriseId: pick(HOSTS), from: pick(['2025-11-03', '2026-03-02']), to: pick(['2026-02-27', '2026-08-28', '2027-01-31']), status: pick(['confirmed', 'ended', 'cancelled']) }),
  placementChange: fc.record({ placementId: pick(['placement:0', 'placement:1']), from: pick(['2026-04-01', '2026-05-04']), enterpriseId: maybe(pick(HOSTS)), to: maybe(pick(['2026-07-31', '2026-10-30'])) }),
}
const rates = fc.uniqueArray(fc.record({ thing: pick(['lentHour', 'collegeHour', 'mentorHour', 'trainedHour', 'placeMonth']), from: pick(['2025-06-01', '2026-03-02', '2026-06-01', '2026-09-10']) }), { maxLength: 8, selector: r => `${r.thing} ${r.from}` })
const college = fc.record({ ...Object.fromEntries(Object.entries(ROWS).map(([table, row]) => [table, fc.array(row, { minLength: table === 'equipment' ? 3 : 0, maxLength: 4 })])), ledgerRate: rates.map(all => all.map((rate, i) => ({ ...rate, amount: [12.5, 33.33, 45, 100.01, 7, 80, 61.6, 250][i] }))) })

function worldOf(rows: Record<string, object[]>): World {
  const world = new World()
  world.load('enterprise', HOSTS.map(id => ({ id, name: id })))
  world.load('term', [{ id: 'term:1', name: '秋', start: '2026-08-31', weeks: 6 }])
  const clean = (row: object) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
  for (const [table, list] of Object.entries(rows)) world.load(table, list.map((row, i) => ({ id: `${table}:${i}`, name: `${table} ${i}`, ...clean(row) })))
  return world
}

const KEYS: LineKey[] = ['lentHours', 'collegeHours', 'mentorHours', 'placeMonths', 'trainedHours', 'donations']
const QUESTIONS = [{ from: '2026-01-01', to: '2026-12-31', asOf: '2027-06-30' }, { from: '2026-03-02', to: '2026-09-15', asOf: '2026-09-08' }, { from: '2025-12-31', to: '2025-12-31', asOf: '2026-01-01' }]

test('every line of every enterprise is what counting minutes and days one by one gives, and so are the records behind', () => {
  let valued = 0
  fc.assert(
    fc.property(college, pick(QUESTIONS), (rows, question) => {
      const world = worldOf(rows as Record<string, object[]>)
      const { view } = world.outcomes
      const { enterprises, all } = ledgerOf(view, question)
      for (const id of HOSTS) {
        const own = ledgerOf(view, question, id).enterprises[0]!
        const listed = enterprises.find(e => e.enterpriseId === id)
        if (listed) expect(listed).toEqual(own)
        for (const key of KEYS) {
          const side = own[lineKind(key).side]
          const { quantity, value, records } = side.lines.find(line => line.key === key)!
          expect({ id, key, quantity, value }).toEqual({ id, key, ...slowLine(world, question, id, key) })
          if (value) valued++
          const behind = behindLine(view, question, key, id)
          expect(new Set(behind.map(r => r.id)).size).toBe(records)
          expect(behind.reduce((sum, r) => sum + r.quantity, 0)).toBeCloseTo(quantity, 1)
        }
        expect(own.gave.value).toBeCloseTo(own.gave.lines.filter(l => l.key !== 'lentValue').reduce((sum, l) => sum + (l.value ?? 0), 0), 6)
      }
      expect(all.gave.value).toBeCloseTo(enterprises.reduce((sum, e) => sum + e.gave.value, 0), 6)
      expect(all.back.value).toBeCloseTo(enterprises.reduce((sum, e) => sum + e.back.value, 0), 6)
    }),
    { numRuns: 300 },
  )
  expect(valued).toBeGreaterThan(200)
})
