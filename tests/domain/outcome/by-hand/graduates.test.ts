import { describe, expect, test } from 'vitest'
import type { Question } from '#domain/outcome/sheet.ts'
import { collegeWith, figuresOf, inClass, line } from './hand-college.ts'

const graduate = (id: string, name: 'A' | 'B', graduatedOn: string) => ({ id: `student:${id}`, number: id, name: id, ...inClass(name), graduatedOn, status: 'graduated' })
const went = (id: string, date: string, destination: string, more: object = {}) => ({ studentId: `student:${id}`, date, destination, source: 'phone', ...more })
const certificate = (id: string, issuedOn: string, expires?: string) => ({ studentId: `student:${id}`, name: '车工', certificateType: 'occupation', issuedOn, ...(expires ? { expires } : {}) })

/**
 * Graduates of the school year 2025/26, as known on 2026-11-23:
 *
 * | who | class | graduated  | what is known                                                  | now      | six months in the first job |
 * |-----|-------|------------|----------------------------------------------------------------|----------|-----------------------------|
 * | g1  | A     | 2026-06-30 | 07-10 employed at 1 (was an intern there), in the field, 5000  | work     | too early                   |
 * | g2  | A     | 2026-06-30 | 09-01 study                                                    | study    | no job                      |
 * | g3  | A     | 2026-06-30 | nothing; employed on 2026-12-01, which is after the cohort date | unknown  | no job                      |
 * | g4  | B     | 2026-06-30 | 08-01 flexible, not in the field, 4000                         | work     | no employer                 |
 * | g5  | B     | 2026-01-15 | 02-01 employed at 2, left on 05-01                             | unknown  | no: left before 08-01       |
 * | g6  | B     | 2026-01-15 | 01-20 with its host 2, again 08-01; 6000                       | work     | yes: still there on 08-01   |
 * | g7  | B     | 2026-06-30 | 10-01 seeking                                                  | seeking  | no job                      |
 * | g8  | B     | 2026-06-30 | 09-01 army, 10-02 unknown                                      | unknown  | no job                      |
 * | g9  | B     | 2026-01-15 | 02-10 employed at 3                                            | work     | unknown: nothing after      |
 *
 * Not among them: g10 who graduated a year before, g11 who will in 2027.
 */
const YEAR: Question = { from: '2025-09-01', to: '2026-08-31', asOf: '2026-11-23' }
const world = collegeWith({
  student: [
    graduate('g1', 'A', '2026-06-30'), graduate('g2', 'A', '2026-06-30'), graduate('g3', 'A', '2026-06-30'), graduate('g4', 'B', '2026-06-30'), graduate('g5', 'B', '2026-01-15'), graduate('g6', 'B', '2026-01-15'),
    graduate('g7', 'B', '2026-06-30'), graduate('g8', 'B', '2026-06-30'), graduate('g9', 'B', '2026-01-15'), graduate('g10', 'A', '2025-01-15'), graduate('g11', 'A', '2027-06-30'),
  ],
  destination: [
    went('g1', '2026-07-10', 'employed', { enterpriseId: 'enterprise:1', fieldMatch: true, salary: 5000 }),
    went('g2', '2026-09-01', 'study'),
    went('g3', '2026-12-01', 'employed', { fieldMatch: true, salary: 9000 }),
    went('g4', '2026-08-01', 'flexible', { fieldMatch: false, salary: 4000 }),
    went('g5', '2026-02-01', 'employed', { enterpriseId: 'enterprise:2', fieldMatch: true, salary: 3000, leftOn: '2026-05-01' }),
    went('g6', '2026-01-20', 'host', { enterpriseId: 'enterprise:2' }),
    went('g6', '2026-08-01', 'host', { enterpriseId: 'enterprise:2', salary: 6000 }),
    went('g7', '2026-10-01', 'seeking'),
    went('g8', '2026-09-01', 'army'),
    went('g8', '2026-10-02', 'unknown'),
    went('g9', '2026-02-10', 'employed', { enterpriseId: 'enterprise:3' }),
    went('g10', '2025-02-01', 'employed'),
  ],
  placement: [
    { studentId: 'student:g1', kind: 'post', enterpriseId: 'enterprise:1', from: '2026-01-05', to: '2026-06-26', status: 'ended' },
    // g9 comes to 3 as an intern only after the cohort date, which makes it no host of hers yet
    { studentId: 'student:g9', kind: 'post', enterpriseId: 'enterprise:3', from: '2026-12-01', to: '2026-12-31', status: 'planned' },
  ],
  // g1 is good, g2 has run out, g3 comes after the cohort date
  certificate: [certificate('g1', '2026-05-01'), certificate('g2', '2024-06-01', '2026-06-01'), certificate('g3', '2026-12-01')],
})

