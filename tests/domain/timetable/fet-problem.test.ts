import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readFet } from '#adapters/files/read-fet.ts'
import { evaluate } from '#domain/timetable/evaluate.ts'
import { fetProblem, placeOf } from '#domain/timetable/fet/fet-problem.ts'
import type { Placed } from '#domain/timetable/problem.ts'
import { sharedData } from '../../shared-data.ts'
import { compiled, costOf, DAYS, rule, type SmallActivity } from './fet-file.ts'

const act = (who: string, hours = 1, more: Partial<SmallActivity> = {}): SmallActivity => ({ who, hours, ...more })
const ids = (...n: number[]) => ({ Activity_Id: n })
const three = [act('T1 G1'), act('T1 G1'), act('T1 G1')]

type Case = [name: string, activities: SmallActivity[], constraints: string[], good: string[][], bad: string[][]]
const CASES: Case[] = [
  ['one teacher is in one place', [act('T1 Y', 2), act('T1 Z')], [], [['Mo 1', 'Mo 3']], [['Mo 1', 'Mo 2']]],
  ['a year is all its groups and subgroups', [act('T1 Y'), act('T2 G1a'), act('T3 G2')], [], [['Mo 1', 'Mo 2', 'Mo 2']], [['Mo 1', 'Mo 1', 'Mo 2'], ['Mo 1', 'Mo 2', 'Mo 1']]],
  ['two subgroups may be apart', [act('T1 G1a'), act('T2 G1b'), act('T3 G1')], [], [['Mo 1', 'Mo 1', 'Mo 2']], [['Mo 1', 'Mo 1', 'Mo 1']]],
  ['an activity ends within its day', [act('T1 Z', 3)], [], [['Mo 4']], [['Mo 5']]],
  ['breaks', [act('T1 Z', 2)], [rule('BreakTimes', {}, { as: 'Break_Time', at: ['Mo 3'] })], [['Mo 1'], ['Mo 4']], [['Mo 2'], ['Mo 3']]],
  ['teacher not available', [act('T1 Z', 2)], [rule('TeacherNotAvailableTimes', { Teacher: 'T1' }, { as: 'Not_Available_Time', at: ['Tu 2'] })], [['Tu 3']], [['Tu 1'], ['Tu 2']]],
  ['students not available', [act('T1 G1a')], [rule('StudentsSetNotAvailableTimes', { Students: 'Y' }, { as: 'Not_Available_Time', at: ['Tu 2'] })], [['Tu 3']], [['Tu 2']]],
  ['preferred start', [act('T1 Z')], [rule('ActivityPreferredStartingTime', { ...ids(1), Preferred_Day: 'Tu', Preferred_Hour: 2 })], [['Tu 2']], [['Tu 3'], ['Mo 2']]],
  ['preferred start by its hour alone', [act('T1 Z')], [rule('ActivityPreferredStartingTime', { ...ids(1), Preferred_Hour: 2 })], [['Tu 2'], ['Mo 2']], [['Tu 3']]],
  ['preferred starts', [act('T1 Z')], [rule('ActivityPreferredStartingTimes', ids(1), { as: 'Preferred_Starting_Time', at: ['Mo 2', 'We *'] })], [['Mo 2'], ['We 5']], [['Mo 1'], ['Tu 2']]],
  ['preferred starts of those that fit', [act('T1 Z', 1, { tag: 'lab' }), act('T1 Z')], [rule('ActivitiesPreferredStartingTimes', { Teacher_Name: 'T1', Activity_Tag_Name: 'lab' }, { as: 'Preferred_Starting_Time', at: ['Mo 2'] })], [['Mo 2', 'Tu 1']], [['Tu 1', 'Mo 2']]],
  ['preferred starts of a part', [act('T1 Z', 1, { group: 1 }), act('T1 Z', 1, { group: 1 })], [rule('SubactivitiesPreferredStartingTimes', { Component_Number: 2, Subject_Name: 'S' }, { as: 'Preferred_Starting_Time', at: ['Mo 2'] })], [['Tu 1', 'Mo 2']], [['Mo 2', 'Tu 1']]],
  ['preferred slots hold for every hour', [act('T1 Z', 2)], [rule('ActivityPreferredTimeSlots', ids(1), { as: 'Preferred_Time_Slot', at: ['Mo 1', 'Mo 2', 'Mo 3'] })], [['Mo 2']], [['Mo 3'], ['Tu 1']]],
  ['preferred slots of those that fit', [act('T1 G1a'), act('T1 Z')], [rule('ActivitiesPreferredTimeSlots', { Students_Name: 'Y' }, { as: 'Preferred_Time_Slot', at: ['Mo 1'] })], [['Mo 1', 'Tu 1']], [['Tu 1', 'Mo 1']]],
  ['not overlapping', [act('T1 G1', 2), act('T2 Z')], [rule('ActivitiesNotOverlapping', ids(1, 2))], [['Mo 1', 'Mo 3']], [['Mo 1', 'Mo 2']]],
  ['same starting time', [act('T1 G1'), act('T2 Z')], [rule('ActivitiesSameStartingTime', ids(1, 2))], [['Mo 2', 'Mo 2']], [['Mo 2', 'Mo 3'], ['Mo 2', 'Tu 2']]],
  ['same starting day', [act('T1 G1'), act('T2 Z')], [rule('ActivitiesSameStartingDay', ids(1, 2))], [['Mo 2', 'Mo 6']], [['Mo 2', 'Tu 2']]],
  ['same starting hour', [act('T1 G1'), act('T2 Z')], [rule('ActivitiesSameStartingHour', ids(1, 2))], [['Mo 2', 'Tu 2']], [['Mo 2', 'Mo 3']]],
  ['two days at least between', [act('T1 Z'), act('T1 Z')], [rule('MinDaysBetweenActivities', { Consecutive_If_Same_Day: 'true', ...ids(1, 2), MinDays: 2 })], [['Mo 1', 'We 1']], [['Mo 1', 'Tu 1'], ['Mo 1', 'Mo 2']]],
  ['together if on one day, at every weight', [act('T1 Z', 2), act('T1 Z')], [rule('MinDaysBetweenActivities 95', { Consecutive_If_Same_Day: 'true', ...ids(1, 2), MinDays: 1 })], [['Mo 2', 'Mo 1'], ['Mo 1', 'Mo 3'], ['Mo 1', 'Tu 6']], [['Mo 1', 'Mo 4'], ['Mo 3', 'Mo 1']]],
  ['at most two on a day', three, [rule('MinDaysBetweenActivities 95', { Consecutive_If_Same_Day: 'false', ...ids(1, 2, 3), MinDays: 1 })], [['Mo 1', 'Mo 5', 'Tu 1']], [['Mo 1', 'Mo 2', 'Mo 3']]],
  ['two days at most between', [act('T1 Z'), act('T1 Z')], [rule('MaxDaysBetweenActivities', { ...ids(1, 2), MaxDays: 1 })], [['Mo 1', 'Tu 6']], [['Mo 1', 'We 1']]],
  ['gaps between', [act('T1 Z', 2), act('T1 Z')], [rule('MinGapsBetweenActivities', { ...ids(1, 2), MinGaps: 1 })], [['Mo 1', 'Mo 4'], ['Mo 1', 'Tu 3'], ['Mo 3', 'Mo 1']], [['Mo 1', 'Mo 3'], ['Mo 2', 'Mo 1']]],
  ['consecutive, over a break', [act('T1 Z'), act('T1 Z')], [rule('TwoActivitiesConsecutive', { First_Activity_Id: 1, Second_Activity_Id: 2 }), rule('BreakTimes', {}, { as: 'Break_Time', at: ['Mo 3'] })], [['Mo 2', 'Mo 4'], ['Mo 4', 'Mo 5']], [['Mo 4', 'Mo 2'], ['Mo 1', 'Mo 4'], ['Mo 1', 'Tu 2']]],
  ['grouped in either order', [act('T1 Z'), act('T1 Z')], [rule('TwoActivitiesGrouped', { First_Activity_Id: 1, Second_Activity_Id: 2 })], [['Mo 2', 'Mo 3'], ['Mo 3', 'Mo 2']], [['Mo 1', 'Mo 3']]],
  ['three grouped', [act('T1 Z', 2), act('T1 Z'), act('T1 Z')], [rule('ThreeActivitiesGrouped', { First_Activity_Id: 1, Second_Activity_Id: 2, Third_Activity_Id: 3 })], [['Mo 2', 'Mo 1', 'Mo 4'], ['Mo 3', 'Mo 1', 'Mo 2']], [['Mo 3', 'Mo 1', 'Mo 5'], ['Mo 1', 'Mo 3', 'Tu 4'], ['Mo 4', 'Mo 1', 'Mo 2']]],
  ['ordered', [act('T1 Z'), act('T1 Z')], [rule('TwoActivitiesOrdered', { First_Activity_Id: 1, Second_Activity_Id: 2 })], [['Mo 2', 'Tu 1'], ['Mo 2', 'Mo 3']], [['Tu 1', 'Mo 2'], ['Mo 3', 'Mo 2']]],
  ['ordered if on one day', [act('T1 Z'), act('T1 Z')], [rule('TwoActivitiesOrderedIfSameDay', { First_Activity_Id: 1, Second_Activity_Id: 2 })], [['Tu 1', 'Mo 2'], ['Mo 2', 'Mo 3']], [['Mo 3', 'Mo 2']]],
  ['ends the students’ day', [act('T1 G1'), act('T2 G1a'), act('T2 G2')], [rule('ActivityEndsStudentsDay', ids(1))], [['Mo 3', 'Mo 1', 'Mo 6']], [['Mo 3', 'Mo 4', 'Mo 1']]],
  ['gaps per week', three, [rule('TeacherMaxGapsPerWeek', { Teacher_Name: 'T1', Max_Gaps: 1 })], [['Mo 1', 'Mo 3', 'Tu 6']], [['Mo 1', 'Mo 4', 'Tu 6'], ['Mo 1', 'Mo 3', 'Mo 5']]],
  ['gaps per day', three, [rule('TeachersMaxGapsPerDay', { Max_Gaps: 1 })], [['Mo 1', 'Mo 3', 'Mo 4']], [['Mo 1', 'Mo 4', 'Tu 6']]],
  ['closed times are no gaps', [act('T1 Z'), act('T1 Z')], [rule('StudentsMaxGapsPerWeek', { Max_Gaps: 0 }), rule('StudentsSetNotAvailableTimes', { Students: 'Z' }, { as: 'Not_Available_Time', at: ['Mo 3'] })], [['Mo 2', 'Mo 4']], [['Mo 1', 'Mo 4'], ['Tu 2', 'Tu 4']]],
  ['students’ gaps are of each subgroup', [act('T1 G1a'), act('T2 G1b'), act('T3 G1a')], [rule('StudentsSetMaxGapsPerWeek', { Max_Gaps: 0, Students: 'G1' })], [['Mo 1', 'Mo 3', 'Mo 2']], [['Mo 1', 'Mo 2', 'Mo 3']]],
  ['early, once at the second hour', [act('T1 Z'), act('T1 Z')], [rule('StudentsSetEarlyMaxBeginningsAtSecondHour', { Students: 'Z', Max_Beginnings_At_Second_Hour: 1 })], [['Mo 1', 'Tu 2'], ['Mo 1', 'Tu 1']], [['Mo 2', 'Tu 2'], ['Mo 1', 'Tu 3']]],
  ['early means the first hour there is', [act('T1 Z')], [rule('StudentsEarlyMaxBeginningsAtSecondHour', { Max_Beginnings_At_Second_Hour: 0 }), rule('StudentsSetNotAvailableTimes', { Students: 'Z' }, { as: 'Not_Available_Time', at: ['Tu 1', 'Tu 2'] })], [['Tu 3'], ['Mo 1']], [['Tu 4'], ['Mo 2']]],
  ['early and without gaps', three, [rule('StudentsEarlyMaxBeginningsAtSecondHour', { Max_Beginnings_At_Second_Hour: 0 }), rule('StudentsMaxGapsPerWeek', { Max_Gaps: 0 })], [['Mo 1', 'Mo 2', 'Tu 1']], [['Mo 1', 'Mo 3', 'Tu 1'], ['Mo 2', 'Mo 3', 'Tu 1']]],
  ['hours a day', three, [rule('StudentsMaxHoursDaily', { Maximum_Hours_Daily: 2 })], [['Mo 1', 'Mo 3', 'Tu 1']], [['Mo 1', 'Mo 3', 'Mo 5']]],
  ['hours a day at least, days off allowed', [act('T1 Z'), act('T1 Z', 2), act('T1 Z')], [rule('TeachersMinHoursDaily', { Minimum_Hours_Daily: 2, Allow_Empty_Days: 'true' })], [['Mo 1', 'Tu 1', 'Mo 5'], ['Mo 1', 'Mo 2', 'Mo 4']], [['Mo 1', 'Tu 1', 'We 1'], ['Mo 1', 'Mo 2', 'We 1']]],
  ['hours a day at least, no day off', three, [rule('StudentsSetMinHoursDaily', { Minimum_Hours_Daily: 1, Students: 'G1', Allow_Empty_Days: 'false' })], [['Mo 1', 'Tu 1', 'We 4']], [['Mo 1', 'Tu 1', 'Tu 2']]],
  ['hours in a row', three, [rule('TeachersMaxHoursContinuously', { Maximum_Hours_Continuously: 2 })], [['Mo 1', 'Mo 2', 'Mo 4']], [['Mo 1', 'Mo 2', 'Mo 3']]],
  ['days a week', three, [rule('TeacherMaxDaysPerWeek', { Teacher_Name: 'T1', Max_Days_Per_Week: 2 })], [['Mo 1', 'Tu 1', 'Tu 2']], [['Mo 1', 'Tu 1', 'We 1']]],
  ['days a week at least', three, [rule('TeacherMinDaysPerWeek', { Teacher_Name: 'T1', Minimum_Days_Per_Week: 3 })], [['Mo 1', 'Tu 1', 'We 2']], [['Mo 1', 'Tu 1', 'Tu 2']]],
  ['days with late hours', three, [rule('StudentsIntervalMaxDaysPerWeek', { Interval_Start_Hour: 5, Interval_End_Hour: '', Max_Days_Per_Week: 1 })], [['Mo 5', 'Mo 6', 'Tu 4']], [['Mo 5', 'Tu 6', 'We 1']]],
  ['hours in an interval that ends', three, [rule('TeacherIntervalMaxDaysPerWeek', { Teacher_Name: 'T1', Interval_Start_Hour: 1, Interval_End_Hour: 3, Max_Days_Per_Week: 1 })], [['Mo 1', 'Mo 2', 'Tu 3']], [['Mo 1', 'Tu 2', 'We 3']]],
  ['hours a day with a tag', [act('T1 Z', 1, { tag: 'lab' }), act('T1 Z', 1, { tag: 'lab' }), act('T1 Z')], [rule('TeachersActivityTagMaxHoursDaily', { Activity_Tag_Name: 'lab', Maximum_Hours_Daily: 1 })], [['Mo 1', 'Tu 1', 'Mo 2']], [['Mo 1', 'Mo 6', 'Tu 1']]],
  ['hours in a row with a tag', [act('T1 Z', 1, { tag: 'lab' }), act('T1 Z', 1, { tag: 'lab' }), act('T1 Z')], [rule('StudentsActivityTagMaxHoursContinuously', { Activity_Tag: 'lab', Maximum_Hours_Continuously: 1 })], [['Mo 1', 'Mo 3', 'Mo 2']], [['Mo 1', 'Mo 2', 'Mo 3']]],
  ['gaps from tag to tag', [act('T1 Z', 1, { tag: 'sport' }), act('T2 Z', 1, { tag: 'lab' })], [rule('StudentsMinGapsBetweenOrderedPairOfActivityTags', { First_Activity_Tag: 'sport', Second_Activity_Tag: 'lab', MinGaps: 2 })], [['Mo 1', 'Mo 4'], ['Mo 2', 'Mo 1']], [['Mo 1', 'Mo 3']]],
]

