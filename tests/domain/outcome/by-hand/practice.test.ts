import { describe, expect, test } from 'vitest'
import type { Question } from '#domain/outcome/sheet.ts'
import { collegeWith, figuresOf, inClass, line } from './hand-college.ts'

/** The school year 2025/26, as known in the middle of June. */
const YEAR: Question = { from: '2025-09-01', to: '2026-08-31', asOf: '2026-06-15' }
const BY_CLASS: Question = { ...YEAR, by: 'classGroup' }
const student = (id: string, name: 'A' | 'B', more: object = {}) => ({ id: `student:${id}`, number: id, name: id, ...inClass(name), ...more })

/**
 * Skills of numerical control: turning (mastered from 3), milling (two levels, so from 2). Of mechatronics: wiring (from 3).
 *
 * | who | class | turning                                       | milling      | wiring                            |
 * |-----|-------|-----------------------------------------------|--------------|-----------------------------------|
 * | s1  | A     | theory 4; practice 2, later 3 → 3: mastered   | 2: mastered  |                                   |
 * | s2  | A     | theory 3, later 2 → 2: assessed               | not assessed |                                   |
 * | s3  | B     |                                               |              | 5, but after the cohort date: not assessed |
 *
 * s4 has left, s5 graduated in May, s6 comes in September: none of them is at the college. s7 graduates in July and still is; he is in no class.
 */
describe('skills', () => {
  const shown = (who: string, skill: string, part: string, level: number, date: string) => ({ studentId: `student:${who}`, skillId: `skill:${skill}`, part, level, date, assessor: 'teacher' })
  const world = collegeWith({
    student: [
      student('s1', 'A'), student('s2', 'A', { status: 'suspended' }), student('s3', 'B', { status: 'enrolled' }), student('s4', 'A', { status: 'left' }), student('s5', 'A', { status: 'graduated', graduatedOn: '2026-05-31' }),
      student('s6', 'A', { year: 2026 }), { id: 'student:s7', number: '7', name: 's7', status: 'graduated', graduatedOn: '2026-07-01' },
    ],
    skill: [{ id: 'skill:turn', name: '车削', programmeId: 'programme:nc' }, { id: 'skill:mill', name: '铣削', programmeId: 'programme:nc', levels: 2 }, { id: 'skill:wire', name: '接线', programmeId: 'programme:me' }],
    assessment: [
      shown('s1', 'turn', 'theory', 4, '2026-03-01'), shown('s1', 'turn', 'practice', 2, '2026-03-01'), shown('s1', 'turn', 'practice', 3, '2026-05-01'), shown('s1', 'mill', 'practice', 2, '2026-05-01'),
      shown('s2', 'turn', 'theory', 3, '2026-03-01'), shown('s2', 'turn', 'theory', 2, '2026-05-01'), shown('s3', 'wire', 'practice', 5, '2026-07-01'), shown('s4', 'turn', 'practice', 5, '2026-03-01'),
      // of another programme: it is taught to nobody of class A
      shown('s1', 'wire', 'practice', 5, '2026-03-01'),
    ],
    workshop: [{ id: 'workshop:1', name: '车间', stations: 12, programmeId: 'programme:nc' }],
    equipment: [{ name: '车床', units: 2, statusCode: '1', unitPrice: 1000, workshopId: 'workshop:1' }],
  })
  test('mastery: three assessed, two of them mastered, two not assessed', () => {
    expect(figuresOf(world, YEAR, 'skillMastery')).toEqual(line(2, 3, 2))
    expect(figuresOf(world, BY_CLASS, 'skillMastery', 'classGroup:A')).toEqual(line(2, 3, 1))
  })
  test('in class B nothing is assessed, so that there is no rate', () => {
    expect(figuresOf(world, BY_CLASS, 'skillMastery', 'classGroup:B')).toEqual({ counted: 0, base: 0, unknown: 1, value: null })
  })
  test('as known in April s2 was still at 3 and s1 at 2; s5 was here too, with two skills not assessed', () => {
    expect(figuresOf(world, { ...YEAR, asOf: '2026-04-01' }, 'skillMastery')).toEqual(line(1, 2, 5))
  })
  test('stations and equipment for each of the four at the college', () => {
    expect(figuresOf(world, YEAR, 'stationsPerStudent')).toEqual(line(12, 4))
    expect(figuresOf(world, YEAR, 'equipmentPerStudent')).toEqual(line(2000, 4))
  })
  test('by programme the room stands where its students are: 12 for s1 and s2', () => {
    expect(figuresOf(world, { ...YEAR, by: 'programme' }, 'stationsPerStudent', 'programme:nc')).toEqual(line(12, 2))
  })
})

