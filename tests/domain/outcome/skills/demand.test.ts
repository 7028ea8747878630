import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lastOfMonth } from '#domain/base/time.ts'
import type { PairsChart } from '#domain/outcome/chart.ts'
import { behindFinding, drawFinding } from '#domain/outcome/finding/findings.ts'
import { textIn } from '#words/say.ts'
import { assessed, collegeWith, lookAt, student, YEAR } from './college.ts'

type Look = ReturnType<typeof lookAt>
const demand = (look: Look, asked: { skill?: string; level?: number } = {}) => drawFinding(look, { kind: 'demand', ...asked })
const pairs = (finding: { chart: unknown }) => (finding.chart as PairsChart).rows.map(row => [row.key, row.first, row.second])
const wants = (enterprise: number, skill: string, people: number, more: object = {}) => ({ enterpriseId: `enterprise:${enterprise}`, skillId: `skill:${skill}`, people, from: '2026-01-01', ...more })

const people = [
  student('1', 'a', { graduatedOn: '2026-06-30', status: 'graduated' }), // nothing known: can be had until 30 June 2027
  student('2', 'a', { graduatedOn: '2026-06-30' }), // has a job since July
  student('3', 'a', { graduatedOn: '2025-06-30' }), // graduated more than 12 months before
  student('4', 'b'), // still a student
  student('5', 'b', { status: 'left' }),
  student('6', 'c'), // of another programme, and can turn as well
  student('7', 'a', { graduatedOn: '2026-06-30' }), // seeking
]
const rows = {
  student: people,
  assessment: [
    assessed('1', 'turn', 4),
    assessed('2', 'turn', 4),
    assessed('3', 'turn', 4),
    assessed('4', 'turn', 3),
    assessed('4', 'mill', 1, { date: '2026-10-10' }),
    assessed('5', 'turn', 5),
    assessed('6', 'turn', 2),
    assessed('7', 'turn', 3, { part: 'theory' }),
  ],
  destination: [
    { studentId: 'student:2', date: '2026-07-10', destination: 'employed', source: 'phone' },
    { studentId: 'student:7', date: '2026-07-10', destination: 'seeking', source: 'phone' },
  ],
  skillDemand: [
    wants(1, 'turn', 2, { level: 4 }),
    wants(2, 'turn', 3), // no level: from 3 on
    wants(2, 'mill', 4, { to: '2026-03-31' }),
    wants(1, 'mill', 9, { from: '2026-09-01' }), // after the span
    wants(1, 'mill', 9, { from: '2024-01-01', to: '2025-08-31' }), // before it
  ],
}
const world = collegeWith(rows)