describe('a rule of 100 % is hard:', () => {
  test.each(CASES)('%s', (_, activities, constraints, good, bad) => {
    const fet = compiled({ activities, constraints })
    expect(fet.notModelled).toEqual([])
    for (const plan of good) expect([plan, costOf(fet, plan)]).toEqual([plan, { out: 0, hard: 0, soft: expect.any(Number) }])
    for (const plan of bad) expect([plan, costOf(fet, plan).hard > 0]).toEqual([plan, true])
  })

  test('but what is not placed yet may still mend gaps, late beginnings and short days, and nothing else', () => {
    const constraints = [rule('StudentsMaxGapsPerWeek', { Max_Gaps: 0 }), rule('StudentsEarlyMaxBeginningsAtSecondHour', { Max_Beginnings_At_Second_Hour: 0 })]
    expect(costOf(compiled({ activities: three, constraints }), ['Mo 1', 'Mo 3', '-']).hard).toBe(0)
    expect(costOf(compiled({ activities: three, constraints }), ['Mo 2', 'Mo 4', '-']).hard).toBeGreaterThan(0)
    const days = [rule('TeachersMaxDaysPerWeek', { Max_Days_Per_Week: 1 })]
    expect(costOf(compiled({ activities: three, constraints: days }), ['Mo 2', 'Tu 4', '-']).hard).toBe(1)
  })

  test('short days make few of them: a teacher of three hours, two a day at least, has one day', () => {
    const fet = compiled({ activities: three, constraints: [rule('TeachersMinHoursDaily', { Minimum_Hours_Daily: 2, Allow_Empty_Days: 'true' })] })
    // the hour to come mends one of two short days; the second day is one too many all the same
    expect(costOf(fet, ['Mo 1', 'Tu 4', '-']).hard).toBe(2)
  })

  test('hours that few lessons, no gaps and early beginnings put out of reach are no starts', () => {
    const early = [rule('StudentsEarlyMaxBeginningsAtSecondHour', { Max_Beginnings_At_Second_Hour: 1 }), rule('StudentsMaxGapsPerWeek', { Max_Gaps: 0 })]
    const { problem } = compiled({ activities: three, constraints: early })
    expect(problem.activities[0]!.starts.subarray(0, 6).map(n => Math.min(n, 1))).toEqual(Int32Array.of(0, 0, 0, 0, 1, 1))
  })
})

