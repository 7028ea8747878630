import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkFet } from '../../bench/fet-check.ts'
import { readFetSource, type FetPlace } from '../../bench/fet-file.ts'
import { sharedData } from '../../shared-data.ts'
import { fixedPlan } from './fet-fixed.ts'

type Moves = Record<number, Partial<FetPlace> | null>

const slot = (outer: string, day: string, hour: string, prefix = '') => `<${outer}><${prefix}Day>${day}</${prefix}Day><${prefix}Hour>${hour}</${prefix}Hour></${outer}>`
const rule = (type: string, inner: string, weight = 100) => `<Constraint${type}><Weight_Percentage>${weight}</Weight_Percentage>${inner}<Active>true</Active></Constraint${type}>`
const ids = (...list: number[]) => list.map(id => `<Activity_Id>${id}</Activity_Id>`).join('')
const firstTo = (...list: number[]) => list.map((id, i) => `<${['First', 'Second', 'Third'][i]}_Activity_Id>${id}</${['First', 'Second', 'Third'][i]}_Activity_Id>`).join('')
const activity = (id: number, teacher: string, subject: string, students: string, duration: number, tag = '') =>
  `<Activity><Teacher>${teacher}</Teacher><Subject>${subject}</Subject>${tag && `<Activity_Tag>${tag}</Activity_Tag>`}<Students>${students}</Students><Duration>${duration}</Duration><Id>${id}</Id><Active>true</Active></Activity>`
const named = (tag: string, name: string, inner = '') => `<${tag}><Name>${name}</Name>${inner}</${tag}>`
const size = (n: number) => `<Number_of_Students>${n}</Number_of_Students>`
const room = (name: string, building: string, capacity: number, inner = '') => named('Room', name, `<Building>${building}</Building><Capacity>${capacity}</Capacity>${inner}`)

/** Year Y is G1 (A and B) and G2, year Z has no groups; Ada teaches 1, 2 and 5, Bo 3 and 4. */
function school(...constraints: string[]): string {
  const sets = '<Virtual>true</Virtual><Set_of_Real_Rooms><Real_Room>Lab</Real_Room></Set_of_Real_Rooms><Set_of_Real_Rooms><Real_Room>Lab</Real_Room><Real_Room>Hall</Real_Room></Set_of_Real_Rooms>'
  return `<fet version="6.8.5"><Days_List>${['Mon', 'Tue', 'Wed'].map(d => named('Day', d)).join('')}</Days_List>
<Hours_List>${['1', '2', '3', '4', '5'].map(h => named('Hour', h)).join('')}</Hours_List>
<Teachers_List>${named('Teacher', 'Ada')}${named('Teacher', 'Bo')}</Teachers_List>
<Students_List>${named('Year', 'Y', size(25) + named('Group', 'G1', size(16) + named('Subgroup', 'A', size(8)) + named('Subgroup', 'B', size(8))) + named('Group', 'G2', size(9)))}${named('Year', 'Z', size(12))}</Students_List>
<Activities_List>${activity(1, 'Ada', 'Turning', 'G1', 2, 'practice')}${activity(2, 'Ada', 'Turning', 'G1', 1)}${activity(3, 'Bo', 'Milling', 'G2', 1)}${activity(4, 'Bo', 'Welding', 'Y', 2)}${activity(5, 'Ada', 'Welding', 'Z', 1, 'practice')}</Activities_List>
<Rooms_List>${room('Lab', 'North', 30)}${room('Hall', 'South', 15)}${room('Both', 'North', 99, sets)}</Rooms_List>
<Time_Constraints_List>${rule('BasicCompulsoryTime', '')}${constraints.filter(c => !c.includes('Room')).join('')}</Time_Constraints_List>
<Space_Constraints_List>${rule('BasicCompulsorySpace', '')}${constraints.filter(c => c.includes('Room')).join('')}</Space_Constraints_List></fet>`
}

const at = (day: number, hour: number) => ({ day, hour })
const HOME: Record<number, FetPlace> = Object.fromEntries(
  Object.entries({ 1: at(0, 0), 2: at(1, 0), 3: at(0, 0), 4: at(2, 0), 5: at(1, 1) }).map(([id, start]) => [id, { ...start, room: '', realRooms: [] }]),
)

function check(constraints: readonly string[], moves: Moves = {}) {
  const plan = new Map(Object.entries(HOME).flatMap(([id, place]) => (moves[Number(id)] === null ? [] : [[Number(id), { ...place, ...moves[Number(id)] }] as const])))
  return checkFet(readFetSource(school(...constraints)), plan)
}