describe('graduates of a school year', () => {
  test.each([
    // g1, g4, g6, g9 work and g2 studies; g3, g5, g8 are unknown and stay in the denominator
    ['destinationRate', line(5, 9, 3)],
    ['studyRate', line(1, 9, 3)],
    // at work: g1 yes, g4 no; g6 and g9 are unknown and left out
    ['fieldMatchRate', line(1, 2, 2)],
    ['eqavet6a', line(1, 2, 2)],
    // g1 by the register of placements, g6 by its own word; 3 was no host of g9 by the cohort date
    ['hiredByHostRate', line(2, 9, 3)],
    // g6 stayed, g5 left; g9 is unknown and left out
    ['stayRate', line(1, 2, 1)],
    // g1
    ['certificateRate', line(1, 9)],
    // g1 and g2, whose certificate has run out since
    ['perkins5s1', line(2, 9)],
  ])('%s', (id, figures) => {
    expect(figuresOf(world, YEAR, id)).toEqual(figures)
  })

  test('median pay: of 4000, 5000 and 6000, one at work with unknown pay', () => {
    expect(figuresOf(world, YEAR, 'medianPay')).toEqual({ counted: 3, base: 3, unknown: 1, value: 5000 })
  })
  test('median pay of class B: between 4000 and 6000', () => {
    expect(figuresOf(world, { ...YEAR, by: 'classGroup' }, 'medianPay', 'classGroup:B')).toEqual({ counted: 2, base: 2, unknown: 1, value: 5000 })
  })
  test('the other formula of the destination rate leaves study out: g1, g4, g6, g9', () => {
    expect(figuresOf(world, YEAR, 'destinationRate', undefined, 'workOnly')).toEqual(line(4, 9, 3))
  })
  test('by class: g1 and g2 of A with g3 unknown, g4, g6, g9 of B with g5 and g8 unknown', () => {
    const byClass: Question = { ...YEAR, by: 'classGroup' }
    expect(figuresOf(world, byClass, 'destinationRate', 'classGroup:A')).toEqual(line(2, 3, 1))
    expect(figuresOf(world, byClass, 'destinationRate', 'classGroup:B')).toEqual(line(3, 6, 2))
  })

  test('as known on 2026-08-15: nobody studies yet, g8 has not gone to the army, g9 has had her job for six months', () => {
    const then: Question = { ...YEAR, asOf: '2026-08-15' }
    // g1, g4, g6, g9; g2, g3, g5, g7, g8 are unknown
    expect(figuresOf(world, then, 'destinationRate')).toEqual(line(4, 9, 5))
    // due: g5 08-01, g6 07-20, g9 08-10
    expect(figuresOf(world, then, 'stayRate')).toEqual(line(1, 2, 1))
  })
  test('as known on 2026-07-31: who graduated later does not count, and g6 has not been asked again', () => {
    const then: Question = { ...YEAR, asOf: '2026-07-31' }
    // g1, g6 and g9 work, g4 is not at work yet
    expect(figuresOf(world, then, 'destinationRate')).toEqual(line(3, 9, 6))
    // due by then: g6 07-20, of whom nothing is written after 01-20; not yet g5 (08-01) and g9 (08-10)
    expect(figuresOf(world, then, 'stayRate')).toEqual(line(0, 0, 1))
  })
  test('who graduates on the cohort date is a graduate, and no longer at the college', () => {
    const then: Question = { ...YEAR, asOf: '2026-06-30' }
    expect(figuresOf(world, then, 'destinationRate').base).toBe(9)
    // g11 alone is here still, of whose two skills nobody has seen any
    const taught = collegeWith({ student: [...world.tables.student.values()], skill: [{ name: '车削', programmeId: 'programme:nc' }, { name: '铣削', programmeId: 'programme:nc' }] })
    expect(figuresOf(taught, then, 'skillMastery')).toEqual(line(0, 0, 2))
    // the day before there were g1, g2 and g3 too
    expect(figuresOf(taught, { ...YEAR, asOf: '2026-06-29' }, 'skillMastery')).toEqual(line(0, 0, 8))
  })
  test('in March only those of January have graduated: g5, g6 and g9', () => {
    expect(figuresOf(world, { ...YEAR, asOf: '2026-03-31' }, 'destinationRate')).toEqual(line(3, 3))
  })
})

/**
 * Graduates of June 2025, as known on 2026-11-23. Second quarter after leaving: October to December 2025; fourth: April to June 2026;
 * a year after: 2026-06-30.
 *
 * | who | class | what is known                                                        | 2nd quarter  | 4th quarter | a year after |
 * |-----|-------|----------------------------------------------------------------------|--------------|-------------|--------------|
 * | p1  | A     | 2025-09-01 employed, left on 2026-02-15; 2026-08-01 study            | work         | unknown     | unknown      |
 * | p2  | A     | 2025-12-20 employed, 4500                                            | work         | work        | work         |
 * | p3  | B     | 2025-09-01 study                                                     | study        | study       | study        |
 * | p4  | B     | 2025-07-15 employed 5200, 2025-11-15 seeking, 2026-06-20 employed 7000 | work (5200) | work        | work         |
 * | p5  | B     | nothing                                                              | unknown      | unknown     | unknown      |
 */
