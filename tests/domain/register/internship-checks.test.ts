import { describe, expect, test } from 'vitest'
import { registerOf } from '#domain/register/held.ts'
import { internshipProblems } from '#domain/register/internship-checks.ts'
import { internshipWarnings } from '#domain/register/internship-warnings.ts'
import { orderProblems } from '#domain/register/row-checks.ts'
import { nameOf } from '#domain/record-name.ts'
import type { TableName } from '#domain/table-names.ts'
import { World } from '#domain/world.ts'

const spring = { kind: 'post', status: 'confirmed', from: '2026-03-01', to: '2026-08-31' }

function college(): World {
  const world = new World()
  world.load('student', [{ id: 'student:chen', number: '1', name: '陈浩' }, { id: 'student:lin', number: '2', name: '林雪' }])
  world.load('enterprise', [{ id: 'enterprise:hua', name: '华工精密' }, { id: 'enterprise:jin', name: '金宇机械' }])
  world.load('post', [{ id: 'post:turn', enterpriseId: 'enterprise:hua', name: '车工' }, { id: 'post:mill', enterpriseId: 'enterprise:jin', name: '铣工' }])
  world.load('contact', [{ id: 'contact:zhao', enterpriseId: 'enterprise:hua', name: '赵敏' }])
  world.load('placement', [{ id: 'placement:a', studentId: 'student:chen', enterpriseId: 'enterprise:hua', ...spring }])
  world.load('staffCount', [
    { id: 'staffCount:all', enterpriseId: 'enterprise:hua', from: '2026-01-01', count: 100 },
    { id: 'staffCount:post', enterpriseId: 'enterprise:hua', postId: 'post:turn', from: '2026-01-01', count: 40 },
  ])
  return world
}
const wrong = (table: TableName, row: Record<string, unknown>) => internshipProblems(registerOf(college().tables), table, { id: `${table}:new`, ...row }).map(p => [p.field, p.code])

describe('a student', () => {
  const id = '11010519491231002X'
  test.each([
    ['whose number agrees with all', { nationalId: id, birthDate: '1949-12-31', sex: 'female' }, []],
    ['without a number', { birthDate: '2008-01-01' }, []],
    ['whose number is mistyped', { nationalId: '11010519491231003X' }, [['nationalId', 'student.nationalId']]],
    ['born on another day, of the other sex', { nationalId: id, birthDate: '1949-12-30', sex: 'male' }, [['birthDate', 'student.birthDate'], ['sex', 'student.sex']]],
  ])('%s', (_, row, problems) => expect(wrong('student', row)).toEqual(problems))
})

describe('a placement', () => {
  const other = { studentId: 'student:lin', enterpriseId: 'enterprise:hua', ...spring }
  test('with a post and a mentor of its enterprise is good', () => expect(wrong('placement', { ...other, postId: 'post:turn', mentorId: 'contact:zhao' })).toEqual([]))
  test('with a post or a mentor of another enterprise is refused', () => {
    expect(wrong('placement', { ...other, postId: 'post:mill' })).toEqual([['postId', 'placement.postElsewhere']])
    expect(wrong('placement', { ...other, enterpriseId: 'enterprise:jin', mentorId: 'contact:zhao' })).toEqual([['mentorId', 'placement.mentorElsewhere']])
  })
  test('of a student who is elsewhere on these days is refused with names and days', () => {
    const again = { ...other, studentId: 'student:chen', enterpriseId: 'enterprise:jin', from: '2026-08-31', to: '2026-10-31' }
    expect(internshipProblems(registerOf(college().tables), 'placement', { id: 'placement:b', ...again })).toEqual([
      { field: 'from', code: 'placement.overlap', facts: { student: '陈浩', host: '华工精密', from: '2026-03-01', to: '2026-08-31' } },
    ])
    expect(wrong('placement', { ...again, status: 'cancelled' })).toEqual([])
    expect(wrong('placement', { ...again, from: '2026-09-01' })).toEqual([])
  })
  test('that is saved again does not stand in its own way', () => {
    expect(internshipProblems(registerOf(college().tables), 'placement', { id: 'placement:a', studentId: 'student:chen', enterpriseId: 'enterprise:hua', ...spring })).toEqual([])
  })
  test('is not insured backwards', () => {
    expect(orderProblems('placement', { ...spring, insuredFrom: '2026-03-01', insuredTo: '2026-02-01' })).toMatchObject([{ field: 'insuredTo', code: 'field.beforeStart' }])
  })
})