/** a constraint, a plan that breaks it in so many places, and one that does not (absent: the plan as it is) */
const CASES: [what: string, constraint: string, bad: Moves, places: number, good?: Moves][] = [
  ['a break', rule('BreakTimes', slot('Break_Time', 'Mon', '3')), { 3: at(0, 2) }, 1],
  ['a teacher away', rule('TeacherNotAvailableTimes', `<Teacher>Ada</Teacher>${slot('Not_Available_Time', 'Wed', '3')}`), { 5: at(2, 2) }, 1],
  ['a year away, by its parts', rule('StudentsSetNotAvailableTimes', `<Students>Y</Students>${slot('Not_Available_Time', 'Tue', '4')}`), { 2: at(1, 3) }, 2],
  ['activities that overlap', rule('ActivitiesNotOverlapping', ids(3, 5)), { 5: at(0, 0) }, 1],
  ['one start', rule('ActivitiesSameStartingTime', ids(1, 3)), { 3: at(0, 1) }, 1],
  ['one day', rule('ActivitiesSameStartingDay', ids(2, 5)), { 5: at(2, 2) }, 1],
  ['one hour', rule('ActivitiesSameStartingHour', ids(1, 2)), { 2: at(1, 3) }, 1],
  ['days between', rule('MinDaysBetweenActivities', `${ids(1, 2)}<MinDays>1</MinDays><Consecutive_If_Same_Day>false</Consecutive_If_Same_Day>`), { 2: at(0, 3) }, 1],
  ['at most days between', rule('MaxDaysBetweenActivities', `${ids(1, 2)}<MaxDays>1</MaxDays>`), { 2: at(2, 3) }, 1],
  ['a gap between', rule('MinGapsBetweenActivities', `${ids(1, 2)}<MinGaps>1</MinGaps>`), { 2: at(0, 2) }, 1, { 2: at(0, 3) }],
  ['a start', rule('ActivityPreferredStartingTime', `${ids(2)}<Preferred_Day>Tue</Preferred_Day><Preferred_Hour>1</Preferred_Hour>`), { 2: at(1, 2) }, 1],
  ['a day of the start', rule('ActivityPreferredStartingTime', `${ids(2)}<Preferred_Day>Tue</Preferred_Day><Preferred_Hour></Preferred_Hour>`), { 2: at(2, 2) }, 1, { 2: at(1, 4) }],
  ['starts to choose from', rule('ActivityPreferredStartingTimes', ids(2) + slot('Preferred_Starting_Time', 'Tue', '1', 'Preferred_Starting_')), { 2: at(1, 2) }, 1],
  ['starts of a subject', rule('ActivitiesPreferredStartingTimes', `<Subject_Name>Turning</Subject_Name>${slot('Preferred_Starting_Time', 'Mon', '1', 'Preferred_Starting_')}`), {}, 1, { 2: at(0, 0) }],
  ['every hour in its slots', rule('ActivityPreferredTimeSlots', ids(1) + slot('Preferred_Time_Slot', 'Mon', '1', 'Preferred_') + slot('Preferred_Time_Slot', 'Mon', '2', 'Preferred_')), { 1: at(0, 1) }, 1],
  ['slots by year and tag', rule('ActivitiesPreferredTimeSlots', `<Students_Name>Y</Students_Name><Activity_Tag_Name>practice</Activity_Tag_Name>${slot('Preferred_Time_Slot', 'Mon', '1', 'Preferred_')}${slot('Preferred_Time_Slot', 'Mon', '2', 'Preferred_')}`), { 1: at(1, 2) }, 1],
  ['one after the other', rule('TwoActivitiesConsecutive', firstTo(2, 5)), { 2: at(1, 2) }, 1],
  ['two grouped', rule('TwoActivitiesGrouped', firstTo(2, 5)), { 5: at(1, 3) }, 1, { 2: at(1, 2) }],
  ['three grouped', rule('ThreeActivitiesGrouped', firstTo(3, 2, 5)), { 3: at(1, 3) }, 1, { 3: at(1, 2) }],
  ['an order', rule('TwoActivitiesOrdered', firstTo(1, 4)), { 1: at(2, 3) }, 1],
  ['an order on one day', rule('TwoActivitiesOrderedIfSameDay', firstTo(2, 5)), { 2: at(1, 2) }, 1, { 5: at(0, 4) }],
  ['most hours a day', rule('TeacherMaxHoursDaily', '<Teacher_Name>Ada</Teacher_Name><Maximum_Hours_Daily>2</Maximum_Hours_Daily>'), { 5: at(0, 3) }, 1],
  ['most hours on end', rule('TeachersMaxHoursContinuously', '<Maximum_Hours_Continuously>2</Maximum_Hours_Continuously>'), { 5: at(0, 2) }, 1, { 5: at(0, 3) }],
  ['fewest hours of a teacher', rule('TeacherMinHoursDaily', '<Teacher_Name>Ada</Teacher_Name><Minimum_Hours_Daily>2</Minimum_Hours_Daily>'), { 5: at(2, 3) }, 1],
  ['no empty day', rule('StudentsSetMinHoursDaily', '<Students>G1</Students><Minimum_Hours_Daily>1</Minimum_Hours_Daily><Allow_Empty_Days>false</Allow_Empty_Days>'), { 2: at(0, 3) }, 2],
  ['most days', rule('TeacherMaxDaysPerWeek', '<Teacher_Name>Ada</Teacher_Name><Max_Days_Per_Week>2</Max_Days_Per_Week>'), { 5: at(2, 3) }, 1],
  ['gaps of a week', rule('TeacherMaxGapsPerWeek', '<Teacher_Name>Ada</Teacher_Name><Max_Gaps>1</Max_Gaps>'), { 5: at(1, 3) }, 1, { 5: at(1, 2) }],
  ['gaps of a day', rule('TeachersMaxGapsPerDay', '<Max_Gaps>1</Max_Gaps>'), { 5: at(1, 3) }, 1, { 5: at(1, 2) }],
  ['gaps of students', rule('StudentsMaxGapsPerWeek', '<Max_Gaps>0</Max_Gaps>'), { 2: at(0, 3) }, 2],
  ['beginnings', rule('StudentsSetEarlyMaxBeginningsAtSecondHour', '<Students>G1</Students><Max_Beginnings_At_Second_Hour>1</Max_Beginnings_At_Second_Hour>'), { 2: at(1, 2) }, 2, { 2: at(1, 1) }],
  ['days in an interval', rule('TeacherIntervalMaxDaysPerWeek', '<Teacher_Name>Ada</Teacher_Name><Interval_Start_Hour>3</Interval_Start_Hour><Interval_End_Hour></Interval_End_Hour><Max_Days_Per_Week>0</Max_Days_Per_Week>'), { 5: at(1, 3) }, 1],
  ['hours of a tag', rule('TeachersActivityTagMaxHoursDaily', '<Activity_Tag_Name>practice</Activity_Tag_Name><Maximum_Hours_Daily>2</Maximum_Hours_Daily>'), { 5: at(0, 3) }, 1, { 2: at(0, 3) }],
  ['changes of building', rule('TeacherMaxBuildingChangesPerDay', '<Teacher>Ada</Teacher><Max_Building_Changes_Per_Day>0</Max_Building_Changes_Per_Day>'), { 2: { room: 'Lab' }, 5: { room: 'Hall' } }, 1, { 2: { room: 'Lab' }, 5: { room: 'Lab' } }],
  ['a closed room', rule('RoomNotAvailableTimes', `<Room>Lab</Room>${slot('Not_Available_Time', 'Mon', '2')}`), { 1: { room: 'Lab' } }, 1, { 3: { room: 'Lab' } }],
  ['a closed room inside another', rule('RoomNotAvailableTimes', `<Room>Hall</Room>${slot('Not_Available_Time', 'Mon', '2')}`), { 1: { room: 'Both', realRooms: ['Lab', 'Hall'] } }, 1],
  ['a room', rule('ActivityPreferredRoom', `${ids(3)}<Room>Lab</Room>`), {}, 1, { 3: { room: 'Lab' } }],
  ['rooms', rule('ActivityPreferredRooms', `${ids(3)}<Preferred_Room>Lab</Preferred_Room><Preferred_Room>Hall</Preferred_Room>`), {}, 1, { 3: { room: 'Hall' } }],
  ['real rooms', rule('ActivityPreferredRoom', `${ids(1)}<Room>Both</Room><Real_Room>Lab</Real_Room><Real_Room>Hall</Real_Room>`), { 1: { room: 'Both', realRooms: ['Lab', 'Lab'] } }, 1, { 1: { room: 'Both', realRooms: ['Hall', 'Lab'] } }],
  ['a room of a subject', rule('SubjectPreferredRoom', '<Subject>Milling</Subject><Room>Hall</Room>'), { 3: { room: 'Lab' } }, 1, { 3: { room: 'Hall' } }],
  ['a room of a tag', rule('ActivityTagPreferredRoom', '<Activity_Tag>practice</Activity_Tag><Room>Lab</Room>'), { 1: { room: 'Lab' } }, 1, { 1: { room: 'Lab' }, 5: { room: 'Lab' } }],
  ['rooms of a subject and a tag', rule('SubjectActivityTagPreferredRooms', '<Subject>Welding</Subject><Activity_Tag>practice</Activity_Tag><Preferred_Room>Lab</Preferred_Room>'), {}, 1, { 5: { room: 'Lab' } }],
  ['a home', rule('StudentsSetHomeRoom', '<Students>Z</Students><Room>Lab</Room>'), { 5: { room: 'Hall' } }, 1, { 5: { room: 'Lab' } }],
  ['homes of a teacher', rule('TeacherHomeRooms', '<Teacher>Bo</Teacher><Preferred_Room>Lab</Preferred_Room><Preferred_Room>Hall</Preferred_Room>'), { 3: { room: 'Lab' } }, 1, { 3: { room: 'Hall' }, 4: { room: 'Lab' } }],
]

