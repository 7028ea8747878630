import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readFet } from '#adapters/files/read-fet.ts'
import { minuteSpan } from '#domain/base/time.ts'
import { findClashes } from '#domain/booking/clashes.ts'
import { fetDays, weekdayInName } from '#domain/intake/fet-days.ts'
import { fetHours } from '#domain/intake/fet-hours.ts'
import { planFet } from '#domain/intake/plan-fet.ts'
import { World } from '#domain/world.ts'
import { checkRecords } from './sheets.ts'
import { sharedData } from '../../shared-data.ts'

const FET = 'fet/FET-5-official'
const SPAIN = `${FET}/Spain/4-secondary-and-vocational-school/SPAIN_20-21-locked.fet`
const SMK = `${FET}/Indonesia/SMK-Negeri-1-Arahan-Kab-Indramayu/netura_2016-2017.fet`
const BATNA = `${FET}/Algeria/Mechanical-Batna_Univ/ET2012-2013-S2.fet`
const ALL = [
  'Algeria/Mechanical-Batna_Univ/ET2012-2013-S1.fet',
  'Algeria/Mechanical-Batna_Univ/ET2012-2013-S2.fet',
  'Algeria/Mechanical-Batna_Univ/EXAM-2013-2014-S1.fet',
  'Egypt/Dakahlia/input_Lectures_40.fet',
  'Egypt/Dakahlia/institution-2012-2013.fet',
  'Germany/DGS-Pro/dgspro200809.fet',
  'Germany/DGS-Pro/older/DGS_Pro_Germany.fet',
  'India/Kurukshetra/Institute-of-Technology/MED_2019-20-1.fet',
  'India/New-Delhi/Eng_College.fet',
  'Indonesia/SMK-Negeri-1-Arahan-Kab-Indramayu/netura_2016-2017.fet',
  'Indonesia/TelPolytech-Bandung/2010-2011/TelPolytech_even.fet',
  'Indonesia/TelPolytech-Bandung/2010-2011/TelPolytech_odd.fet',
  'Italy/2010/Liceo-2010.fet',
  'Italy/2010/base2010-23.fet',
  'Malta/Klikk-SLP/Klikks-SLP.fet',
  'Russia/Russian-Medical-College/timetable-ru.fet',
  'Spain/4-secondary-and-vocational-school/SPAIN_20-21-locked.fet',
  'Spain/4-secondary-and-vocational-school/SPAIN_20-21.fet',
  'Syria/Hama/2019/High-school.fet',
  'Syria/Hama/2019/Industrial-high-school.fet',
  'United-Kingdom/Hopwood/Hopwood.fet',
].map(f => `${FET}/${f}`)
const there = sharedData(FET) !== null

const done = new Map<string, ReturnType<typeof importNow>>()
/** The import of a file into an empty college; done once, so no test may change its world. */
function imported(path: string) {
  const before = done.get(path) ?? importNow(path)
  done.set(path, before)
  return before
}
function importNow(path: string) {
  const file = readFet(path, readFileSync(sharedData(path)!))
  const world = new World()
  let n = 0
  const context = { newId: (table: string) => `${table}:${n++}`, now: '2026-11-23T08:00' }
  const { plan, counts } = planFet(world, file, {}, context)
  world.apply(plan.changes)
  checkRecords(world, plan.changes)
  return { file, world, plan, counts, context }
}

