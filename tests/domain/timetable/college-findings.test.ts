import { describe, expect, test } from 'vitest'
import { findingText } from '#words/timetable-text.ts'
import { codesOf, request, schedule, termWith, weekly, type Rows } from './small-term.ts'

const lathes = (count: number): Rows => ({ equipment: Array.from({ length: count }, (_, i) => ({ id: `equipment:${i}`, name: 'lathe', units: 1, statusCode: '1' as const, workshopId: 'workshop:1' })) })
const found = (...rows: Rows[]) => schedule(termWith(...rows))
const wants = (more: object): Rows => ({ sessionRequest: [request('X', more)] })

describe('what is wrong with a request is found before the search', () => {
  test.each<[string, Rows[], string, object, boolean]>([
    ['more pieces than there are', [lathes(3), wants({ needs: [{ kind: 'lathe', pieces: 4 }] })], 'pieces', { wanted: 4, has: 3, room: 'Hall 1', kind: 'lathe' }, true],
    ['pieces that no room of the kind has', [lathes(3), wants({ workshopId: undefined, workshopKind: 'CNC', needs: [{ kind: 'lathe', pieces: 2 }, { kind: ' Lathe', pieces: 2 }] })], 'pieces', { wanted: 4, has: 3 }, true],
    ['a kind of equipment that is not there', [wants({ needs: [{ kind: 'laser', pieces: 1 }] })], 'noKind', { kind: 'laser' }, true],
    ['an empty kind of room', [wants({ workshopId: undefined, workshopKind: 'Nursing' })], 'noRoomKind', { kind: 'Nursing' }, true],
    ['more workstations than the room has', [wants({ stations: 21 })], 'stations', { wanted: 21, stations: 20, room: 'Hall 1' }, true],
    ['more people than workstations in every room of the kind', [wants({ workshopId: undefined, workshopKind: 'CNC', people: 41 })], 'people', { people: 41, stations: 40, room: 'Hall 2' }, true],
    ['a week outside the term', [wants({ weeks: '3-6' })], 'weeksOutside', { last: 4, weeks: '3-6' }, false],
    ['no week within the term', [wants({ weeks: '5-6' })], 'noWeeks', { last: 4 }, true],
    ['a session longer than the day', [wants({ periods: 9 })], 'tooLong', { wanted: 9, periods: 8 }, true],
    ['nobody who holds the qualification', [{ qualification: [{ id: 'qualification:1', name: 'CNC' }] }, wants({ teacherIds: [], qualificationId: 'qualification:1' })], 'noTeacher', { qualification: 'CNC' }, true],
    ['nothing about how often', [wants({ perWeek: undefined })], 'howOften', {}, true],
    ['nobody and nothing', [wants({ teacherIds: [], classGroupIds: [], workshopId: undefined })], 'empty', {}, true],
    ['more booked than wanted', [wants({}), { booking: [1, 2].map(d => weekly(`b${d}`, d, 1, 2, { requestId: 'sessionRequest:X' })) }], 'tooManySessions', { booked: 2, wanted: 1 }, false],
    ['no time of the week at which it could begin', [wants({ earliest: 7, latest: 8, periods: 3 })], 'noTime', {}, false],
    ['a day without lessons in any of its weeks', [{ calendarDay: [{ id: 'calendarDay:1', date: '2026-09-08', kind: 'holiday' }] }, wants({ weekdays: [2], weeks: '1' })], 'noTime', {}, false],
    ['periods that the bell table of some week lacks', [{ bellTable: [{ id: 'bellTable:1', name: 'all', isDefault: true, periods: [1, 2, 3].map(no => ({ no, start: `0${no}:00`, end: `0${no}:45` })) }, { id: 'bellTable:2', name: 'short', from: '2026-09-14', to: '2026-09-20', periods: [1, 2].map(no => ({ no, start: `0${no}:00`, end: `0${no}:45` })) }] }, wants({ earliest: 2, latest: 3, periods: 2 })], 'noTime', {}, false],
    ['no time at all, for what stands there', [wants({ weekdays: [1], latest: 2 }), { booking: [weekly('other', 1, 2, 2, { teacherIds: ['teacher:li'] })] }], 'noStart', { starts: 1, obstacles: [{ code: 'teacher', starts: 1, of: 1, facts: { name: 'Li', by: 'other' } }] }, false],
  ])('%s', (_, rows, code, facts, blocks) => {
    const { findings, sessions, leftOut } = found(...rows)
    expect(findings.filter(f => f.code === code)).toMatchObject([{ requestId: 'sessionRequest:X', facts, blocks }])
    if (blocks || code === 'noTime') {
      expect(sessions).toEqual([])
      expect(leftOut.length).toBe(code === 'howOften' ? 0 : 1)
      expect(leftOut.every(l => l.obstacles[0]?.code === 'finding')).toBe(true)
    }
    for (const f of findings) for (const language of ['en', 'zh-CN'] as const) expect(findingText(language, f)).not.toMatch(/\{\{|timetable\.finding|undefined/)
  })

  test('more periods than somebody’s week has, where it is and by how many', () => {
    const many = (who: object) => ({ sessionRequest: ['X', 'Y', 'Z'].map(id => request(id, { weekdays: [1], perWeek: 2, notSameDay: false, teacherIds: [], classGroupIds: [], workshopId: undefined, ...who })) })
    const full = (who: object) => found(many(who)).findings
    expect(full({ teacherIds: ['teacher:li'] })).toMatchObject(['X', 'Y', 'Z'].map(title => ({ code: 'teacherFull', facts: { title, name: 'Li', wanted: 12, has: 8 } })))
    expect(full({ classGroupIds: ['classGroup:a'] })[0]).toMatchObject({ code: 'classFull', facts: { name: 'A' } })
    expect(full({ workshopId: 'workshop:1' })[0]).toMatchObject({ code: 'roomFull', facts: { name: 'Hall 1' } })
    expect(full({ classGroupIds: ['classGroup:b'], perWeek: 1 })).toEqual([])
    // what is not to be had is not counted among what there is
    const away = found(many({ teacherIds: ['teacher:li'], perWeek: 1 }), { unavailableTime: [{ id: 'unavailableTime:1', teacherId: 'teacher:li', weekday: 1, from: 1, to: 4, weeks: '2' }] })
    expect(away.findings[0]).toMatchObject({ facts: { wanted: 6, has: 4, weeks: '2' } })
    expect(away.proof).toMatchObject({ placed: 2, all: 3, atMost: 2, kind: 'most' })
  })

  test('two locks on one place: the second is let go', () => {
    const place = { nth: 1, weekday: 2, from: 3, to: 4, weeks: '1-4', workshopId: 'workshop:1', teacherIds: ['teacher:li'], items: [] }
    const { sessions, findings } = schedule(termWith({ sessionRequest: [request('X'), request('Y')] }), { locks: [{ requestId: 'sessionRequest:X', ...place }, { requestId: 'sessionRequest:Y', ...place }] })
    expect(findings).toMatchObject([{ requestId: 'sessionRequest:Y', code: 'lockTaken', facts: { title: 'Y', by: 'X', weekday: 2, from: 3 } }])
    expect(sessions.map(s => [s.title, s.locked])).toEqual([['X', true], ['Y', true]].map(([t], i) => [t, i === 0]))
  })

  test('a sound term has no findings', () => {
    expect(codesOf(found(lathes(4), wants({ needs: [{ kind: 'LATHE', pieces: 4 }], perWeek: 5, people: 20, weeks: '1-4' })))).toEqual([])
  })
})