describe('all skills asked for', () => {
  test('people wanted at a level or above stand against those who can and can be had', () => {
    const finding = demand(lookAt(world))
    expect(pairs(finding)).toEqual([
      ['skill:mill 2', 4, 0], // 4 shows level 1 only
      ['skill:turn 3', 5, 3], // 1, 4 and 7; not 2 (a job), 3 (too long ago), 5 (left), 6 (level 2)
      ['skill:turn 4', 2, 1], // 1
    ])
    expect(textIn('en', finding.sentence)).toBe('Largest gap: 铣削, level 2 or above – 4 wanted, 0 can, 4 missing · 0 of 2 skills asked for by 2 enterprises are covered')
    expect((finding.chart as PairsChart).first.side).toBe('enterprise')
  })

  test('an enterprise narrows what is asked for, a programme both', () => {
    expect(pairs(demand(lookAt(world, { ...YEAR, within: { enterprise: 'enterprise:1' } })))).toEqual([['skill:turn 4', 2, 1]])
    expect(pairs(demand(lookAt(world, { ...YEAR, within: { programme: 'programme:me' } })))).toEqual([])
    expect(pairs(demand(lookAt(world, { ...YEAR, within: { classGroup: 'classGroup:b' } })))).toEqual([['skill:turn 3', 5, 1], ['skill:mill 2', 4, 0], ['skill:turn 4', 2, 0]])
  })

  test('two skills of one name are told apart by their programmes', () => {
    const twins = collegeWith({ ...rows, skill: [{ id: 'skill:turn', name: '车削', programmeId: 'programme:nc' }, { id: 'skill:wire', name: '车削', programmeId: 'programme:me' }], skillDemand: [wants(1, 'turn', 2), wants(1, 'wire', 9)] })
    expect((demand(lookAt(twins)).chart as PairsChart).rows.map(r => textIn('en', r.name))).toEqual(['车削 · 机电', '车削 · 数控'])
  })

  test('outside the office a few who can are not told from none', () => {
    expect(pairs(demand(lookAt(world, YEAR, 3)))).toEqual([['skill:mill 2', 4, 0], ['skill:turn 3', 5, 3], ['skill:turn 4', 2, 0]])
  })

  test('who is wanted and who can stand behind a pair, and each side alone', () => {
    const behind = behindFinding(lookAt(world), { kind: 'demand' }, { key: 'skill:turn 3' })
    expect(behind.parts.map(p => [p.key, p.count])).toEqual([['wanted', 2], ['available', 3]])
    expect(behind.rows.map(r => r.id)).toEqual(['skillDemand:0', 'skillDemand:1', 'student:1', 'student:4', 'student:7'])
    expect(behindFinding(lookAt(world), { kind: 'demand' }, { key: 'skill:turn 4', series: 'second' }).rows.map(r => r.id)).toEqual(['student:1'])
    expect(behindFinding(lookAt(world), { kind: 'demand' }, { series: 'first' }).rows.map(r => r.id)).toEqual(['skillDemand:0', 'skillDemand:1', 'skillDemand:2'])
  })
})

describe('one skill from month to month', () => {
  test('is what was wanted in each month against who could be had at its end', () => {
    const finding = demand(lookAt(world, { from: '2026-05-15', to: '2026-12-15', asOf: '2026-11-23' }), { skill: 'skill:turn' })
    expect(pairs(finding)).toEqual([
      ['2026-05', 5, 5], // 1, 2, 4 and 7 were students, and 3 had graduated less than a year before
      ['2026-06', 5, 4], // on 30 June 1, 2 and 7 have graduated, nothing is known of them yet; 3 is a year away
      ['2026-07', 5, 3], // 2 has a job
      ['2026-08', 5, 3],
      ['2026-09', 5, 3],
      ['2026-10', 5, 3],
      ['2026-11', 5, 3],
      ['2026-12', 5, 3], // still to come: as known on the cohort date
    ])
    expect(textIn('en', finding.sentence)).toBe('Largest gap in Jul 2026: 5 wanted, 3 can, 2 missing · Dec 2026: 5 wanted, 3 can')
  })

  test('at a higher level counts fewer of both', () => {
    expect(pairs(demand(lookAt(world, { from: '2026-02-01', to: '2026-03-31', asOf: '2026-11-23' }), { skill: 'skill:turn', level: 4 }))).toEqual([['2026-02', 2, 0], ['2026-03', 2, 3]])
  })

  test('behind a month stand its demands and those who could be had at its end', () => {
    const behind = behindFinding(lookAt(world), { kind: 'demand', skill: 'skill:mill' }, { key: '2026-04' })
    expect(behind.rows).toEqual([])
    expect(behindFinding(lookAt(world), { kind: 'demand', skill: 'skill:mill' }, { key: '2026-03' }).rows.map(r => r.id)).toEqual(['skillDemand:2'])
  })
})

test('without demand, says what to enter', () => {
  expect(demand(lookAt(collegeWith({}))).empty.enter).toBe('skillDemand')
  expect(pairs(demand(lookAt(world), { skill: 'skill:gone' }))).toEqual([])
})