describe.skipIf(!there)('a real school’s FET file is imported completely:', { timeout: 60_000 }, () => {
  test('a solved timetable becomes bookings, none left out and no two of them clashing', () => {
    const { world, plan, counts } = imported(SPAIN)
    expect(counts).toMatchObject({
      teachers: 89,
      years: 28,
      groups: 63,
      subgroups: 250,
      rooms: 57,
      virtualRooms: 20,
      subjects: 210,
      activities: { all: 1228, booked: 1205, requested: 0, inactive: 23, clashing: 0 },
      extraRooms: 71,
      days: { by: 'names', cycles: 1 },
      hoursTimed: true,
    })
    expect(plan.problems).toEqual([])
    expect(world.tables.teacher.size).toBe(89)
    expect(world.tables.classGroup.size).toBe(28 + 63 + 250)
    expect(world.tables.workshop.size).toBe(57)
    expect(world.tables.booking.size).toBe(1205 + 71)
    const [bells] = world.tables.bellTable.values()
    expect(bells!.periods.map(p => `${p.start}-${p.end}`)).toEqual([
      '08:15-09:15',
      '09:15-10:15',
      '10:30-11:30',
      '11:30-12:30',
      '12:45-13:45',
      '13:45-14:45',
    ])
    for (const b of world.tables.booking.values()) expect(findClashes(world, b, b.id)).toEqual([])
  })

  test('no person, group or real room is in two places, by plain comparison of all pairs in one week', () => {
    const { file, world } = imported(SPAIN)
    const { tables, occupancy } = world
    const inside = new Map<string, string[]>()
    for (const year of file.years) {
      const groups = year.groups.map(g => [g.name, ...g.subgroups.map(s => s.name)])
      inside.set(year.name, groups.flat())
      for (const [name, ...subgroups] of groups) inside.set(name!, [...(inside.get(name!) ?? []), ...subgroups])
    }
    const nameOf = (id: string) => tables.classGroup.get(id)!.name
    const studentsOf = (id: string) => [nameOf(id), ...(inside.get(nameOf(id)) ?? [])]
    const week = minuteSpan({ start: '2026-11-30T00:00', end: '2026-12-07T00:00' })
    const uses = [...tables.booking.values()].flatMap(b => {
      const held = [b.workshopId ?? [], b.teacherIds ?? [], (b.classGroupIds ?? []).flatMap(studentsOf)].flat()
      return occupancy
        .occurrencesOf(b.id)
        .filter(o => o.start >= week.start && o.end <= week.end)
        .map(o => ({ start: o.start, end: o.end, held: new Set(held) }))
    })
    expect(uses.length).toBe(1276)
    const twice = uses.flatMap((a, i) =>
      uses.slice(i + 1).filter(b => a.start < b.end && b.start < a.end && [...b.held].some(h => a.held.has(h))),
    )
    expect(twice).toEqual([])
  })

  test('groups are part of what the file puts them in', () => {
    const { file, world } = imported(SPAIN)
    const nested = file.years.flatMap(y =>
      y.groups.flatMap(g => [`${g.name} in ${y.name}`, ...g.subgroups.map(s => `${s.name} in ${g.name}`)]),
    )
    const groups = world.tables.classGroup
    const kept = [...groups.values()].flatMap(g => (g.partOf ?? []).map(id => `${g.name} in ${groups.get(id)!.name}`))
    expect(kept.sort()).toEqual([...new Set(nested)].sort())
    expect(kept.length).toBeGreaterThan(900)
  })

  test('what has no fixed time waits as a session request', () => {
    const { world, counts, plan } = imported(SMK)
    expect(counts).toMatchObject({
      teachers: 49,
      years: 3,
      groups: 19,
      subgroups: 0,
      rooms: 22,
      activities: { all: 383, booked: 0, requested: 383, inactive: 0 },
      hoursTimed: false,
    })
    const requests = [...world.tables.sessionRequest.values()]
    expect(requests.length).toBe(300)
    expect(requests.reduce((n, r) => n + r.perWeek!, 0)).toBe(383)
    expect(requests.reduce((n, r) => n + r.periods * r.perWeek!, 0)).toBe(331 * 2 + 36 * 3 + 16 * 4)
    expect(plan.problems).toEqual([])
    expect(Object.fromEntries(counts.notModelled.map(n => [n.name, n.count]))).toEqual({
      Activity_Tag: 382 + 21,
      // between activities of different lengths, which are two requests
      ConstraintMinDaysBetweenActivities: 11,
      'Teacher / Target_Number_of_Hours': 3,
      'Subject (unused)': 2,
      'Building (unused)': 1,
      'fet / Comments': 1,
    })
  })

  test('a week from Sunday to Thursday, in French', () => {
    const { world, counts } = imported(BATNA)
    expect(counts).toMatchObject({
      teachers: 102,
      years: 17,
      groups: 10,
      subgroups: 14,
      rooms: 40,
      activities: { all: 298, booked: 74, requested: 224, inactive: 0, clashing: 0 },
    })
    const days = new Set([...world.tables.booking.values()].flatMap(b => (b.times.kind === 'series' ? [b.times.weekday] : [])))
    expect([...days].sort()).toEqual([1, 2, 3, 4, 7])
  })

  test('a second import finds everything the same', () => {
    const { file, world, context } = imported(SPAIN)
    const again = planFet(world, file, {}, context).plan
    expect(again.changes).toEqual([])
    expect(again.tables.every(t => t.new === 0 && t.changed === 0)).toBe(true)
  })

  test.each(ALL)('%s: every activity is a booking, a request, inactive or a listed clash', path => {
    const { file, counts, plan } = imported(path)
    const { all, booked, requested, inactive, clashing } = counts.activities
    expect(booked + requested + inactive + clashing).toBe(all)
    expect(all).toBe(file.activities.length)
    expect(plan.problems.filter(p => p.code === 'intake.clash')).toHaveLength(clashing)
  })
})

