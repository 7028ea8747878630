import { describe, expect, test } from 'vitest'
import { revision } from '#domain/base/change.ts'
import { exportBookings } from '#domain/intake/export-bookings.ts'
import { planCalendar } from '#domain/intake/plan-calendar.ts'
import { exportEvents } from '#domain/intake/export-events.ts'
import { exportWords } from '#app/intake-words.ts'
import { emptyCollege, sheet } from './sheets.ts'

function college() {
  const c = emptyCollege()
  c.take(
    sheet('学期', '学期|第一周周一|周数', '2026秋|2026-08-31|20'),
    sheet('作息', '作息时间表|节次|上课|下课', ...[1, 2, 3, 4].map(n => `平日|${n}|${7 + n}:00|${7 + n}:45`)),
  )
  return c
}
const HEADS = '课程|星期|节次|教师|地点|开始周|结束周|单双周|班级'

describe('a timetable file', () => {
  test('becomes weekly bookings, with the people and rooms that it names', () => {
    const { take, rows } = college()
    const done = take(
      sheet('课表', HEADS, '数控编程|星期一|1-2|王芳、李强|数控实训室|1|16|单周|数控1班', '铣工|周二|第3、4节|王芳|铣工室|2|18|0|数控2班'),
    )
    expect(done.problems).toEqual([])
    expect(done.tables).toEqual([{ table: 'booking', new: 2, changed: 0, same: 0 }])
    expect(done.willCreate.map(w => [w.table, w.names.length])).toEqual([
      ['teacher', 2],
      ['workshop', 2],
      ['classGroup', 2],
    ])
    const shown = Object.fromEntries(done.samples[0]!.fields.map(f => [f.field, f.to]))
    expect(shown).toMatchObject({ teacherIds: '王芳、李强', workshopId: '数控实训室', classGroupIds: '数控1班' })
    expect(rows('booking').map(b => b.times)).toMatchObject([
      { kind: 'series', weekday: 1, weeks: '1-15 odd', periods: { from: 1, to: 2 } },
      { kind: 'series', weekday: 2, weeks: '2-18', periods: { from: 3, to: 4 } },
    ])
  })

  test('keeps out what clashes with the college or with itself, and says with what', () => {
    const { take, plan, world } = college()
    take(sheet('课表', HEADS, '数控编程|1|1-2|王芳|数控实训室|1|16||数控1班'))
    const done = plan([
      sheet(
        '课表',
        HEADS,
        '铣工|1|2-3|王芳|铣工室|1|16||数控2班',
        '钳工|2|1-2|李强|钳工室|1|16||数控2班',
        '焊工|2|2|赵敏|钳工室|10|10||数控3班',
      ),
    ])
    expect(done.problems.map(p => [p.row, p.code, p.facts.rule, p.facts.date])).toEqual([
      [2, 'intake.clash', 'teacher.busy', '2026-08-31'],
      [4, 'intake.clash', 'room.full', '2026-11-03'],
    ])
    expect(done.tables).toEqual([{ table: 'booking', new: 1, changed: 0, same: 0 }])
    expect(world.tables.booking.size).toBe(1)
  })

  test('puts rows that differ in their weeks only into one series, and knows them again', () => {
    const { take, plan, rows } = college()
    const file = sheet('课表', '课程|星期|节次|教师|地点|周次|班级', '数控|1|1-2|王芳|A101|1-4周|1班', '数控|1|1-2|王芳|A101|8,10-12周|1班')
    take(file)
    expect(rows('booking').map(b => b.times)).toMatchObject([{ weeks: '1-4,8,10-12' }])
    expect(plan([file])).toMatchObject({ changes: [], tables: [{ same: 1 }] })
    expect(plan([sheet('课表', '课程|星期|节次|教师|地点|周次|班级', '数控|1|1-2|王芳|A101|1-6周|1班')]).tables).toEqual([
      { table: 'booking', new: 0, changed: 1, same: 0 },
    ])
  })

  test('knows bookings that no file brought, each by its weeks; other weeks change one that no row repeats', () => {
    const { take, plan, world } = college()
    take(sheet('课表', HEADS, '数控|1|1-2|王芳|A101|1|4||1班', '铣工|2|1-2|王芳|A101|1|4||1班'))
    const [first, other] = [...world.tables.booking.values()]
    const series = { kind: 'series', termId: [...world.tables.term.keys()][0]!, weekday: 1, periods: { from: 1, to: 2 } } as const
    world.apply([
      revision('booking', first!, { origin: null, use: 'exam' })!,
      revision('booking', other!, { origin: null, title: '数控', times: { ...series, weeks: '5-8' } })!,
    ])
    expect(plan([sheet('课表', HEADS, '数控|1|1-2|王芳|A101|1|4||1班', '数控|1|1-2|王芳|A101|5|8||1班')])).toMatchObject({ changes: [], tables: [{ same: 2 }] })
    const more = plan([sheet('课表', HEADS, '数控|1|1-2|王芳|A101|1|4||1班', '数控|1|1-2|王芳|A101|5|6||1班', '数控|1|1-2|王芳|A101|10|12||1班')])
    expect(more.problems).toEqual([])
    expect(more.changes.filter(c => c.table === 'booking')).toMatchObject([{ id: first!.id, to: { times: { weeks: '1-4,10-12' } } }, { id: other!.id, to: { times: { weeks: '5-6' } } }])
  })

  test('takes the term that a row names, and says so where the college has none of that name', () => {
    const { take, world } = college()
    take(sheet('学期', '学期|第一周周一|周数', '2027春|2027-02-22|20'))
    const done = take(sheet('课表', '学期|课程|星期|节次|周次', '2027春|铣工|1|1-2|1-4', '2019春|钳工|2|1-2|1-4'))
    expect(done.remarks).toEqual([{ code: 'termUnknown', facts: { value: '2019春', name: '2026秋', count: 1 } }])
    const { booking, term } = world.tables
    expect([...booking.values()].map(b => [b.title, b.times.kind === 'series' && term.get(b.times.termId)?.name])).toEqual([['铣工', '2027春'], ['钳工', '2026秋']])
  })

  test('points at rows whose time is not understood', () => {
    const { plan } = college()
    const done = plan([
      sheet('课表', '课程|星期|节次|周次', '甲|星期八|1-2|1-4', '乙|1|上午|1-4', '丙|1|1-2|若干', '丁|1|1-2|19-24', '戊|1|9-10|1-4'),
    ])
    expect(done.problems.map(p => [p.row, p.code, p.facts.rule])).toEqual([
      [2, 'row.weekday', undefined],
      [3, 'row.periods', undefined],
      [4, 'row.weeks', undefined],
      [5, 'row.weeksBeyond', undefined],
      [6, 'intake.clash', 'calendar.none'],
    ])
  })

  test('brings a term and bells where the college has none', () => {
    const { take, rows } = emptyCollege()
    take(sheet('课表', HEADS, '数控编程|星期一|1-2|王芳|数控实训室|1|16||数控1班'))
    expect([rows('term').length, rows('bellTable').length, rows('booking').length]).toEqual([1, 1, 1])
  })

  test.each(['zh-CN', 'en'] as const)('exported in %s is read again as the same', language => {
    const { take, plan, world } = college()
    take(sheet('课表', HEADS, '数控编程|星期一|1-2|王芳、李强|数控实训室|1|16|单周|数控1班', '铣工|周日|3|王芳|铣工室|2|18||数控2班'))
    const again = plan([exportBookings(world.tables, 'timetable', exportWords(language))])
    expect(again.problems).toEqual([])
    expect(again.tables).toEqual([{ table: 'booking', new: 0, changed: 0, same: 2 }])
  })
})

