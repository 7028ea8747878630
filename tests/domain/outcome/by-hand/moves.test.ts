import { describe, expect, test } from 'vitest'
import { birth, inverse, revision, type Change, type Row0 } from '#domain/base/change.ts'
import type { Dimension } from '#domain/records/finding.ts'
import { createSheet } from '#domain/outcome/sheet.ts'
import type { World } from '#domain/world.ts'
import { collegeWith, inClass, line, shippedIndicators, type Figures } from './hand-college.ts'

const YEAR = { from: '2025-09-01', to: '2026-08-31', asOf: '2026-11-23' }
const INDICATORS = shippedIndicators()

/** Asks a sheet that was there before the change, and a new one: both must say the same, and after the change is undone what was. */
function moved(world: World, by: Dimension, id: string, change: Change | null, before: Record<string, Figures>, after: Record<string, Figures>): void {
  // alone: who reads little is told of little
  const indicators = INDICATORS.filter(i => i.id === id)
  const kept = world.outcomes.sheet(indicators, { ...YEAR, by })
  const read = (sheet = kept) => {
    const found: Record<string, Figures> = {}
    for (const group of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const { counted, base, unknown, value } = sheet.measure(id, group)
      found[group] = { counted, base, unknown, value }
    }
    return found
  }
  const none = Object.fromEntries([...Object.keys(before), ...Object.keys(after)].map(group => [group, line(0, 0)]))
  expect(read()).toEqual({ ...none, ...before })
  world.apply([change!])
  expect(read()).toEqual({ ...none, ...after })
  expect(read(createSheet(world.outcomes.view, indicators, { ...YEAR, by }))).toEqual({ ...none, ...after })
  world.apply([inverse(change!)])
  expect(read()).toEqual({ ...none, ...before })
}
const revised = (world: World, id: string, patch: object) => revision(id.slice(0, id.indexOf(':')), world.find(id) as unknown as Row0, patch as Record<string, unknown>)

const graduate = (id: string, name: 'A' | 'B') => ({ id: `student:${id}`, number: id, name: id, ...inClass(name), graduatedOn: '2026-06-30', status: 'graduated' })
const [A, B] = ['classGroup:A', 'classGroup:B']

describe('what moves from one group to another is taken out of the one and put into the other', () => {
  const graduates = () =>
    collegeWith({
      student: [graduate('1', 'A'), graduate('2', 'A'), graduate('3', 'B')],
      destination: [{ id: 'destination:1', studentId: 'student:1', date: '2026-07-01', destination: 'employed', source: 'phone' }, { id: 'destination:3', studentId: 'student:3', date: '2026-07-01', destination: 'seeking', source: 'phone' }],
      placement: [{ id: 'placement:1', studentId: 'student:1', kind: 'post', enterpriseId: 'enterprise:1', from: '2026-01-05', to: '2026-06-05', status: 'ended' }],
      attendance: [{ id: 'attendance:2026-03:1', placementId: 'placement:1', date: '2026-03-02', state: 'present', evidence: 'mentor' }, { id: 'attendance:2026-05:1', placementId: 'placement:1', date: '2026-05-06', state: 'absent', evidence: 'self' }],
    })

  test('a student moves to another class', () => {
    const world = graduates()
    const change = revised(world, 'student:1', { classGroupId: B })
    moved(world, 'classGroup', 'destinationRate', change, { [A]: line(1, 2, 1), [B]: line(0, 1) }, { [A]: line(0, 1, 1), [B]: line(1, 2) })
    moved(world, 'classGroup', 'attendanceRate', change, { [A]: line(1, 2) }, { [B]: line(1, 2) })
    moved(world, 'programme', 'internshipCompletion', change, { 'programme:nc': line(1, 1) }, { 'programme:me': line(1, 1) })
  })

  test('a graduate is asked again, and goes from work to study', () => {
    const world = graduates()
    const change = birth('destination', { id: 'destination:new', studentId: 'student:1', date: '2026-10-01', destination: 'study', source: 'phone' } as Row0)
    moved(world, 'classGroup', 'studyRate', change, { [A]: line(0, 2, 1) }, { [A]: line(1, 2, 1) })
    moved(world, 'field:destination', 'destinationRate', change, { employed: line(1, 1), '': line(0, 1, 1), seeking: line(0, 1) }, { study: line(1, 1), '': line(0, 1, 1), seeking: line(0, 1) })
  })

  test('groups by a field move with it, also where the indicator does not ask for it', () => {
    const world = graduates()
    const change = revised(world, 'destination:3', { destination: 'army' })
    moved(world, 'field:destination', 'certificateRate', change, { employed: line(0, 1), '': line(0, 1), seeking: line(0, 1) }, { employed: line(0, 1), '': line(0, 1), army: line(0, 1) })
  })

  test('what is written of a day after the cohort date moves nobody', () => {
    const world = graduates()
    const change = birth('destination', { id: 'destination:new', studentId: 'student:1', date: '2026-11-24', destination: 'seeking', source: 'phone' } as Row0)
    moved(world, 'classGroup', 'destinationRate', change, { [A]: line(1, 2, 1) }, { [A]: line(1, 2, 1) })
  })

  test('a word is mended to be of somebody else', () => {
    const world = graduates()
    const change = revised(world, 'destination:1', { studentId: 'student:3', date: '2026-08-01' })
    moved(world, 'classGroup', 'destinationRate', change, { [A]: line(1, 2, 1), [B]: line(0, 1) }, { [A]: line(0, 2, 2), [B]: line(1, 1) })
  })

  test('a placement is at another host from a day on: the days after it move, and so does its end', () => {
    const world = graduates()
    const change = birth('placementChange', { id: 'placementChange:1', placementId: 'placement:1', from: '2026-04-01', reason: '–', enterpriseId: 'enterprise:2' } as Row0)
    moved(world, 'enterprise', 'attendanceRate', change, { 'enterprise:1': line(1, 2) }, { 'enterprise:1': line(1, 1), 'enterprise:2': line(0, 1) })
    moved(world, 'enterprise', 'internshipCompletion', change, { 'enterprise:1': line(1, 1) }, { 'enterprise:2': line(1, 1) })
    // graduates stand with their last host
    moved(world, 'enterprise', 'destinationRate', change, { 'enterprise:1': line(1, 1), '': line(0, 2, 1) }, { 'enterprise:2': line(1, 1), '': line(0, 2, 1) })
  })

  test('a placement is cancelled: nobody was there', () => {
    const world = graduates()
    const change = revised(world, 'placement:1', { status: 'cancelled' })
    moved(world, 'enterprise', 'internshipCompletion', change, { 'enterprise:1': line(1, 1) }, { 'enterprise:1': line(0, 1) })
    moved(world, 'enterprise', 'destinationRate', change, { 'enterprise:1': line(1, 1), '': line(0, 2, 1) }, { '': line(1, 3, 1) })
  })

  test('a class belongs to another programme', () => {
    const world = graduates()
    moved(world, 'programme', 'destinationRate', revised(world, A, { programmeId: 'programme:me' }), { 'programme:nc': line(1, 2, 1), 'programme:me': line(0, 1) }, { 'programme:me': line(1, 3, 1) })
  })

  test('a class turns out to have entered in another year', () => {
    const world = graduates()
    moved(world, 'year', 'destinationRate', revised(world, A, { year: 2020 }), { 2021: line(1, 2, 1), 2022: line(0, 1) }, { 2020: line(1, 2, 1), 2022: line(0, 1) })
  })

  test('a graduate turns out to have graduated in another year', () => {
    const world = graduates()
    moved(world, 'calendarYear', 'destinationRate', revised(world, 'student:1', { graduatedOn: '2025-12-31' }), { 2026: line(1, 3, 1) }, { 2025: line(1, 1), 2026: line(0, 2, 1) })
  })
})

