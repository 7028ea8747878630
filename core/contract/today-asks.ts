import { addDays, mondayOf } from '#domain/base/time.ts'
import type { CollegeState } from './college.ts'
import type { Contract, QueryName } from './contract.ts'
import type { InputOf } from './define.ts'

type QueryInput<N extends QueryName> = InputOf<Contract['queries'][N]>

/** Days that Today looks ahead. */
const AHEAD = 30

/** A question: the name of a query, and what is asked. */
function ask<N extends QueryName>(name: N, input: QueryInput<N>): readonly [N, QueryInput<N>] {
  return [name, input]
}

/** What Today asks, as things are in the college; at a teacher's desk about `me` alone. */
export function todayAsks({ today, week }: Pick<CollegeState, 'today' | 'week'>, me: string | undefined) {
  const monday = mondayOf(today)
  return {
    counts: ask('register.counts', {}),
    upkeep: ask('upkeep.due', { on: today, withinDays: AHEAD }),
    clashes: ask('booking.clashList', { from: today, to: addDays(today, AHEAD), ...(me ? { teacherId: me } : {}) }),
    week: ask('booking.list', { from: monday, to: addDays(monday, 6), ...(me ? { resourceId: me } : {}) }),
    term: ask('calendar.term', { termId: week?.termId ?? '-' }),
    held: ask('register.list', { table: 'teacherQualification' }),
    requests: ask('booking.openRequests', week ? { termId: week.termId } : {}),
    due: ask('internship.due', { on: today, ...(me ? { tutorId: me } : {}) }),
    outcome: ask('outcome.due', { on: today }),
    exchange: ask('exchange.overview', {}),
    erased: ask('person.waiting', {}),
    kept: ask('person.due', {}),
  }
}
