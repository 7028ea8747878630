import { describe, expect, test } from 'vitest'
import type { Question } from '#domain/outcome/sheet.ts'
import { collegeWith, figuresOf, line } from './hand-college.ts'

/** Two weeks of a term, and a third that lies after the cohort date. */
const WEEKS: Question = { from: '2026-03-02', to: '2026-03-22', asOf: '2026-03-15' }
const BY_ENTERPRISE: Question = { ...WEEKS, by: 'enterprise' }
const BY_PROGRAMME: Question = { ...WEEKS, by: 'programme' }
const nothing = line(0, 0)

/**
 * Rated: 35 hours a week, 7 a day; ten days of the term lie between 2 and 15 March.
 *
 * | machine | pieces | state       | price | whose       | room | rated                     |
 * |---------|--------|-------------|-------|-------------|------|---------------------------|
 * | m1      | 2      | in use      | 1000  | college     | nc   | 2 × 70 = 140              |
 * | m2      | 1      | repair      | 500   | lent by 1   | nc   | lent until 6 March: 5 × 7 = 35 |
 * | m3      | 4      | surplus     | –     | lent by 2   | me   | 4 × 70 = 280              |
 * | m4      | 9      | scrapped    | 9000  | college     | nc   | not in service            |
 *
 * | booking | what for   | when                            | pieces            | hours                        |
 * |---------|------------|---------------------------------|-------------------|------------------------------|
 * | b1      | teaching   | Tuesdays 08:00–10:00, weeks 1–3 | 2 of m1           | 3 and 10 March: 2 × 2 × 2 = 8 |
 * | b2      | exam       | 4 March 08:00–09:00             | 1 of m1           | 1                            |
 * | b3      | enterprise | 5 March 08:00–12:00             | 3 of m3           | 12                           |
 * | b4      | service    | 6 March 08:00–09:30             | m2                | 1.5                          |
 * | b5      | other      | 9 March 08:00–10:00             | 1 of m1           | 2                            |
 * | b6      | teaching   | 10 March, cancelled             | 1 of m1           | –                            |
 * | b7      | teaching   | 17 March, after the cohort date | 1 of m1           | –                            |
 */