/**
 * | item            | class | planned                | given                              |
 * |-----------------|-------|------------------------|------------------------------------|
 * | practice, 8 h   | A     | 2025-10-01             | 2025-10-03                         |
 * | theory, 4 h     | A     | 2025-11-01, 6 h        | 2026-06-20: after the cohort date  |
 * | practice, 8 h   | B     | 2026-07-01             | –                                  |
 * | practice, 8 h   | A     | 2025-08-31: not in the span | 2025-08-31                    |
 * | an item that is gone | B | 2026-01-05            | –                                  |
 */
describe('training items', () => {
  const planned = (item: string, name: 'A' | 'B', plannedOn: string, more: object = {}) => ({ trainingItemId: `trainingItem:${item}`, ...inClass(name), plannedOn, ...more })
  const world = collegeWith({
    trainingItem: [{ id: 'trainingItem:p', name: '车轴', part: 'practice', hours: 8, programmeId: 'programme:nc' }, { id: 'trainingItem:t', name: '识图', part: 'theory', hours: 4 }],
    itemDelivery: [
      planned('p', 'A', '2025-10-01', { deliveredOn: '2025-10-03' }), planned('t', 'A', '2025-11-01', { plannedHours: 6, deliveredOn: '2026-06-20' }), planned('p', 'B', '2026-07-01'),
      planned('p', 'A', '2025-08-31', { deliveredOn: '2025-08-31' }), planned('gone', 'B', '2026-01-05'),
    ],
  })
  test('practice is 8 + 8 of 8 + 6 + 8 planned hours, those to come included', () => {
    expect(figuresOf(world, YEAR, 'practiceShare')).toEqual(line(16, 22))
    expect(figuresOf(world, BY_CLASS, 'practiceShare', 'classGroup:A')).toEqual(line(8, 14))
  })
  test('one of the three that were due is given', () => {
    expect(figuresOf(world, YEAR, 'deliveryRate')).toEqual(line(1, 3))
    expect(figuresOf(world, { ...YEAR, asOf: '2026-06-20' }, 'deliveryRate')).toEqual(line(2, 3))
  })
})

/** A scale of 1–5, satisfied from 4, and one of 1–10, satisfied from 7. */
describe('answers', () => {
  const said = (givenBy: string, rating: number, more: object = {}) => ({ givenBy, rating, date: '2026-05-04', about: 'overall', scaleId: 'ratingScale:five', ...more })
  const world = collegeWith({
    ratingScale: [{ id: 'ratingScale:five', name: '五分', lowest: 1, highest: 5, satisfiedFrom: 4 }, { id: 'ratingScale:ten', name: '十分', lowest: 1, highest: 10, satisfiedFrom: 7 }],
    student: [student('s1', 'A'), student('s2', 'B')],
    feedback: [
      // employers: yes, no, yes by the other scale, nobody knows, and too late
      said('employer', 4, { enterpriseId: 'enterprise:1' }), said('employer', 3, { enterpriseId: 'enterprise:2' }), said('employer', 7, { scaleId: 'ratingScale:ten', enterpriseId: 'enterprise:1' }), said('employer', 5, { scaleId: 'ratingScale:gone' }), said('employer', 5, { date: '2026-06-16' }),
      said('graduate', 5, { about: 'teaching', studentId: 'student:s1' }), said('graduate', 4, { about: 'skills', studentId: 'student:s1' }), said('graduate', 2, { about: 'skills', studentId: 'student:s2' }), said('graduate', 2, { studentId: 'student:s2' }),
      said('intern', 4, { studentId: 'student:s1' }), said('intern', 6, { scaleId: 'ratingScale:ten', studentId: 'student:s2' }),
    ],
  })
  test.each([
    ['employerSatisfaction', line(2, 3, 1)],
    ['eqavet6b2', line(2, 3, 1)],
    ['graduateSatisfaction', line(2, 4)],
    // teaching 5, skills 4 and 2; the overall answer is not about them
    ['eqavet6b1', line(2, 3)],
    ['internSatisfaction', line(1, 2)],
  ])('%s', (id, figures) => {
    expect(figuresOf(world, YEAR, id)).toEqual(figures)
  })
  test('of enterprise 1 both are content', () => {
    expect(figuresOf(world, { ...YEAR, by: 'enterprise' }, 'employerSatisfaction', 'enterprise:1')).toEqual(line(2, 2))
  })
})

