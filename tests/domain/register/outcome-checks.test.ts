import { describe, expect, test } from 'vitest'
import { registerOf } from '#domain/register/held.ts'
import { outcomeProblems } from '#domain/register/outcome-checks.ts'
import { outcomeWarnings } from '#domain/register/outcome-warnings.ts'
import { orderProblems } from '#domain/register/row-checks.ts'
import type { TableName } from '#domain/table-names.ts'
import { World } from '#domain/world.ts'

function college(): World {
  const world = new World()
  world.load('student', [{ id: 'student:chen', number: '1', name: '陈浩', year: 2024, graduatedOn: '2027-06-30' }])
  world.load('teacher', [{ id: 'teacher:zhao', name: '赵敏', enterpriseId: 'enterprise:hua' }, { id: 'teacher:wang', name: '王军' }])
  world.load('skill', [{ id: 'skill:turn', name: '数控车削', levels: 4, masteredFrom: 3 }, { id: 'skill:mill', name: '铣削' }])
  world.load('assessment', [{ id: 'assessment:1', studentId: 'student:chen', skillId: 'skill:turn', part: 'practice', level: 4, date: '2026-05-01', assessor: 'teacher' }])
  world.load('destination', [{ id: 'destination:1', studentId: 'student:chen', date: '2027-08-31', destination: 'study', source: 'survey' }])
  world.load('ratingScale', [{ id: 'ratingScale:five', name: '五分制', lowest: 1, highest: 5, satisfiedFrom: 4 }])
  world.load('feedback', [{ id: 'feedback:1', givenBy: 'employer', date: '2026-11-20', enterpriseId: 'enterprise:hua', about: 'overall', scaleId: 'ratingScale:five', rating: 5 }])
  return world
}

const held = registerOf(college().tables)
const wrong = (table: TableName, row: Record<string, unknown>) => outcomeProblems(held, table, { id: `${table}:new`, ...row }).map(p => [p.field, p.code])
const said = (table: TableName, row: Record<string, unknown>) => outcomeWarnings(held, table, { id: `${table}:new`, ...row }, '2026-11-23').map(w => w.code)

describe('a skill', () => {
  test.each([
    ['mastered at its highest level', { levels: 4, masteredFrom: 4 }, []],
    ['mastered above its highest level', { levels: 4, masteredFrom: 5 }, [['masteredFrom', 'skill.masteredAbove']]],
    ['above the five levels that hold where nothing is said', { masteredFrom: 6 }, [['masteredFrom', 'skill.masteredAbove']]],
    ['of one level, without a word on mastery', { levels: 1 }, []],
  ])('%s', (_, row, problems) => expect(wrong('skill', row)).toEqual(problems))
  test('keeps the levels that assessments speak of', () => {
    expect(wrong('skill', { id: 'skill:turn', levels: 3 })).toEqual([['levels', 'skill.levelsOutside']])
    expect(wrong('skill', { id: 'skill:turn', levels: 4 })).toEqual([])
  })
})

describe('an assessment', () => {
  test.each([
    ['at the highest level', { skillId: 'skill:turn', level: 4, date: '2026-05-01' }, []],
    ['above it', { skillId: 'skill:turn', level: 5, date: '2026-05-01' }, [['level', 'assessment.aboveLevels']]],
    ['above the usual five', { skillId: 'skill:mill', level: 6, date: '2026-05-01' }, [['level', 'assessment.aboveLevels']]],
    ['in the year of entry', { skillId: 'skill:mill', level: 1, date: '2024-01-01' }, []],
    ['before it', { skillId: 'skill:mill', level: 1, date: '2023-12-31' }, [['date', 'outcome.beforeEntry']]],
  ])('%s', (_, row, problems) => expect(wrong('assessment', { studentId: 'student:chen', ...row })).toEqual(problems))
})