describe('equipment', () => {
  const once = (day: string, from: string, to: string) => ({ kind: 'once', start: `${day}T${from}`, end: `${day}T${to}` })
  const booked = (use: string, machine: string, units: number, times: object, status = 'confirmed') => ({ title: '–', use, status, times, items: [{ equipmentId: `equipment:${machine}`, units }] })
  const world = collegeWith({
    term: [{ id: 'term:1', name: '2026 春', start: '2026-03-02', weeks: 20 }],
    workshop: [{ id: 'workshop:nc', name: '车间', programmeId: 'programme:nc', stations: 20 }, { id: 'workshop:me', name: '电工', programmeId: 'programme:me' }, { id: 'workshop:no', name: '库房' }],
    workstation: [{ workshopId: 'workshop:me', name: '1' }, { workshopId: 'workshop:me', name: '2', state: 'usable' }, { workshopId: 'workshop:me', name: '3', state: 'closed' }],
    student: [{ id: 'student:1', number: '1', name: '陈' , classGroupId: 'classGroup:A' }, { id: 'student:2', number: '2', name: '林', classGroupId: 'classGroup:A' }],
    equipment: [
      { id: 'equipment:m1', name: '车床', units: 2, statusCode: '1', unitPrice: 1000, workshopId: 'workshop:nc' },
      { id: 'equipment:m2', name: '铣床', units: 1, statusCode: '3', unitPrice: 500, workshopId: 'workshop:nc', lenderId: 'enterprise:1', loanTo: '2026-03-06' },
      { id: 'equipment:m3', name: '电台', units: 4, statusCode: '2', workshopId: 'workshop:me', lenderId: 'enterprise:2' },
      { id: 'equipment:m4', name: '旧床', units: 9, statusCode: '6', unitPrice: 9000, workshopId: 'workshop:nc' },
    ],
    booking: [
      booked('teaching', 'm1', 2, { kind: 'series', termId: 'term:1', weekday: 2, weeks: '1-3', clock: { start: '08:00', end: '10:00' } }), booked('exam', 'm1', 1, once('2026-03-04', '08:00', '09:00')),
      booked('enterprise', 'm3', 3, once('2026-03-05', '08:00', '12:00')), booked('service', 'm2', 1, once('2026-03-06', '08:00', '09:30')), booked('other', 'm1', 1, once('2026-03-09', '08:00', '10:00')),
      booked('teaching', 'm1', 1, once('2026-03-10', '12:00', '14:00'), 'cancelled'), booked('teaching', 'm1', 1, once('2026-03-17', '12:00', '14:00')),
    ],
  })
  test.each([
    // m1 8 + 1 + 2, m2 1.5, m3 12, of 140 + 35 + 280
    ['useRate', line(24.5, 455)],
    ['teachingUse', line(9, 455)],
    ['enterpriseUse', line(12, 455)],
    ['serviceUse', line(1.5, 455)],
    // m1 and m3, of all but the scrapped ones
    ['goodCondition', line(6, 7)],
    // m2; of m3 nobody knows
    ['lentShare', line(500, 2500, 1)],
    // two students
    ['equipmentPerStudent', line(2500, 2, 1)],
    // 20 as written, 2 of 3 by name; of the store nobody knows
    ['stationsPerStudent', line(22, 2, 1)],
  ])('%s', (id, figures) => {
    expect(figuresOf(world, WEEKS, id)).toEqual(figures)
  })
  test('the value that is lent is that of m2; m3 stands behind it without a price', () => {
    expect(figuresOf(world, WEEKS, 'lentValue')).toEqual({ counted: 500, base: 2, unknown: 0, value: 500 })
    expect(figuresOf(world, BY_ENTERPRISE, 'lentValue', 'enterprise:2')).toEqual({ counted: 0, base: 1, unknown: 0, value: 0 })
  })
  test('by programme: m1 and m2 of numerical control', () => {
    expect(figuresOf(world, BY_PROGRAMME, 'useRate', 'programme:nc')).toEqual(line(12.5, 175))
    expect(figuresOf(world, BY_PROGRAMME, 'goodCondition', 'programme:me')).toEqual(line(4, 4))
  })
  test('where there is no term there are no rated hours, and no rate', () => {
    expect(figuresOf(world, { from: '2025-01-01', to: '2025-12-31', asOf: '2026-03-15' }, 'useRate')).toEqual(nothing)
  })
  test('mechatronics has no students: no value for each of them', () => {
    expect(figuresOf(world, BY_PROGRAMME, 'stationsPerStudent', 'programme:me')).toEqual({ counted: 2, base: 0, unknown: 0, value: null })
  })
})

/**
 * Agreements on 15 March: of 1 on a base; of 2 a cooperation that ran out and renews itself; of 3 one that its enterprise has signed
 * on the 16th only.
 */