describe('a rule of less costs its percents each time:', () => {
  const soft = (activities: SmallActivity[], constraints: string[], plan: string[]) => costOf(compiled({ activities, constraints }), plan)
  test.each<[string, SmallActivity[], string[], string[], number]>([
    ['one day of two missing', [act('T1 Z'), act('T1 Z')], [rule('MinDaysBetweenActivities 80', { ...ids(1, 2), MinDays: 2 })], ['Mo 1', 'Tu 1'], 80],
    ['both days missing', [act('T1 Z'), act('T1 Z')], [rule('MinDaysBetweenActivities 80', { ...ids(1, 2), MinDays: 2 })], ['Mo 1', 'Mo 2'], 160],
    ['every hour outside the slots', [act('T1 Z', 3)], [rule('ActivityPreferredTimeSlots 50', ids(1), { as: 'Preferred_Time_Slot', at: ['Mo 1'] })], ['Mo 1'], 100],
    ['overlapping hours', [act('T1 Y', 3), act('T2 Z', 2)], [rule('ActivitiesNotOverlapping 10', ids(1, 2))], ['Mo 1', 'Mo 2'], 20],
    ['a gap of each subgroup that is alike', three, [rule('StudentsMaxGapsPerWeek 95', { Max_Gaps: 0 })], ['Mo 1', 'Mo 3', 'Tu 1'], 190],
    ['a day with too many hours, once', three, [rule('TeachersMaxHoursDaily 99.9', { Maximum_Hours_Daily: 1 })], ['Mo 1', 'Mo 2', 'Mo 4'], 100],
    ['a weight of 0 says nothing', three, [rule('TeachersMaxHoursDaily 0', { Maximum_Hours_Daily: 1 })], ['Mo 1', 'Mo 2', 'Mo 4'], 0],
  ])('%s', (_, activities, constraints, plan, cost) => {
    expect(soft(activities, constraints, plan)).toEqual({ out: 0, hard: 0, soft: cost })
  })
})

