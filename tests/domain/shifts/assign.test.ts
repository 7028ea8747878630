import { describe, expect, test } from 'vitest'
import { createDayIndex } from '#domain/attendance/day-index.ts'
import { createStays } from '#domain/placement/stays.ts'
import { assignShifts, copiedCells, patternCells, publishShifts, swappedCells, type Cell } from '#domain/shifts/assign.ts'
import type { Decision } from '#domain/base/decision.ts'
import { NO_PAST } from '../no-past.ts'
import { worldWith, type Given } from '../compliance/small-host.ts'

const EARLY = 'shiftType:early'
const LATE = 'shiftType:late'
const GIVEN: Given = {
  visit: {},
  shiftType: {
    [EARLY]: { enterpriseId: 'enterprise:1', name: '早', start: '08:00', end: '16:00' },
    [LATE]: { enterpriseId: 'enterprise:1', name: '中', start: '14:00', end: '22:00' },
    'shiftType:other': { enterpriseId: 'enterprise:2', name: '外', start: '08:00', end: '16:00' },
  },
  student: { 'student:2': { number: '2024002', name: '周大海', birthDate: '2008-01-01' } },
  placement: { 'placement:2': { studentId: 'student:2', kind: 'post', enterpriseId: 'enterprise:1', from: '2026-03-02', to: '2026-03-20', status: 'confirmed' } },
}

function desk(given: Given = {}) {
  const world = worldWith({ ...GIVEN, ...given })
  const days = createDayIndex(world.tables, 'shift')
  const index = { stays: createStays(world.tables), days }
  let ids = 0
  const ctx = { now: '2026-03-01T08:00', actor: { name: '王' }, newId: (table: string) => `${table}:${++ids}`, past: NO_PAST }
  const done = <R>(decided: Decision<R>) => {
    if (!decided.ok) return decided.refusal.code
    world.apply(decided.changes)
    days.follow(decided.changes)
    return decided.result
  }
  const { tables } = world
  return {
    tables,
    days,
    index,
    assign: (cells: Cell[]) => done(assignShifts(tables, index, cells, ctx)),
    publish: (from: string, to: string, enterpriseId?: string) => done(publishShifts(tables, index, { placementIds: ['placement:1', 'placement:2'], from, to, enterpriseId })),
    /** "1 early" for each shift of a day, with a star once it is published */
    on: (date: string) => ['placement:1', 'placement:2'].flatMap(id => days.on(id, date).map(s => `${id.at(-1)} ${s.shiftTypeId.slice(10)}${s.published ? '*' : ''}`)),
  }
}
const cell = (person: number, date: string, shiftTypeId: string | null): Cell => ({ placementId: `placement:${person}`, date, shiftTypeId })

describe('a shift of one post', () => {
  const given: Given = {
    post: { 'post:2': { enterpriseId: 'enterprise:1', name: '质检' } },
    shiftType: { 'shiftType:check': { enterpriseId: 'enterprise:1', postId: 'post:2', name: '检', start: '08:00', end: '16:00' } },
    placement: { 'placement:2': { postId: 'post:2' } },
  }
  const both: Given = { ...given, shiftType: { ...GIVEN.shiftType, ...given.shiftType }, placement: { 'placement:2': { ...(GIVEN.placement!['placement:2'] as object), postId: 'post:2' } } }
  test('is worked by those who are there, and refused to others', () => {
    const d = desk(both)
    expect(d.assign([cell(2, '2026-03-09', 'shiftType:check')])).toEqual({ changed: 1 })
    expect(d.assign([cell(1, '2026-03-09', 'shiftType:check')])).toBe('roster.otherPost')
    expect(d.on('2026-03-09')).toEqual(['2 check'])
  })
  test('is left out of a pattern, and of what is copied, for those who are at another post', () => {
    const d = desk(both)
    expect(patternCells(d.tables, d.index, ['placement:1', 'placement:2'], '2026-03-09', '2026-03-09', ['shiftType:check']).map(c => c.placementId)).toEqual(['placement:2'])
  })
})

test('a day has one shift; another one takes its place, none takes it away', () => {
  const d = desk()
  d.assign([cell(1, '2026-03-09', EARLY)])
  d.assign([cell(1, '2026-03-09', LATE)])
  expect(d.on('2026-03-09')).toEqual(['1 late'])
  expect([...d.tables.shift.keys()][0]).toMatch(/^shift:2026-03:/)
  d.assign([cell(1, '2026-03-09', null)])
  expect(d.on('2026-03-09')).toEqual([])
})