describe('partnership', () => {
  const agreed = (enterprise: number, type: string, from: string, more: object) => ({ enterpriseId: `enterprise:${enterprise}`, title: '–', type, from, collegeSignedOn: from, enterpriseSignedOn: from, ...more })
  const at = (enterprise: number, more: object) => ({ enterpriseId: `enterprise:${enterprise}`, ...more })
  const world = collegeWith({
    agreement: [
      agreed(1, 'trainingBase', '2025-01-01', { to: '2026-03-15' }), agreed(1, 'cooperation', '2024-01-01', { to: '2024-12-31' }), agreed(2, 'cooperation', '2024-01-01', { to: '2024-12-31', renews: true }),
      agreed(3, 'trainingBase', '2026-01-01', { enterpriseSignedOn: '2026-03-16' }),
    ],
    teacher: [{ id: 'teacher:guest', name: '周', enterpriseId: 'enterprise:1' }, { id: 'teacher:own', name: '王' }],
    enterpriseTeaching: [
      { teacherId: 'teacher:guest', from: '2026-03-02', to: '2026-03-08', hours: 6, pay: 900 }, { teacherId: 'teacher:guest', from: '2026-03-09', to: '2026-03-09', hours: 2 },
      { teacherId: 'teacher:guest', from: '2026-03-14', to: '2026-03-20', hours: 5, pay: 700 }, { teacherId: 'teacher:own', from: '2026-03-02', to: '2026-03-08', hours: 40, pay: 4000 },
    ],
    // on the 3rd the settlement speaks, on the 10th the timetable: 90 minutes are two class hours; the 16th comes later
    booking: ['2026-03-03', '2026-03-10', '2026-03-16'].map(day => ({ title: '–', use: 'teaching', status: 'confirmed', times: { kind: 'once', start: `${day}T08:00`, end: `${day}T09:30` }, teacherIds: ['teacher:guest'] })),
    mentorWork: [at(1, { from: '2026-03-01', to: '2026-03-07', hours: 3.5 }), at(2, { from: '2026-03-09', to: '2026-03-15', hours: 4 }), at(1, { from: '2026-03-09', to: '2026-03-16', hours: 8 }), at(1, { from: '2026-02-01', to: '2026-03-01', hours: 9 })],
    donation: [at(1, { date: '2026-03-02', giftType: 'money', what: '–', value: 0.1 }), at(1, { date: '2026-03-03', giftType: 'money', what: '–', value: 0.2 }), at(2, { date: '2026-03-16', giftType: 'money', what: '–', value: 500 })],
    enterpriseService: [
      at(1, { serviceType: 'staffTraining', what: '–', from: '2026-03-02', to: '2026-03-06', people: 12, income: 2400 }), at(1, { serviceType: 'staffTraining', what: '–', from: '2026-03-02', to: '2026-03-06', income: 100.5 }),
      at(2, { serviceType: 'testing', what: '–', from: '2026-03-02', to: '2026-03-06', people: 3 }), at(2, { serviceType: 'staffTraining', what: '–', from: '2026-03-09', to: '2026-03-20', people: 50, income: 9 }),
    ],
  })
  test.each([
    // 1 and 2
    ['partners', 2],
    ['bases', 1],
    // settled 6 + 2, timetable 2
    ['enterpriseTeacherHours', 10],
    ['enterpriseTeacherPay', 900],
    ['mentorHours', 7.5],
    // to the cent, not 0.30000000000000004
    ['donations', 0.3],
    ['serviceIncome', 2500.5],
    ['staffTrained', 12],
  ])('%s', (id, value) => {
    expect(figuresOf(world, WEEKS, id)).toMatchObject({ value, counted: value, unknown: 0 })
  })
  test.each([
    ['partners', 'enterprise:2', 1],
    ['bases', 'enterprise:2', 0],
    ['mentorHours', 'enterprise:1', 3.5],
    ['donations', 'enterprise:2', 0],
    ['enterpriseTeacherHours', 'enterprise:1', 10],
    ['serviceIncome', 'enterprise:1', 2500.5],
  ])('%s of %s', (id, enterprise, value) => {
    expect(figuresOf(world, BY_ENTERPRISE, id, enterprise).value).toBe(value)
  })
  test('a day later 3 has signed, the base of 1 is over, and the other settlement is not due yet', () => {
    const next: Question = { ...WEEKS, asOf: '2026-03-16' }
    expect(figuresOf(world, next, 'partners').value).toBe(2)
    expect(figuresOf(world, { ...next, by: 'enterprise' }, 'bases', 'enterprise:3').value).toBe(1)
    // on the 16th the settlement of 14 to 20 March speaks, which counts on the 20th
    expect(figuresOf(world, next, 'enterpriseTeacherHours').value).toBe(10)
    expect(figuresOf(world, { ...WEEKS, asOf: '2026-03-20' }, 'enterpriseTeacherHours').value).toBe(15)
    expect(figuresOf(world, next, 'mentorHours').value).toBe(15.5)
  })
})