const day = fc.constantFrom('2025-06-30', '2025-10-01', '2026-03-01', '2026-06-30', '2026-09-01', '2026-11-23', '2026-12-01')
const random = fc.record({
  student: fc.array(fc.record({ status: fc.constantFrom('enrolled', 'left', 'graduated'), graduatedOn: fc.option(day, { nil: undefined }) }), { maxLength: 6 }),
  assessment: fc.array(fc.record({ who: fc.nat(5), skill: fc.constantFrom('turn', 'mill'), part: fc.constantFrom('theory', 'practice'), level: fc.nat(4), date: day }), { maxLength: 20 }),
  destination: fc.array(fc.record({ studentId: fc.nat(5).map(i => `student:${i}`), date: day, destination: fc.constantFrom('employed', 'seeking', 'study', 'unknown'), leftOn: fc.option(day, { nil: undefined }), source: fc.constant('phone') }), { maxLength: 6 }),
  skillDemand: fc.array(fc.record({ skillId: fc.constantFrom('skill:turn', 'skill:mill'), level: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }), people: fc.integer({ min: 1, max: 9 }), from: day, to: fc.option(day, { nil: undefined }), enterpriseId: fc.constantFrom('enterprise:1', 'enterprise:2') }), { maxLength: 6 }),
})

test('a month is what the whole is when it is asked for alone, and what is missing is the most that any level is short', () => {
  const known = (row: object) => Object.fromEntries(Object.entries(row).filter(([, v]) => v !== undefined))
  fc.assert(
    fc.property(random, input => {
      const look = (question: typeof YEAR) =>
        lookAt(
          collegeWith({
            student: input.student.map((s, i) => student(String(i), 'a', known(s))),
            assessment: input.assessment.map(({ who, skill, level, ...more }) => assessed(String(who), skill, level, more)),
            destination: input.destination.map(known),
            skillDemand: input.skillDemand.map(known),
          }),
          question,
        )
      for (const [key, wanted, supply] of pairs(demand(look(YEAR)))) {
        const [skill, level] = String(key).split(' ')
        const months = pairs(demand(look(YEAR), { skill: skill!, level: Number(level) }))
        for (const [month, inMonth, can] of months) {
          const first = `${String(month)}-01`
          const alone = pairs(demand(look({ from: first, to: lastOfMonth(first), asOf: lastOfMonth(first) }))).find(row => row[0] === key)
          // asked for at this level in the month itself, or only at others
          if (alone) expect([inMonth, can]).toEqual(alone.slice(1))
        }
        // who is wanted and who can: counted by hand, person by person
        const behind = behindFinding(look(YEAR), { kind: 'demand' }, { key: String(key) })
        expect(behind.parts.find(p => p.key === 'available')!.count).toBe(supply)
        expect(behind.rows.reduce((sum, row) => sum + (row.part === 'wanted' ? Number(row.cells[4]) : 0), 0)).toBe(wanted)
      }
    }),
    { numRuns: 150 },
  )
})

test('the most that a level falls short is what the best placing of people leaves open', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 })), { maxLength: 5 }), fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 12 }), (wanted, can) => {
      const world = collegeWith({
        student: can.map((_, i) => student(String(i), 'a')),
        assessment: can.map((level, i) => assessed(String(i), 'turn', level)),
        skillDemand: wanted.map(([level, n]) => wants(1, 'turn', n, { level })),
      })
      const short = Math.max(0, ...pairs(demand(lookAt(world))).map(([, first, second]) => Number(first) - Number(second)))
      // the pickiest place is filled first, each with the lowest level that will do
      const places = wanted.flatMap(([level, n]) => Array<number>(n).fill(level)).sort((a, b) => b - a)
      const free = [...can].sort((a, b) => a - b)
      const open = places.filter(level => {
        const at = free.findIndex(own => own >= level)
        if (at >= 0) free.splice(at, 1)
        return at < 0
      })
      expect(short).toBe(open.length)
    }),
    { numRuns: 300 },
  )
})
