import type { ProposedSession } from '#domain/timetable/college/choice.ts'
import type { Names } from './names.ts'
import { isSameTime } from './week-model.ts'

type Say = (key: string, facts?: Record<string, unknown>) => string

/** How a session is moved: where it comes from, or where it goes to; where only its room, people, weeks or machines change, these. */
export function changeText(say: Say, names: Names, session: ProposedSession, which: 'from' | 'to'): string {
  const { before } = session
  if (!before) return say('timetable.state.new')
  if (session.state === 'same') return say('timetable.state.same')
  const place = which === 'from' ? before : session
  const parts: string[] = []
  if (!isSameTime(session, before)) parts.push(names.time(place))
  if (session.workshopId !== before.workshopId && place.workshopId) parts.push(names.name(place.workshopId))
  if (session.teacherIds.join() !== before.teacherIds.join()) parts.push(names.list(place.teacherIds))
  if (session.weeks !== before.weeks) parts.push(names.weeks(place.weeks))
  if (!parts.length) return say('schedule.otherMachines')
  return say(`schedule.moved.${which}`, { place: parts.join(' · ') })
}