describe('rooms:', () => {
  const rooms = (activities: SmallActivity[], constraints: string[]) => compiled({ activities, constraints })
  const one = [act('T1 Z')]
  test('without a wish an activity takes none', () => expect(rooms(one, []).problem.activities[0]).toMatchObject({ choices: [] }))

  test('what all hard lists share must be, and a softer wish only costs', () => {
    const list = (...of: string[]) => ({ Number_of_Preferred_Rooms: of.length, Preferred_Room: of })
    const fet = rooms(one, [
      rule('SubjectPreferredRooms', { Subject: 'S', ...list('R1', 'R2', 'R3') }),
      rule('ActivityPreferredRooms', { ...ids(1), ...list('R2', 'R3') }),
      rule('SubjectPreferredRoom 40', { Subject: 'S', Room: 'R3' }),
      rule('StudentsSetHomeRoom', { Students: 'Z', Room: 'R1' }),
    ])
    expect(fet.places[0]).toEqual(['R2', 'R3'])
    expect(fet.problem.activities[0]!.choices[0]!.map(o => o.cost)).toEqual([40, 0])
  })

  test('with soft wishes alone it may be at home; without a room only where home is soft too', () => {
    const wish = rule('ActivityPreferredRoom 60', { ...ids(1), Room: 'R2' })
    const costs = (...constraints: string[]) => rooms(one, constraints).problem.activities[0]!.choices[0]!.map(o => o.cost)
    expect(costs(wish)).toEqual([0, 60])
    expect(costs(wish, rule('StudentsSetHomeRoom', { Students: 'Z', Room: 'R1' }))).toEqual([0, 60])
    expect(costs(wish, rule('TeacherHomeRoom 30', { Teacher: 'T1', Room: 'R1' }))).toEqual([0, 60, 90])
  })

  test('a home room is not for activities with others', () => {
    const home = rule('TeacherHomeRoom', { Teacher: 'T1', Room: 'R1' })
    const fet = rooms([act('T1 Z'), act('T2 Z')], [home])
    expect(fet.places).toEqual([['R1'], [null]])
  })

  test('two at once in a room, and a room that is closed, may not be', () => {
    const both = [rule('SubjectPreferredRoom', { Subject: 'S', Room: 'R1' }), rule('RoomNotAvailableTimes', { Room: 'R1' }, { as: 'Not_Available_Time', at: ['Mo 2'] })]
    const fet = rooms([act('T1 Y'), act('T2 Z')], both)
    expect(costOf(fet, ['Mo 1', 'Mo 3']).hard).toBe(0)
    expect(costOf(fet, ['Mo 1', 'Mo 1']).hard).toBe(1)
    expect(costOf(fet, ['Mo 2', 'Mo 1']).hard).toBeGreaterThan(0)
  })

  test('a virtual room is a different real room for each of its sets', () => {
    const fet = rooms([act('T1 Z'), act('T2 Y')], [rule('SubjectPreferredRoom', { Subject: 'S', Room: 'V' })])
    const placed = (option: number): Placed => ({ slot: 0, pattern: 0, options: [option], picks: [] })
    const ways = fet.problem.activities[0]!.choices[0]!.map((_, option) => placeOf(fet, 0, placed(option)))
    expect(ways).toEqual([
      { room: 'V', realRooms: ['R1', 'R2'] },
      { room: 'V', realRooms: ['R1', 'R3'] },
      { room: 'V', realRooms: ['R2', 'R3'] },
    ])
    expect(costOf(fet, ['Mo 1 0', 'Mo 1 1']).hard).toBe(1)
  })

  test('the file may have chosen its real rooms', () => {
    const fet = rooms(one, [rule('ActivityPreferredRoom', { ...ids(1), Room: 'V', Real_Room: ['R3', 'R1'] })])
    expect(placeOf(fet, 0, { slot: 0, pattern: 0, options: [], picks: [] })).toEqual({ room: 'V', realRooms: ['R3', 'R1'] })
  })
})