describe('a destination', () => {
  const row = { studentId: 'student:chen', destination: 'employed' }
  test('on a day that has one already is refused with the other one', () => {
    expect(outcomeProblems(held, 'destination', { id: 'destination:2', ...row, date: '2027-08-31' })).toEqual([
      { field: 'date', code: 'destination.twoOnOneDay', facts: { student: '陈浩', date: '2027-08-31', other: 'choice.destination.study' } },
    ])
    expect(wrong('destination', { ...row, date: '2027-09-01' })).toEqual([])
    expect(wrong('destination', { ...row, id: 'destination:1', date: '2027-08-31' })).toEqual([])
  })
  test('before the year of entry is refused', () => expect(wrong('destination', { ...row, date: '2023-08-31' })).toEqual([['date', 'outcome.beforeEntry']]))
  test('is not left before it began', () => expect(orderProblems('destination', { date: '2027-09-01', leftOn: '2027-08-31' })).toMatchObject([{ field: 'leftOn' }]))
  test('with the host, but not which, is written and said', () => {
    expect(said('destination', { ...row, destination: 'host' })).toEqual(['destination.noHost'])
    expect(said('destination', { ...row, destination: 'host', enterpriseId: 'enterprise:hua' })).toEqual([])
  })
})

describe('feedback', () => {
  const answer = { givenBy: 'employer', enterpriseId: 'enterprise:hua', scaleId: 'ratingScale:five' }
  test.each([
    ['at the lowest end', { ...answer, rating: 1 }, []],
    ['below it', { ...answer, rating: 0.5 }, [['rating', 'feedback.outsideScale']]],
    ['above the scale', { ...answer, rating: 6 }, [['rating', 'feedback.outsideScale']]],
    ['of an employer without a name', { ...answer, enterpriseId: undefined, rating: 4 }, [['enterpriseId', 'feedback.enterpriseId']]],
    ['of a graduate without a name', { ...answer, givenBy: 'graduate', rating: 4 }, [['studentId', 'feedback.studentId']]],
  ])('%s', (_, row, problems) => expect(wrong('feedback', row)).toEqual(problems))
})

describe('a scale', () => {
  test.each([
    ['from 1 to 5', { lowest: 1, highest: 5, satisfiedFrom: 4 }, []],
    ['upside down', { lowest: 5, highest: 5, satisfiedFrom: 5 }, [['highest', 'ratingScale.upsideDown']]],
    ['with satisfaction beyond its end', { lowest: 1, highest: 5, satisfiedFrom: 6 }, [['satisfiedFrom', 'ratingScale.satisfiedOutside']]],
    ['that leaves out a rating that was given', { id: 'ratingScale:five', lowest: 1, highest: 4, satisfiedFrom: 3 }, [['highest', 'ratingScale.ratingsOutside']]],
  ])('%s', (_, row, problems) => expect(wrong('ratingScale', row)).toEqual(problems))
})

test('hours that were delivered need their day', () => {
  expect(wrong('itemDelivery', { plannedOn: '2026-10-12', deliveredHours: 8 })).toEqual([['deliveredOn', 'itemDelivery.noDay']])
  expect(wrong('itemDelivery', { plannedOn: '2026-10-12', deliveredHours: 8, deliveredOn: '2026-10-13' })).toEqual([])
})

test('a student does not graduate before the year of entry', () => {
  expect(wrong('student', { year: 2024, graduatedOn: '2023-06-30' })).toEqual([['graduatedOn', 'outcome.beforeEntry']])
  expect(wrong('student', { year: 2024, graduatedOn: '2027-06-30' })).toEqual([])
})

test('a certificate from before the entry, and hours of a teacher of no enterprise, are written and said', () => {
  expect(said('certificate', { studentId: 'student:chen', issuedOn: '2023-06-15' })).toEqual(['certificate.beforeEntry'])
  expect(said('certificate', { studentId: 'student:chen', issuedOn: '2024-06-15' })).toEqual([])
  expect(said('enterpriseTeaching', { teacherId: 'teacher:wang' })).toEqual(['enterpriseTeaching.noEnterprise'])
  expect(said('enterpriseTeaching', { teacherId: 'teacher:zhao' })).toEqual([])
})