test('what was published is a draft again where it is altered, and nowhere else', () => {
  const d = desk()
  d.assign([cell(1, '2026-03-09', EARLY), cell(2, '2026-03-09', EARLY)])
  expect(d.publish('2026-03-09', '2026-03-15')).toEqual({ published: 2 })
  expect(d.publish('2026-03-09', '2026-03-15')).toEqual({ published: 0 })
  d.assign([cell(1, '2026-03-09', LATE), cell(2, '2026-03-09', EARLY)])
  expect(d.on('2026-03-09')).toEqual(['1 late', '2 early*'])
})

describe('is refused, and nothing is written', () => {
  test.each<[string, Cell, string]>([
    ['a day after the last', cell(2, '2026-03-21', EARLY), 'roster.outside'],
    ['a shift of another host', cell(1, '2026-03-09', 'shiftType:other'), 'roster.otherHost'],
    ['a shift that is not there', cell(1, '2026-03-09', 'shiftType:none'), 'roster.noShift'],
    ['somebody unknown', cell(9, '2026-03-09', EARLY), 'roster.unknown'],
  ])('%s', (_, wrong, code) => {
    const d = desk()
    expect(d.assign([cell(1, '2026-03-10', EARLY), wrong])).toBe(code)
    expect(d.tables.shift.size).toBe(0)
  })
})

test('a week is copied onto another, free days too, as far as everybody is still there', () => {
  const d = desk()
  d.assign([cell(1, '2026-03-09', EARLY), cell(1, '2026-03-10', LATE), cell(2, '2026-03-13', LATE), cell(1, '2026-03-17', EARLY)])
  d.assign(copiedCells(d.tables, d.index, ['placement:1', 'placement:2'], '2026-03-09', '2026-03-15', '2026-03-16'))
  expect(['16', '17', '18', '20'].map(day => d.on(`2026-03-${day}`))).toEqual([['1 early'], ['1 late'], [], ['2 late']])
  d.assign(copiedCells(d.tables, d.index, ['placement:1', 'placement:2'], '2026-03-09', '2026-03-15', '2026-03-23'))
  expect(d.on('2026-03-27')).toEqual([]) // the second one left on the 20th
})

test('a pattern goes round, and each next person begins later', () => {
  const d = desk()
  d.assign(patternCells(d.tables, d.index, ['placement:1', 'placement:2'], '2026-03-09', '2026-03-13', [EARLY, LATE, null], 1))
  expect(['09', '10', '11', '12', '13'].map(day => d.on(`2026-03-${day}`))).toEqual([['1 early', '2 late'], ['1 late'], ['2 early'], ['1 early', '2 late'], ['1 late']])
  expect(patternCells(d.tables, d.index, ['placement:1'], '2026-03-09', '2026-03-13', [])).toEqual([])
})

test('a host makes only its own shifts binding', () => {
  const d = desk()
  d.assign([cell(1, '2026-03-09', EARLY)])
  expect(d.publish('2026-03-09', '2026-03-15', 'enterprise:2')).toEqual({ published: 0 })
  expect(d.publish('2026-03-09', '2026-03-15', 'enterprise:1')).toEqual({ published: 1 })
})

test('a pattern and a copy leave out days at another host, which knows no such shift', () => {
  const d = desk({ placementChange: { 'placementChange:1': { placementId: 'placement:1', from: '2026-03-11', reason: '调整', enterpriseId: 'enterprise:2' } } })
  d.assign(patternCells(d.tables, d.index, ['placement:1'], '2026-03-09', '2026-03-13', [EARLY]))
  expect(['09', '10', '11', '12'].map(day => d.on(`2026-03-${day}`))).toEqual([['1 early'], ['1 early'], [], []])
  expect(copiedCells(d.tables, d.index, ['placement:1'], '2026-03-09', '2026-03-10', '2026-03-11')).toEqual([])
})

test('two people change places, one of whom may be free', () => {
  const d = desk()
  d.assign([cell(1, '2026-03-09', EARLY)])
  d.assign(swappedCells(d.index, '2026-03-09', 'placement:1', 'placement:2'))
  expect(d.on('2026-03-09')).toEqual(['2 early'])
})