describe('before the search it is said', () => {
  test('what is not modelled, with how often', () => {
    const constraints = [rule('ActivitiesOccupyMaxDifferentRooms', ids(1)), rule('ActivitiesOccupyMaxDifferentRooms', ids(1)), rule('RoomNotAvailableTimes 50', { Room: 'R1' })]
    expect(compiled({ activities: three, constraints, mode: 'Mornings-Afternoons' }).notModelled).toEqual([
      { type: 'ActivitiesOccupyMaxDifferentRooms', weight: 100, count: 2 },
      { type: 'Mode Mornings-Afternoons', weight: 100, count: 1 },
      { type: 'RoomNotAvailableTimes', weight: 50, count: 1 },
    ])
  })

  test('that a rule names what is not there, though it holds for the rest', () => {
    const fet = compiled({ activities: three, constraints: [rule('ActivitiesSameStartingDay', ids(1, 2, 99))] })
    expect(fet.notModelled).toEqual([{ type: 'ActivitiesSameStartingDay', weight: 100, count: 1 }])
    expect(costOf(fet, ['Mo 1', 'Tu 1', 'We 1']).hard).toBe(1)
  })

  test('that inactive activities are none', () => {
    const fet = compiled({ activities: [act('T1 Z', 1, { active: false }), act('T1 Z')], constraints: [rule('ActivitiesSameStartingDay', ids(1, 2))] })
    expect(fet.activities.map(a => a.id)).toEqual([2])
    expect(fet.notModelled).toEqual([])
  })

  test('that changes of building can be too many: four in a day of six periods, but not five', () => {
    const changes = (n: number) => rule('TeacherMaxBuildingChangesPerDay', { Teacher: 'T1', Max_Building_Changes_Per_Day: n })
    const left = (n: number) => compiled({ activities: three, constraints: [changes(n)] }).notModelled.map(x => x.type)
    expect(left(4)).toEqual(['TeacherMaxBuildingChangesPerDay'])
    expect(left(5)).toEqual([])
  })

  test('which activity has no start, no room, or is fixed where another is', () => {
    const fixed = (id: number) => rule('ActivityPreferredStartingTime', { ...ids(id), Preferred_Day: 'Tu', Preferred_Hour: 2, Permanently_Locked: 'true' })
    const noRoom = ['R1', 'R2'].map(Room => rule('ActivityPreferredRoom', { ...ids(4), Room }))
    const fet = compiled({ activities: [act('T1 Z'), act('T1 Y'), act('T2 Z', 7), act('T3 Z')], constraints: [fixed(1), fixed(2), ...noRoom] })
    expect(fet.impossible.map(f => [f.code, f.facts.id])).toEqual([
      ['fet.noStart', 3],
      ['fet.noRoom', 4],
      ['fet.fixedClash', 2],
    ])
    expect(fet.problem.activities.map(a => a.locked?.slot ?? null)).toEqual([7, null, null, null])
  })

  test('that a day has too many periods', () => {
    const hours = Array.from({ length: 17 }, (_, i) => `${i + 1}`)
    expect(() => compiled({ activities: three, hours })).toThrow('fet.tooManyPeriods')
    expect(compiled({ activities: three, hours: hours.slice(1), days: DAYS }).problem.periods).toBe(16)
  })
})

