import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GridChart } from '#domain/outcome/chart.ts'
import { behindFinding, drawFinding } from '#domain/outcome/finding/findings.ts'
import { skillOverview } from '#domain/outcome/skills/coverage.ts'
import { textIn } from '#words/say.ts'
import { assessed, collegeWith, lookAt, student, YEAR } from './college.ts'

const grid = (look: ReturnType<typeof lookAt>, programme?: string) => drawFinding(look, { kind: 'skillGrid', ...(programme ? { programme } : {}) })
const cellsOf = ({ chart }: { chart: unknown }) => Object.fromEntries((chart as GridChart).rows.map(row => [row.key, row.cells]))

/** Six people of numerical control, one of mechatronics: what each shows is worked out beside it. */
const people = [
  student('1', 'a', { graduatedOn: '2026-06-30', status: 'graduated' }), // turning: theory 4, practice 2, so 2: not mastered; milling 2: mastered
  student('2', 'a', { graduatedOn: '2026-06-30' }), // turning: practice 2, then 3: mastered
  student('3', 'b'), // turning 3, of a day after the cohort date 1: mastered
  student('4', 'b', { status: 'suspended' }), // milling 1: not mastered
  student('5', 'b', { status: 'left' }), // left: not looked at
  student('6', 'a', { graduatedOn: '2025-06-30' }), // graduated before the span: not looked at
  student('7', 'c'), // wiring: two on one day, the better one counts: 3, mastered
  student('8', undefined), // in no class: not looked at
]
const assessment = [
  assessed('1', 'turn', 4, { part: 'theory', date: '2026-05-01' }),
  assessed('1', 'turn', 2),
  assessed('1', 'mill', 2),
  assessed('2', 'turn', 2, { date: '2025-03-01' }),
  assessed('2', 'turn', 3, { date: '2025-10-01', assessor: 'mentor', by: '李师傅' }),
  assessed('3', 'turn', 3),
  assessed('3', 'turn', 1, { date: '2026-11-24' }),
  assessed('4', 'mill', 1),
  assessed('5', 'turn', 5),
  assessed('6', 'turn', 5),
  assessed('7', 'wire', 1),
  assessed('7', 'wire', 3),
  assessed('7', 'turn', 5), // of another programme
  assessed('8', 'turn', 5),
  assessed('3', 'safe', 5), // of no programme
]
const world = collegeWith({ student: people, assessment })

describe('the grid of a programme', () => {
  test('holds the share of those assessed who have mastered a skill, and nothing where nobody was', () => {
    const finding = grid(lookAt(world), 'programme:nc')
    expect((finding.chart as GridChart).columns.map(c => c.key)).toEqual(['skill:turn', 'skill:mill'])
    // the younger class first
    expect((finding.chart as GridChart).rows.map(r => r.key)).toEqual(['classGroup:b', 'classGroup:a'])
    expect(cellsOf(finding)).toEqual({
      'classGroup:a': [{ value: 0.5, rows: 2 }, { value: 1, rows: 1 }],
      'classGroup:b': [{ value: 1, rows: 1 }, { value: 0, rows: 1 }],
    })
    expect(textIn('en', finding.sentence)).toBe('60.0% of the skills assessed are mastered (3 of 5, 4 students) · from 铣削 50.0% to 车削 66.7%')
    expect(finding.notes.map(n => textIn('en', n)).join(' ')).toContain('Not assessed yet: 3 skills of students.')
  })

  test('looks at one part of the college', () => {
    expect(cellsOf(grid(lookAt(world, { ...YEAR, within: { classGroup: 'classGroup:b' } }), 'programme:nc'))).toEqual({ 'classGroup:b': [{ value: 1, rows: 1 }, { value: 0, rows: 1 }] })
  })

  test('knows what was known on the cohort date', () => {
    const before = grid(lookAt(world, { ...YEAR, to: '2025-12-31', asOf: '2025-12-31' }), 'programme:nc')
    // both of M2301 were students still, and only 2 had been assessed
    expect(cellsOf(before)).toEqual({ 'classGroup:a': [{ value: 1, rows: 1 }, null], 'classGroup:b': [null, null] })
  })
})

test('of several programmes, programmes stand by years of entry', () => {
  const finding = grid(lookAt(world))
  expect((finding.chart as GridChart).columns.map(c => c.key)).toEqual(['2023', '2024'])
  expect(cellsOf(finding)).toEqual({
    'programme:nc': [{ value: 2 / 3, rows: 3 }, { value: 0.5, rows: 2 }],
    'programme:me': [null, { value: 1, rows: 1 }],
  })
  expect(textIn('en', finding.sentence)).toBe('66.7% of the skills assessed are mastered (4 of 6, 5 students) · from 数控 60.0% to 机电 100.0%')
})