describe('machines', () => {
  const workshops = () =>
    collegeWith({
      workshop: [{ id: 'workshop:nc', name: '车间', programmeId: 'programme:nc' }, { id: 'workshop:me', name: '电工', programmeId: 'programme:me' }],
      equipment: [{ id: 'equipment:1', name: '车床', units: 3, statusCode: '1', unitPrice: 100, workshopId: 'workshop:nc' }, { id: 'equipment:2', name: '铣床', units: 1, statusCode: '3', unitPrice: 50, workshopId: 'workshop:nc' }],
    })
  test('a machine moves to a workshop of another programme', () => {
    const world = workshops()
    moved(world, 'programme', 'goodCondition', revised(world, 'equipment:1', { workshopId: 'workshop:me' }), { 'programme:nc': line(3, 4) }, { 'programme:nc': line(0, 1), 'programme:me': line(3, 3) })
  })
  test('a workshop goes to another programme with all that stands in it', () => {
    const world = workshops()
    moved(world, 'programme', 'goodCondition', revised(world, 'workshop:nc', { programmeId: 'programme:me' }), { 'programme:nc': line(3, 4) }, { 'programme:me': line(3, 4) })
  })
  test('the office rates machines otherwise', () => {
    const world = collegeWith({
      college: [{ id: 'college:main', name: '职校', ratedHoursPerWeek: 35 }],
      term: [{ id: 'term:1', name: '2026 春', start: '2026-03-02', weeks: 2 }],
      equipment: [{ id: 'equipment:1', name: '车床', units: 1, statusCode: '1' }],
      booking: [{ id: 'booking:1', title: '–', use: 'teaching', status: 'confirmed', times: { kind: 'once', start: '2026-03-03T08:00', end: '2026-03-03T15:00' }, items: [{ equipmentId: 'equipment:1', units: 1 }] }],
    })
    moved(world, 'enterprise', 'useRate', revised(world, 'college:main', { ratedHoursPerWeek: 20 }), { '': line(7, 70) }, { '': line(7, 40) })
    moved(world, 'enterprise', 'useRate', revised(world, 'term:1', { weeks: 4 }), { '': line(7, 70) }, { '': line(7, 140) })
    moved(world, 'enterprise', 'useRate', revised(world, 'booking:1', { items: [] }), { '': line(7, 70) }, { '': line(0, 70) })
  })
  test('a machine is scrapped, and another comes to be lent', () => {
    const world = workshops()
    moved(world, 'programme', 'goodCondition', revised(world, 'equipment:1', { statusCode: '6' }), { 'programme:nc': line(3, 4) }, { 'programme:nc': line(0, 1) })
    moved(world, 'enterprise', 'lentShare', revised(world, 'equipment:2', { lenderId: 'enterprise:1' }), { '': line(0, 350) }, { '': line(0, 300), 'enterprise:1': line(50, 50) })
  })
})