describe('graduates a year later', () => {
  const LAST: Question = { from: '2024-09-01', to: '2025-08-31', asOf: '2026-11-23' }
  const later = collegeWith({
    student: [graduate('p1', 'A', '2025-06-30'), graduate('p2', 'A', '2025-06-30'), graduate('p3', 'B', '2025-06-30'), graduate('p4', 'B', '2025-06-30'), graduate('p5', 'B', '2025-06-30')],
    destination: [
      went('p1', '2025-09-01', 'employed', { leftOn: '2026-02-15' }), went('p1', '2026-08-01', 'study'), went('p2', '2025-12-20', 'employed', { salary: 4500 }), went('p3', '2025-09-01', 'study'),
      went('p4', '2025-07-15', 'employed', { salary: 5200 }), went('p4', '2025-11-15', 'seeking'), went('p4', '2026-06-20', 'employed', { salary: 7000 }),
    ],
    // p1 before, p2 on the last day of the year, p3 a day late
    certificate: [certificate('p1', '2025-05-01'), certificate('p2', '2026-06-30'), certificate('p3', '2026-07-01')],
  })
  test.each([
    ['eqavet5', line(3, 5, 2)],
    ['eqavet5work', line(2, 5, 2)],
    ['perkins3s1', line(4, 5, 1)],
    ['wioaQ2', line(3, 5, 1)],
    ['wioaQ4', line(2, 5, 2)],
    ['wioaCredential', line(2, 5)],
  ])('%s', (id, figures) => {
    expect(figuresOf(later, LAST, id)).toEqual(figures)
  })
  test('wioaPay: between 4500 and 5200; the pay of p1 is unknown', () => {
    expect(figuresOf(later, LAST, 'wioaPay')).toEqual({ counted: 2, base: 2, unknown: 1, value: 4850 })
  })
  test('before the quarter or the year is over, nobody is divided by', () => {
    const early: Question = { ...LAST, asOf: '2025-12-30' }
    for (const id of ['eqavet5', 'eqavet5work', 'perkins3s1', 'wioaQ2', 'wioaQ4', 'wioaCredential']) expect(figuresOf(later, early, id)).toEqual(line(0, 0))
    // on 29 June the year of nobody is over, on the 30th that of all
    expect(figuresOf(later, { ...LAST, asOf: '2026-06-29' }, 'eqavet5work')).toEqual(line(0, 0))
    expect(figuresOf(later, { ...LAST, asOf: '2026-06-30' }, 'eqavet5work')).toEqual(line(2, 5, 2))
    // a day later the second quarter is over
    expect(figuresOf(later, { ...LAST, asOf: '2025-12-31' }, 'wioaQ2')).toEqual(line(3, 5, 1))
  })
})

/** Who entered in September 2023: three graduated (one by the year of his class), one left, one is here, of one nobody says. */
describe('entrants of a year', () => {
  const ENTRY: Question = { from: '2023-09-01', to: '2024-08-31', asOf: '2026-11-23' }
  const entrant = (id: string, fields: object) => ({ id: `student:${id}`, number: id, name: id, ...fields })
  const year = { year: 2023, ...inClass('B') }
  const entered = collegeWith({
    student: [
      entrant('e1', { ...year, status: 'graduated' }), entrant('e2', { ...year, status: 'graduated' }), entrant('e3', { ...year, status: 'left' }), entrant('e4', { ...year, status: 'enrolled' }), entrant('e5', year),
      entrant('e6', { ...inClass('C'), status: 'graduated' }), entrant('e7', { ...inClass('A'), year: 2022, status: 'graduated' }), entrant('e8', { status: 'graduated' }),
    ],
    certificate: [certificate('e1', '2026-05-01'), certificate('e3', '2026-05-01'), certificate('e6', '2025-05-01', '2026-01-01')],
  })
  test.each([
    // e1, e2, e6; e5 is unknown
    ['eqavet4', line(3, 6, 1)],
    // of e1, e2, e3, e6
    ['ukRetention', line(3, 4)],
    // of e1, e2, e6: e1, and e6 whose certificate has run out since
    ['ukPass', line(2, 3)],
    // e3 has a certificate and left
    ['ukAchievement', line(2, 4)],
  ])('%s', (id, figures) => {
    expect(figuresOf(entered, ENTRY, id)).toEqual(figures)
  })
  test('achievement is retention × pass rate', () => {
    const [retention, pass, achievement] = ['ukRetention', 'ukPass', 'ukAchievement'].map(id => figuresOf(entered, ENTRY, id).value!) as [number, number, number]
    expect(achievement).toBeCloseTo(retention * pass, 12)
  })
})