/**
 * | placement | who | where  | days                                   | status    | ends on    | days |
 * |-----------|-----|--------|----------------------------------------|-----------|------------|------|
 * | n1        | s1  | 1      | 2026-01-05 – 2026-03-05                | ended     | 2026-03-05 | 60   |
 * | n2        | s2  | 1 → 2  | 2026-03-02 – 06-26, shortened to 04-30 | confirmed | 2026-04-30 | 60   |
 * | n3        | s2  | 3      | 2026-05-04 – 2026-07-31                | cancelled | 2026-07-31 | –    |
 * | n4        | s1  | 1      | 2026-05-04 – 2026-07-31                | confirmed | 2026-07-31, after the cohort date | – |
 * | n5        | s1  | 1      | a visit                                | ended     | –          | –    |
 */
describe('internships', () => {
  const placed = (id: string, who: string, where: number, from: string, to: string, status: string, kind = 'post') => ({ id: `placement:${id}`, studentId: `student:${who}`, kind, enterpriseId: `enterprise:${where}`, from, to, status })
  const mark = (n: number, placement: string, date: string, state: string, evidence: string) => ({ id: `attendance:${date.slice(0, 7)}:${n}`, placementId: `placement:${placement}`, date, state, evidence })
  const world = collegeWith({
    student: [student('s1', 'A'), student('s2', 'B')],
    placement: [
      placed('n1', 's1', 1, '2026-01-05', '2026-03-05', 'ended'), placed('n2', 's2', 1, '2026-03-02', '2026-06-26', 'confirmed'), placed('n3', 's2', 3, '2026-05-04', '2026-07-31', 'cancelled'),
      placed('n4', 's1', 1, '2026-05-04', '2026-07-31', 'confirmed'), placed('n5', 's1', 1, '2026-02-02', '2026-02-06', 'ended', 'visit'),
    ],
    placementChange: [{ placementId: 'placement:n2', from: '2026-04-01', reason: '–', enterpriseId: 'enterprise:2', to: '2026-04-30' }],
    attendance: [
      mark(1, 'n2', '2026-03-30', 'present', 'self'), mark(2, 'n2', '2026-03-31', 'late', 'mentor'), mark(3, 'n2', '2026-04-01', 'absent', 'mentor'), mark(4, 'n2', '2026-04-02', 'leftEarly', 'machine'),
      mark(5, 'n2', '2026-04-03', 'leave', 'mentor'), mark(6, 'n2', '2026-04-04', 'rest', 'self'), mark(7, 'n1', '2026-03-05', 'sick', 'self'), mark(8, 'n4', '2026-06-16', 'present', 'teacher'),
    ],
  })
  test('over are n1, n2 and the cancelled n3; n1 is marked as ended, of n2 nobody has said so', () => {
    expect(figuresOf(world, YEAR, 'internshipCompletion')).toEqual(line(1, 3, 1))
  })
  test('n2 ended at its second host', () => {
    const byHost: Question = { ...YEAR, by: 'enterprise' }
    expect(figuresOf(world, byHost, 'internshipCompletion', 'enterprise:1')).toEqual(line(1, 1))
    expect(figuresOf(world, byHost, 'internshipCompletion', 'enterprise:2')).toEqual(line(0, 1, 1))
    expect(figuresOf(world, byHost, 'internshipCompletion', 'enterprise:3')).toEqual(line(0, 1))
  })
  test('60 and 60 days are four months; what is not over has none yet', () => {
    expect(figuresOf(world, YEAR, 'internMonths')).toMatchObject({ counted: 4, value: 4 })
    // n4 has 89 days by the end of July
    expect(figuresOf(world, { ...YEAR, asOf: '2026-07-31' }, 'internMonths').value).toBe(6.9667)
  })
  test('worked on three of four days on which work was expected; leave, sickness and rest are none', () => {
    expect(figuresOf(world, YEAR, 'attendanceRate')).toEqual(line(3, 4))
    expect(figuresOf(world, YEAR, 'attendanceEvidence')).toEqual(line(2, 3))
  })
  test('days stand at the host of that day', () => {
    const byHost: Question = { ...YEAR, by: 'enterprise' }
    expect(figuresOf(world, byHost, 'attendanceRate', 'enterprise:1')).toEqual(line(2, 2))
    expect(figuresOf(world, byHost, 'attendanceRate', 'enterprise:2')).toEqual(line(1, 2))
    expect(figuresOf(world, byHost, 'attendanceEvidence', 'enterprise:1')).toEqual(line(1, 2))
  })
})