describe('FET’s days', () => {
  test.each([
    [
      ['Lunes', 'Martes', 'Miércoles'],
      [1, 2, 3],
    ],
    [
      ['周一', '星期二', '礼拜三', '周日'],
      [1, 2, 3, 7],
    ],
    [
      ['MON', 'Tue.', 'wednesday'],
      [1, 2, 3],
    ],
    [
      ['السبت', 'الأحد'],
      [6, 7],
    ],
  ])('%j are weekdays by name', (names, weekdays) => {
    expect(fetDays(names).days.map(d => 'weekday' in d && d.weekday)).toEqual(weekdays)
  })

  test('that come round twice are odd and even weeks', () => {
    expect(fetDays(['Lunes A', 'Martes A', 'Lunes B', 'Martes B'])).toEqual({
      by: 'cycle',
      cycles: 2,
      days: [
        { weekday: 1, cycle: 0, cycles: 2 },
        { weekday: 2, cycle: 0, cycles: 2 },
        { weekday: 1, cycle: 1, cycles: 2 },
        { weekday: 2, cycle: 1, cycles: 2 },
      ],
    })
  })

  test('that are dates stay dates, and those that say nothing count as weeks of seven', () => {
    expect(fetDays(['16/02/2014', '17/02/2014']).days).toEqual([{ date: '2014-02-16' }, { date: '2014-02-17' }])
    expect(fetDays(Array.from({ length: 9 }, (_, i) => `D${i}`))).toMatchObject({ by: 'order', cycles: 2 })
    expect(weekdayInName('Monday and Tuesday')).toBe(null)
  })
})

describe('FET’s hours', () => {
  const clocks = (names: string[]) => fetHours(names).periods.map(p => `${p.start}-${p.end}`)
  test('give both ends, or a start and the usual length', () => {
    expect(clocks(['9.30 - 11.00', '11.15 - 12.45'])).toEqual(['09:30-11:00', '11:15-12:45'])
    expect(clocks(['1-07:50', '2-08:50', '>09:50', '4-10.55'])).toEqual(['07:50-08:50', '08:50-09:50', '09:50-10:50', '10:55-11:55'])
  })
  test('after noon may be written 1:00', () =>
    expect(clocks(['11:00', '12:00', '1:00'])).toEqual(['11:00-12:00', '12:00-13:00', '13:00-14:00']))
  test('without clocks are periods of 45 minutes from eight', () => {
    expect(clocks(['JP 1', 'JP 2'])).toEqual(['08:00-08:45', '08:55-09:40'])
    expect(fetHours(Array.from({ length: 40 }, (_, i) => `H${i}`)).periods.at(-1)!.end <= '24:00').toBe(true)
  })
})
