import { describe, expect, test } from 'vitest'
import { registerOf } from '#domain/register/held.ts'
import { requestProblems } from '#domain/register/request-checks.ts'
import { rowProblems } from '#domain/register/row-checks.ts'
import { World } from '#domain/world.ts'

const world = new World()
world.load('term', [{ id: 'term:1', name: '秋', start: '2026-08-31', weeks: 18 }])
world.load('workshop', [{ id: 'workshop:cnc', name: '数控车间', kind: '机加工' }])
const held = registerOf(world.tables)
const said = (table: 'sessionRequest' | 'unavailableTime', row: Record<string, unknown>) => requestProblems(held, table, row).map(p => [p.field, p.code])

describe('a session request', () => {
  const span = (weekday: number, from: number, to: number) => [{ weekday, from, to }]
  test.each<[string, Record<string, unknown>, [string, string][]]>([
    ['by the week', {}, []],
    ['by the term', { perWeek: undefined, perTerm: 4 }, []],
    ['without a count', { perWeek: undefined }, [['perWeek', 'request.noCount']]],
    ['with two counts', { perTerm: 4 }, [['perTerm', 'request.twoCounts']]],
    ['in weeks as they are written', { weeks: '1-15单' }, []],
    ['in weeks that are none', { weeks: '春季' }, [['weeks', 'request.weeks']]],
    ['in the last week of its term', { termId: 'term:1', weeks: '10-18' }, []],
    ['beyond its term', { termId: 'term:1', weeks: '10-19' }, [['weeks', 'request.weeksBeyond']]],
    ['beyond a term that it does not name', { weeks: '10-19' }, []],
    ['in odd weeks to the end of its term', { termId: 'term:1', weeks: '1-59 odd' }, []],
    ['upside down', { earliest: 5, latest: 4 }, [['latest', 'request.backwards']]],
    ['with just enough room', { earliest: 5, latest: 6 }, []],
    ['with too little room', { earliest: 5, latest: 5 }, [['latest', 'request.noRoom']]],
    ['with too little room from the first period', { latest: 1 }, [['latest', 'request.noRoom']]],
    ['preferred within', { earliest: 3, preferred: span(5, 3, 4) }, []],
    ['preferred backwards', { preferred: span(1, 4, 3) }, [['preferred', 'request.preferredBackwards']]],
    ['preferred before its earliest period', { earliest: 3, preferred: span(1, 2, 4) }, [['preferred', 'request.preferredOutside']]],
    ['preferred on a Saturday that is no workday', { preferred: span(6, 1, 2) }, [['preferred', 'request.preferredOutside']]],
    ['preferred on a Saturday that is allowed', { weekdays: [5, 6], preferred: span(6, 1, 2) }, []],
    ['preferred for less than a session', { preferred: span(1, 1, 1) }, [['preferred', 'request.preferredShort']]],
    ['six times on five days apart', { perWeek: 6, notSameDay: true }, [['notSameDay', 'request.fewDays']]],
    ['six times on five days, as far as there are days', { perWeek: 6 }, []],
    ['for one kind twice', { needs: [{ kind: 'CK-6140', pieces: 2 }, { kind: 'ck 6140', pieces: 1 }] }, [['needs', 'request.needTwice']]],
    ['in a room of its kind', { workshopId: 'workshop:cnc', workshopKind: '机加工' }, []],
    ['in a room of another kind', { workshopId: 'workshop:cnc', workshopKind: '护理' }, [['workshopKind', 'request.otherKind']]],
  ])('%s', (_, row, problems) => expect(said('sessionRequest', { periods: 2, perWeek: 1, ...row })).toEqual(problems))

  test('needs at least one piece of a kind, and weekdays that there are', () => {
    const row = { id: 'sessionRequest:1', title: '车削', periods: 2, perWeek: 1 }
    expect(rowProblems(world.tables, 'sessionRequest', { ...row, needs: [{ kind: 'CK6140', pieces: 0 }] })).toMatchObject([{ field: 'needs', code: 'field.form' }])
    expect(rowProblems(world.tables, 'sessionRequest', { ...row, weekdays: [0] })).toMatchObject([{ field: 'weekdays', code: 'field.form' }])
    expect(rowProblems(world.tables, 'sessionRequest', row)).toEqual([])
  })
})

describe('an unavailable time', () => {
  const time = { weekday: 1, from: 1, to: 2 }
  test.each<[string, Record<string, unknown>, [string, string][]]>([
    ['of a teacher', { teacherId: 'teacher:1' }, []],
    ['of nobody', {}, [['teacherId', 'unavailable.whose']]],
    ['of two', { teacherId: 'teacher:1', workshopId: 'workshop:cnc' }, [['workshopId', 'unavailable.several']]],
    ['of all three', { teacherId: 'teacher:1', classGroupId: 'classGroup:1', workshopId: 'workshop:cnc' }, [['classGroupId', 'unavailable.several']]],
    ['that ends before it begins', { teacherId: 'teacher:1', to: 0 }, [['to', 'unavailable.backwards']]],
    ['in weeks that are none', { teacherId: 'teacher:1', weeks: 'x' }, [['weeks', 'request.weeks']]],
    ['beyond its term', { teacherId: 'teacher:1', termId: 'term:1', weeks: '19' }, [['weeks', 'request.weeksBeyond']]],
  ])('%s', (_, row, problems) => expect(said('unavailableTime', { ...time, ...row })).toEqual(problems))
})
