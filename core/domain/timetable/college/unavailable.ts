import { buildClassKin } from '../../booking/class-kin.ts'
import { weekList } from '../../calendar/week-pattern.ts'
import { nameOf } from '../../record-name.ts'
import type { SessionRequest } from '../../records/booking.ts'
import type { Tables } from '../../tables.ts'
import type { Place } from './choice.ts'
import type { Grid } from './grid.ts'

/** Who of a session is not to be had at its place: a teacher, its room, a class group or one that shares its students; null where nobody is missing. */
export function awayFinder(tables: Pick<Tables, 'unavailableTime' | 'classGroup' | 'teacher' | 'workshop'>, { term }: Pick<Grid, 'term'>): (place: Place, request: SessionRequest) => { name: string; id: string } | null {
  const kin = buildClassKin(tables.classGroup)
  const times = [...tables.unavailableTime.values()].filter(t => t.termId === undefined || t.termId === term.id)
  return (place, { classGroupIds = [] }) => {
    const whom = new Set([...place.teacherIds, ...(place.workshopId === null ? [] : [place.workshopId]), ...classGroupIds.flatMap(id => kin.kinOf(id))])
    for (const { teacherId, classGroupId, workshopId, weekday, from, to, weeks } of times) {
      const id = teacherId ?? classGroupId ?? workshopId
      if (id === undefined || !whom.has(id) || weekday !== place.weekday || to < place.from || from > place.to) continue
      const own = weeks === undefined ? null : new Set(weekList(weeks))
      if (!own || weekList(place.weeks).some(w => own.has(w))) return { name: nameOf(tables, id), id }
    }
    return null
  }
}