test('a change under way takes a post of the host that it moves to, or of the one where the student is', () => {
  const change = { placementId: 'placement:a', from: '2026-05-01', reason: '调岗' }
  expect(wrong('placementChange', { ...change, postId: 'post:turn' })).toEqual([])
  expect(wrong('placementChange', { ...change, postId: 'post:mill' })).toEqual([['postId', 'placement.postElsewhere']])
  expect(wrong('placementChange', { ...change, postId: 'post:mill', enterpriseId: 'enterprise:jin' })).toEqual([])
})

test('after a change of host its posts are those of the new one', () => {
  const world = college()
  world.load('placementChange', [{ id: 'placementChange:1', placementId: 'placement:a', from: '2026-05-01', reason: '转厂', enterpriseId: 'enterprise:jin' }])
  const at = (from: string) => internshipProblems(registerOf(world.tables), 'placementChange', { id: 'placementChange:2', placementId: 'placement:a', from, reason: '调岗', postId: 'post:mill' })
  expect(at('2026-06-01')).toEqual([])
  expect(at('2026-04-01')).toHaveLength(1)
})

describe('a kind of shift', () => {
  const early = { enterpriseId: 'enterprise:hua', name: '早班', start: '08:00', end: '16:00' }
  test('is for every post of the enterprise, or for one of them', () => {
    expect(wrong('shiftType', early)).toEqual([])
    expect(wrong('shiftType', { ...early, postId: 'post:turn' })).toEqual([])
    expect(wrong('shiftType', { ...early, postId: 'post:mill' })).toEqual([['postId', 'placement.postElsewhere']])
  })
  test('that becomes one of a single post tells how many others have it', () => {
    const world = college()
    world.load('shift', [{ id: 'shift:2026-03:1', placementId: 'placement:a', date: '2026-03-02', shiftTypeId: 'shiftType:early' }])
    const told = (postId: string | undefined) => internshipWarnings(registerOf(world.tables), 'shiftType', { ...early, id: 'shiftType:early', ...(postId ? { postId } : {}) })
    expect(told('post:turn')).toEqual([{ code: 'shiftType.plannedElsewhere', facts: { shift: '早班', post: '车工', count: 1 } }]) // no post is known of the intern
    expect(told(undefined)).toEqual([])
  })
})

describe('staff', () => {
  const hua = { enterpriseId: 'enterprise:hua', from: '2026-02-01' }
  test('at a post are no more than at the whole enterprise on that day', () => {
    expect(wrong('staffCount', { ...hua, postId: 'post:turn', count: 100 })).toEqual([])
    expect(wrong('staffCount', { ...hua, postId: 'post:turn', count: 101 })).toEqual([['count', 'staffCount.abovePlace']])
    expect(wrong('staffCount', { ...hua, postId: 'post:turn', count: 101, from: '2025-12-01' })).toEqual([]) // nothing is known of that day
  })
  test('of the whole enterprise are no fewer than at one of its posts', () => {
    expect(wrong('staffCount', { ...hua, count: 39 })).toEqual([['count', 'staffCount.abovePlace']])
    expect(wrong('staffCount', { ...hua, count: 40 })).toEqual([])
  })
  test('at a post of another enterprise are refused', () => expect(wrong('staffCount', { ...hua, postId: 'post:mill', count: 1 })).toEqual([['postId', 'staffCount.postElsewhere']]))
})

test('records are called by whom and what they are about', () => {
  const world = college()
  world.load('leave', [{ id: 'leave:1', placementId: 'placement:a', from: '2026-04-01', to: '2026-04-02', reason: '病' }])
  world.load('visit', [{ id: 'visit:1', enterpriseId: 'enterprise:hua', date: '2026-04-03', teacherId: 'teacher:x', way: 'phone' }])
  world.load('ticket', [{ id: 'ticket:1', date: '2026-04-04', kind: 'question', what: '报酬何时发放' }])
  expect(['placement:a', 'leave:1', 'visit:1', 'ticket:1', 'staffCount:post'].map(id => nameOf(world.tables, id))).toEqual([
    '陈浩 · 华工精密',
    '陈浩 · 华工精密 · 2026-04-01',
    '华工精密 · 2026-04-03',
    '2026-04-04 · 报酬何时发放',
    '华工精密 · 车工 · 2026-01-01',
  ])
})