test('what is alike is one row, and a row that says nothing more is left out', () => {
  const fet = compiled({ activities: [act('T1 G1'), act('T1 G1'), act('T2 G1a')] })
  // T1 and G1b attend no more than G1a
  expect(fet.problem.rows.map(r => [r.exclusive, r.rules.length])).toEqual([[true, 0]])
  expect(fet.problem.activities.map(a => a.rows)).toEqual([[0], [0], [0]])
})

const NINE = [
  'Germany/DGS-Pro/dgspro200809',
  'Spain/4-secondary-and-vocational-school/SPAIN_20-21',
  'Spain/4-secondary-and-vocational-school/SPAIN_20-21-locked',
  'Syria/Hama/2019/Industrial-high-school',
  'Algeria/Mechanical-Batna_Univ/ET2012-2013-S2',
  'Russia/Russian-Medical-College/timetable-ru',
  'Indonesia/TelPolytech-Bandung/2010-2011/TelPolytech_even',
  'Indonesia/TelPolytech-Bandung/2010-2011/TelPolytech_odd',
  'Indonesia/SMK-Negeri-1-Arahan-Kab-Indramayu/netura_2016-2017',
].map(f => `fet/FET-5-official/${f}.fet`)

describe.skipIf(sharedData(NINE[0]!) === null)('real files:', () => {
  const read = (path: string) => {
    const result = fetProblem(readFet(path, readFileSync(sharedData(path)!)))
    if (!result.ok) throw new Error(result.refusal.code)
    return result.value
  }

  test.each(NINE)('%s is modelled whole, and what it fixes breaks nothing', path => {
    const fet = read(path)
    expect(fet.notModelled).toEqual([])
    expect(fet.impossible).toEqual([])
    const fixed = fet.problem.activities.map(a => a.locked && { ...a.locked, picks: [] })
    expect(evaluate(fet.problem, fixed).hard).toBe(0)
  })

  test('a solved timetable has no hard rule broken', () => {
    const { problem } = read(NINE[2]!)
    const busy = new Set<string>()
    // every time is fixed; of rooms, home rooms are to be chosen: the cheapest that is free
    const plan = problem.activities.map((a): Placed | null => (a.locked ? { ...a.locked, picks: [] } : null))
    const take = (rows: readonly number[], slot: number) => rows.forEach(row => busy.add(`${row}/${slot}`))
    const cells = (a: number, slot: number) => Array.from({ length: problem.activities[a]!.length }, (_, i) => slot + i)
    for (const [a, placed] of plan.entries()) if (placed) for (const slot of cells(a, placed.slot)) take(problem.activities[a]!.rows, slot)
    const open = [...problem.activities.entries()].filter(([a]) => !plan[a]).sort(([, x], [, y]) => x.choices[0]!.length - y.choices[0]!.length)
    for (const [a, activity] of open) {
      const slot = activity.starts.findIndex(cost => cost < 1 << 29)
      const free = activity.choices[0]!.map((o, i) => ({ ...o, i })).filter(o => cells(a, slot).every(s => o.rows.every(row => !busy.has(`${row}/${s}`))))
      const { i, rows } = free.sort((x, y) => x.cost - y.cost)[0]!
      for (const s of cells(a, slot)) take(rows, s)
      plan[a] = { slot, pattern: 0, options: [i], picks: [] }
    }
    // FET's own sum of conflicts for this timetable: 17.18
    expect(evaluate(problem, plan)).toEqual({ out: 0, hard: 0, soft: 1718 })
  })
})