test('behind a cell stands everybody of the class: mastered, not mastered, not assessed', () => {
  const behind = behindFinding(lookAt(world), { kind: 'skillGrid', programme: 'programme:nc' }, { key: 'classGroup:a', series: 'skill:turn' })
  expect(behind.parts.map(p => [p.key, p.count])).toEqual([['mastered', 1], ['notMastered', 1], ['notAssessed', 0]])
  expect(behind.rows.map(({ id, part, cells: [, , , level, date, by] }) => [id, part, level, date, by && textIn('en', by as string)])).toEqual([
    ['student:1', 'notMastered', 2, '2026-03-01', 'College teacher'],
    ['student:2', 'mastered', 3, '2025-10-01', '李师傅 · Enterprise mentor'],
  ])
  const never = behindFinding(lookAt(world), { kind: 'skillGrid', programme: 'programme:nc' }, { key: 'classGroup:b', series: 'skill:mill' })
  expect(never.rows.map(r => [r.id, r.part])).toEqual([['student:3', 'notAssessed'], ['student:4', 'notMastered']])
})

test('outside the office cells of few people are hidden, and a lonely one together with the next', () => {
  const many = [...Array.from({ length: 6 }, (_, i) => student(`x${i}`, 'a')), ...Array.from({ length: 5 }, (_, i) => student(`y${i}`, 'b'))]
  const rows = many.flatMap((s, i) => [assessed(s.number, 'turn', i % 2 ? 3 : 0), ...(i < 3 ? [assessed(s.number, 'mill', 3)] : [])])
  const finding = grid(lookAt(collegeWith({ student: many, assessment: rows }), YEAR, 5), 'programme:nc')
  // 3 people: too few; the 5 of M2401 go with them, or 3 could be reckoned from the whole
  expect(cellsOf(finding)).toEqual({ 'classGroup:a': [{ value: 0.5, rows: 6 }, { value: null, rows: 0, hidden: true }], 'classGroup:b': [{ value: null, rows: 0, hidden: true }, null] })
  expect(textIn('en', finding.sentence)).not.toContain('铣削')
})

test('says what is missing first', () => {
  expect(grid(lookAt(collegeWith({ skill: [] }))).empty.enter).toBe('skill')
  expect(grid(lookAt(collegeWith({}))).empty.enter).toBe('student')
  expect(grid(lookAt(collegeWith({ student: people }))).empty.enter).toBe('assessment')
})

const some = fc.record({
  people: fc.array(fc.record({ group: fc.constantFrom('a', 'b', 'c', undefined), status: fc.constantFrom(undefined, 'enrolled', 'left', 'graduated'), graduatedOn: fc.constantFrom(undefined, '2025-06-30', '2026-06-30', '2027-06-30') }), { maxLength: 8 }),
  levels: fc.array(fc.record({ who: fc.nat(7), skill: fc.constantFrom('turn', 'mill', 'wire', 'safe'), part: fc.constantFrom('theory', 'practice'), level: fc.nat(4), date: fc.constantFrom('2025-10-01', '2026-03-01', '2026-11-23', '2026-12-01') }), { maxLength: 30 }),
})

test('every cell is what asking each student of each class anew gives', () => {
  fc.assert(
    fc.property(some, ({ people: list, levels }) => {
      const students = list.map(({ group, ...more }, i) => student(String(i), group, Object.fromEntries(Object.entries(more).filter(([, v]) => v !== undefined))))
      const rows = levels.map(({ who, skill, ...more }) => assessed(String(who), skill, more.level, more))
      const look = lookAt(collegeWith({ student: students, assessment: rows }))
      const { chart } = grid(look, 'programme:nc')
      const cells = cellsOf({ chart })
      // the table of skills says the same in sums
      for (const row of skillOverview(look.outcomes.scene(YEAR), undefined, 'programme:nc').rows) {
        const own = (chart as GridChart).rows.map(r => r.cells[(chart as GridChart).columns.findIndex(c => c.key === row.id)])
        expect([row.assessed, row.mastered]).toEqual([own.reduce((n, c) => n + (c?.rows ?? 0), 0), Math.round(own.reduce((n, c) => n + (c?.value ?? 0) * (c?.rows ?? 0), 0))])
      }
      for (const [group, skills] of [['a', ['turn', 'mill']], ['b', ['turn', 'mill']]] as const) {
        const own = students.filter(s => {
          const { classGroupId, status, graduatedOn } = s as { classGroupId?: string; status?: string; graduatedOn?: string }
          const there = graduatedOn === undefined ? status !== 'graduated' : graduatedOn >= '2025-09-01'
          return classGroupId === `classGroup:${group}` && status !== 'left' && there
        })
        expect(`classGroup:${group}` in cells).toBe(own.length > 0)
        if (!own.length) continue
        const shares = skills.map(skill => {
          const known = own.flatMap(s => {
            const best = (part: string) => {
              const days = rows.filter(r => r.studentId === s.id && r.skillId === `skill:${skill}` && r.part === part && r.date <= YEAR.asOf)
              const last = Math.max(...days.map(r => Number(r.date.replaceAll('-', ''))))
              return days.length ? [Math.max(...days.filter(r => Number(r.date.replaceAll('-', '')) === last).map(r => r.level))] : []
            }
            const both = [...best('theory'), ...best('practice')]
            return both.length ? [Math.min(...both)] : []
          })
          return known.length ? { value: known.filter(n => n >= (skill === 'turn' ? 3 : 2)).length / known.length, rows: known.length } : null
        })
        expect(cells[`classGroup:${group}`]).toEqual(shares)
      }
    }),
    { numRuns: 300 },
  )
})