describe('a calendar file', () => {
  const event = { uid: 'a', title: '参观', start: '2026-11-24T09:00', end: '2026-11-24T11:00', place: '数控实训室' }

  test('becomes bookings in the rooms that it names; a newer one changes them', () => {
    const { world, context, rows } = college()
    const first = planCalendar(world, [event, { ...event, uid: 'b' }, { ...event, uid: 'c', cancelled: true }], context)
    expect(first.problems.map(p => [p.code, p.facts.rule])).toEqual([
      ['ics.cancelled', undefined],
      ['intake.clash', 'room.full'],
    ])
    expect(first.willCreate).toEqual([{ table: 'workshop', names: ['数控实训室'] }])
    world.apply(first.changes)
    expect(rows('booking')).toMatchObject([{ title: '参观', times: { kind: 'once', start: '2026-11-24T09:00' } }])
    const later = planCalendar(world, [{ ...event, end: '2026-11-24T12:00' }], context)
    expect(later.tables).toEqual([{ table: 'booking', new: 0, changed: 1, same: 0 }])
    expect(planCalendar(world, [event], context).changes).toEqual([])
  })

  test('is written with every date of a series in the days asked for', () => {
    const { take, world } = college()
    take(sheet('课表', HEADS, '数控编程|1|1-2|王芳|数控实训室|1|16||数控1班', '铣工|2|1|李强|铣工室|1|16||数控2班'))
    const [room] = [...world.tables.workshop.values()]
    const events = exportEvents(world, { from: '2026-09-01', to: '2026-09-14', resourceId: room!.id })
    expect(events.map(e => [e.title, e.start, e.end, e.place, e.people])).toEqual([
      ['数控编程', '2026-09-07T08:00', '2026-09-07T09:45', '数控实训室', ['王芳']],
      ['数控编程', '2026-09-14T08:00', '2026-09-14T09:45', '数控实训室', ['王芳']],
    ])
  })
})
