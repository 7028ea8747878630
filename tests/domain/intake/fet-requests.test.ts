import { describe, expect, test } from 'vitest'
import type { FetActivity, FetConstraint, FetFile } from '#domain/intake/fet.ts'
import { planFet } from '#domain/intake/plan-fet.ts'
import { World } from '#domain/world.ts'

const activity = (id: number, more: Partial<FetActivity> = {}): FetActivity => ({ id, groupId: 0, teachers: ['An'], subject: 'Turning', students: ['1A'], tags: [], duration: 2, active: true, comments: '', ...more })
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
const slot = (day: string, hour: string) => ({ day, hour })
const constraint = (type: string, fields: Record<string, string | string[]>, slots: FetConstraint['slots'] = [], weight = 100): FetConstraint => ({
  type,
  weight,
  fields: Object.fromEntries(Object.entries(fields).map(([k, v]) => [k, [v].flat()])),
  slots,
})

function imported(activities: FetActivity[], constraints: FetConstraint[], days = DAYS) {
  const notModelled: Record<string, number> = {}
  for (const { type } of constraints) notModelled[`Constraint${type}`] = (notModelled[`Constraint${type}`] ?? 0) + 1
  const file: FetFile = {
    institution: 'Small',
    version: '6',
    mode: 'Official',
    days,
    hours: ['1', '2', '3', '4', '5', '6'],
    teachers: ['An', 'Bo'],
    years: [{ name: '1A', size: 30, groups: [] }],
    subjects: ['Turning', 'Milling'],
    rooms: ['Hall', 'Lab'].map(name => ({ name, building: '', capacity: 30, virtual: [] })),
    activities,
    constraints,
    notModelled,
    problems: [],
  }
  const world = new World()
  let n = 0
  const context = { newId: (table: string) => `${table}:${++n}`, now: '2026-11-23T08:00' }
  const { plan, counts } = planFet(world, file, {}, context)
  world.apply(plan.changes)
  const left = Object.fromEntries(counts.notModelled.filter(c => c.name.startsWith('Constraint')).map(c => [c.name.slice(10), c.count]))
  return { world, left, again: planFet(world, file, {}, context).plan, requests: [...world.tables.sessionRequest.values()], off: [...world.tables.unavailableTime.values()], counts }
}

describe('activities of a FET file without a time', () => {
  test('of one group are sessions of one request, a shorter one of another, and a second import finds them', () => {
    const group = [1, 2, 3].map(id => activity(id, { groupId: 1 }))
    const { requests, again, counts } = imported([...group, activity(4, { groupId: 1, duration: 1 }), activity(5)], [])
    expect(requests).toMatchObject([
      { perWeek: 3, periods: 2, notSameDay: false, origin: 'fet:Small#1' },
      { perWeek: 1, periods: 1, origin: 'fet:Small#4' },
      { perWeek: 1, periods: 2, origin: 'fet:Small#5' },
    ])
    expect(counts.activities.requested).toBe(5)
    expect(again.changes).toEqual([])
  })

  test('lie on different days where the file says so, as far as one request can say it', () => {
    const group = [1, 2].map(id => activity(id, { groupId: 1 }))
    const days = (ids: string[], least: string) => constraint('MinDaysBetweenActivities', { Activity_Id: ids, MinDays: least })
    const one = imported([...group, activity(3)], [days(['1', '2'], '1'), days(['1', '2', '3'], '1'), days(['1', '2'], '2')])
    expect(one.requests[0]).not.toHaveProperty('notSameDay')
    expect(one.left).toEqual({ MinDaysBetweenActivities: 2 })
  })

  test('must lie in a block of days and hours, or should lie at times that are no block', () => {
    const block = DAYS.slice(0, 2).flatMap(day => ['2', '3'].map(hour => slot(day, hour)))
    const { requests, left } = imported(
      [activity(1), activity(2), activity(3), activity(4)],
      [
        constraint('ActivityPreferredStartingTimes', { Activity_Id: '1' }, block),
        constraint('ActivityPreferredTimeSlots', { Activity_Id: '2' }, [slot('Monday', '1'), slot('Monday', '2'), slot('Monday', '3'), slot('Friday', '6')]),
        constraint('ActivityPreferredStartingTimes', { Activity_Id: '3' }, [slot('Monday', '1'), slot('Friday', '4')]),
        constraint('ActivityPreferredStartingTimes', { Activity_Id: '4' }, [slot('Wednesday', '')], 80),
      ],
    )
    expect(requests[0]).toMatchObject({ weekdays: [1, 2], earliest: 2, latest: 4 })
    expect(requests[1]).toMatchObject({ weekdays: [1], latest: 3 })
    expect(requests[2]!.preferred).toEqual([{ weekday: 1, from: 1, to: 2 }, { weekday: 5, from: 4, to: 5 }])
    expect(requests[3]!.preferred).toEqual([{ weekday: 3, from: 1, to: 6 }])
    expect(requests[2]).not.toHaveProperty('weekdays')
    // what must be and is only preferred now is not held as the file has it
    expect(left).toEqual({ ActivityPreferredStartingTimes: 1 })
  })

  test('have the one room that the file names, not one of several', () => {
    const { requests, left, world } = imported(
      [activity(1), activity(2), activity(3, { subject: 'Milling' })],
      [constraint('ActivityPreferredRooms', { Activity_Id: '1', Preferred_Room: ['Hall'] }), constraint('ActivityPreferredRooms', { Activity_Id: '2', Preferred_Room: ['Hall', 'Lab'] }), constraint('SubjectPreferredRoom', { Subject: 'Milling', Room: 'Lab' })],
    )
    expect(requests.map(r => (r.workshopId ? world.tables.workshop.get(r.workshopId)!.name : null))).toEqual(['Hall', null, 'Lab'])
    expect(left).toEqual({ ActivityPreferredRooms: 1 })
  })

  test('of a week of six days may lie on its Saturday', () => {
    expect(imported([activity(1)], [], [...DAYS, 'Saturday']).requests[0]!.weekdays).toEqual([1, 2, 3, 4, 5, 6])
    expect(imported([activity(1)], []).requests[0]).not.toHaveProperty('weekdays')
  })
})

test('times that are not to be had are kept, hours in a row as one', () => {
  const off = [slot('Monday', '1'), slot('Monday', '2'), slot('Monday', '4'), slot('Friday', '6')]
  const { off: rows, left, again, world } = imported(
    [activity(1)],
    [constraint('TeacherNotAvailableTimes', { Teacher: 'Bo' }, off), constraint('StudentsSetNotAvailableTimes', { Students: '1A' }, [slot('Tuesday', '3')]), constraint('RoomNotAvailableTimes', { Room: 'Lab' }, [slot('Tuesday', '3')]), constraint('RoomNotAvailableTimes', { Room: 'Nowhere' }, [slot('Tuesday', '3')])],
  )
  const teacherId = [...world.tables.teacher.values()].find(t => t.name === 'Bo')!.id
  expect(rows.slice(0, 3)).toMatchObject([{ teacherId, weekday: 1, from: 1, to: 2 }, { teacherId, weekday: 1, from: 4, to: 4 }, { teacherId, weekday: 5, from: 6, to: 6 }])
  expect(rows.slice(3).map(r => [Boolean(r.classGroupId), Boolean(r.workshopId), r.weekday, r.from])).toEqual([[true, false, 2, 3], [false, true, 2, 3]])
  expect(left).toEqual({ RoomNotAvailableTimes: 1 })
  expect(again.changes).toEqual([])
})