describe('a small school', () => {
  test('a plan without faults breaks nothing', () => {
    expect(check([])).toEqual({ broken: [], pending: [], soft: 0, softBy: {}, placed: 5, unplaced: [], unknown: {} })
  })

  test.each(CASES)('%s: broken where it is broken, and only there', (_, constraint, bad, places, good) => {
    const type = /<(\w+)>/.exec(constraint)![1]!
    const of = (moves: Moves | undefined) => check([constraint], moves).broken.filter(b => b.constraint === type)
    expect(of(bad)).toHaveLength(places)
    expect(of(good)).toEqual([])
    const soft = check([constraint.replace('>100<', '>60<')], bad)
    expect(soft.broken.filter(b => b.constraint === type)).toEqual([])
    expect(soft.soft).toBeGreaterThanOrEqual(0.6 * places)
  })

  test.each<[string, Moves, lines: number]>([
    ['a teacher in two places', { 5: at(0, 0) }, 1],
    ['a group and its year at once, in each of its parts', { 2: at(2, 1) }, 2],
    ['an activity past the end of its day', { 1: at(0, 4) }, 1],
    ['two activities in one room', { 1: { room: 'Lab' }, 3: { room: 'Lab' } }, 1],
    ['a room inside another room', { 1: { room: 'Both', realRooms: ['Lab', 'Hall'] }, 3: { room: 'Hall' } }, 1],
    ['too many people', { 1: { room: 'Hall' } }, 1],
    ['a room that does not exist', { 1: { room: 'Attic' } }, 1],
    ['rooms that are not one of each kind', { 1: { room: 'Both', realRooms: ['Hall', 'Hall'] } }, 3],
  ])('%s is found', (_, moves, lines) => {
    expect(check([], moves).broken).toHaveLength(lines)
  })

  test('a gap does not count where the teacher is away, nor in a break', () => {
    const gaps = rule('TeacherMaxGapsPerWeek', '<Teacher_Name>Ada</Teacher_Name><Max_Gaps>0</Max_Gaps>')
    const away = rule('TeacherNotAvailableTimes', `<Teacher>Ada</Teacher>${slot('Not_Available_Time', 'Tue', '2')}`)
    const pause = rule('BreakTimes', slot('Break_Time', 'Tue', '3'))
    expect(check([gaps], { 5: at(1, 3) }).broken).toHaveLength(1)
    expect(check([gaps, away], { 5: at(1, 3) }).broken).toHaveLength(1)
    expect(check([gaps, away, pause], { 5: at(1, 3) }).broken).toEqual([])
  })

  test('a break between two activities does not part them', () => {
    const grouped = rule('TwoActivitiesGrouped', firstTo(2, 5))
    expect(check([grouped, rule('BreakTimes', slot('Break_Time', 'Tue', '2'))], { 5: at(1, 2) }).broken).toEqual([])
  })

  test('days between at 95 % may be too few, but then side by side, and never three', () => {
    const near = (consecutive: boolean) => rule('MinDaysBetweenActivities', `${ids(1, 2, 5)}<MinDays>1</MinDays><Consecutive_If_Same_Day>${consecutive}</Consecutive_If_Same_Day>`, 95)
    const moved = { 5: at(2, 3) }
    expect(check([near(true)], { ...moved, 2: at(0, 2) })).toMatchObject({ broken: [], soft: 0.95 })
    expect(check([near(true)], { ...moved, 2: at(0, 3) })).toMatchObject({ broken: [{ constraint: 'ConstraintMinDaysBetweenActivities' }], soft: 0.95 })
    expect(check([near(false)], { ...moved, 2: at(0, 3) })).toMatchObject({ broken: [], soft: 0.95 })
    expect(check([near(false)], { 5: at(0, 4), 2: at(0, 3) }).broken).toHaveLength(1)
  })

  test('a room that another rule prefers is as good as home', () => {
    const home = rule('StudentsSetHomeRoom', '<Students>Z</Students><Room>Lab</Room>')
    expect(check([home, rule('SubjectPreferredRoom', '<Subject>Welding</Subject><Room>Hall</Room>', 50)], { 5: { room: 'Hall' } }).broken).toEqual([])
  })

  test('what is left out is named, and what it may still mend is pending', () => {
    const hours = rule('TeacherMinHoursDaily', '<Teacher_Name>Ada</Teacher_Name><Minimum_Hours_Daily>2</Minimum_Hours_Daily>')
    expect(check([hours], { 5: null })).toMatchObject({ broken: [], pending: [{ constraint: 'ConstraintTeacherMinHoursDaily' }], placed: 4, unplaced: ['5 Welding (Z, Ada)'] })
    const more = hours.replace('>2<', '>4<')
    expect(check([more], { 5: null }).broken).toHaveLength(1)
  })

  test('a type it does not know is told, never passed over', () => {
    expect(check([rule('TeachersMaxSpanPerDay', '<Max_Span>3</Max_Span>'), rule('TeacherMaxHoursDaily', '<Teacher_Name>Nobody</Teacher_Name>')]).unknown).toEqual({ ConstraintTeachersMaxSpanPerDay: 1, ConstraintTeacherMaxHoursDaily: 1 })
  })

  test('what is switched off does not count', () => {
    expect(check([CASES[0]![1].replace('<Active>true', '<Active>false')], CASES[0]![2]).broken).toEqual([])
  })
})

describe('a real solved timetable', () => {
  const file = sharedData('fet/FET-5-official/Spain/4-secondary-and-vocational-school/SPAIN_20-21-locked.fet')

  test.skipIf(!file)('its 1205 fixed starts and its rooms break nothing; planted double bookings are all found', () => {
    const source = readFetSource(readFileSync(file!, 'utf8'))
    const plan = new Map(fixedPlan(source))
    expect(checkFet(source, plan)).toMatchObject({ broken: [], pending: [], placed: 1205, unplaced: [], unknown: {} })

    const basic = () => checkFet(source, plan).broken.filter(b => b.constraint.startsWith('ConstraintBasicCompulsory'))
    const taught = source.tasks.filter(t => t.hours === 1 && t.teachers.length)
    const planted = [0, 1, 2, 3, 4, 5, 6, 7].map(i => taught[i * 40]!)
    for (const task of planted) {
      const before = plan.get(task.id)!
      const other = source.tasks.find(t => t.id !== task.id && t.teachers.includes(task.teachers[0]!) && (plan.get(t.id)!.day !== before.day || plan.get(t.id)!.hour !== before.hour))!
      plan.set(task.id, { ...before, day: plan.get(other.id)!.day, hour: plan.get(other.id)!.hour })
      expect(basic().some(b => b.what.startsWith(`${task.teachers[0]} is in 2 places`))).toBe(true)
      plan.set(task.id, before)
    }
    const roomed = source.tasks.filter(t => plan.get(t.id)!.room && !plan.get(t.id)!.realRooms.length)
    for (const task of [0, 1, 2, 3].map(i => roomed[i * 50]!)) {
      const before = plan.get(task.id)!
      const other = roomed.find(t => t.id !== task.id && plan.get(t.id)!.day === before.day && plan.get(t.id)!.hour === before.hour)!
      plan.set(task.id, { ...before, room: plan.get(other.id)!.room })
      expect(basic().some(b => b.what.startsWith(`${plan.get(other.id)!.room}: `) && b.what.includes(String(task.id)))).toBe(true)
      plan.set(task.id, before)
    }
    expect(basic()).toEqual([])
  })
})
