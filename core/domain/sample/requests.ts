import { groupedBy } from '../base/grouped-by.ts'
import type { Need } from '../records/booking.ts'
import type { Row } from '../tables.ts'
import { kindKey, kindOf } from '../timetable/college/equipment-kind.ts'
import type { Scene } from './scene.ts'

type Lesson = Row<'booking'> & { times: { kind: 'series' } }

/**
 * What the lessons of the term were scheduled from: one request for those of a class group that share course, teacher, weeks and all that
 * they hold. A request asks for as many pieces as each of its sessions has.
 */
export function putRequests(scene: Scene): void {
  const { sheaf } = scene
  const machines = new Map(sheaf.all('equipment').map(row => [row.id, row]))
  const lessons = sheaf.all('booking').filter((b): b is Lesson => b.use === 'teaching' && b.times.kind === 'series')
  const needs = new Map(lessons.map(lesson => [lesson.id, needsOf(lesson, machines)]))
  const shared = groupedBy(lessons, lesson => {
    const { title, classGroupIds, teacherIds, workshopId, stations, times } = lesson
    return JSON.stringify([title, classGroupIds, teacherIds, workshopId, stations, times.weeks, periodsOf(lesson), needs.get(lesson.id)!.map(n => kindKey(n.kind))])
  })
  for (const sessions of shared.values()) {
    const [first] = sessions
    if (!first) continue
    const { title, classGroupIds, teacherIds, workshopId, stations, people, times } = first
    const request = sheaf.put('sessionRequest', {
      title,
      termId: times.termId,
      classGroupIds,
      teacherIds,
      workshopId,
      needs: needs.get(first.id)!.map(({ kind }, i) => ({ kind, pieces: Math.min(...sessions.map(s => needs.get(s.id)![i]!.pieces)) })),
      ...(stations === undefined ? {} : { stations }),
      people,
      periods: periodsOf(first),
      perWeek: sessions.length,
      weeks: times.weeks,
      // two that share a day do so already
      ...(new Set(sessions.map(s => s.times.weekday)).size < sessions.length ? { notSameDay: false } : {}),
    })
    for (const session of sessions) session.requestId = request.id
  }
}

function periodsOf({ times: { periods } }: Lesson): number {
  return periods!.to - periods!.from + 1 // the lessons of the sample go by periods
}

/** The pieces that a booking holds, by kind. */
function needsOf({ items }: Row<'booking'>, machines: ReadonlyMap<string, Row<'equipment'>>): Need[] {
  const pieces = new Map<string, number>()
  for (const { equipmentId, units } of items ?? []) {
    const kind = kindOf(machines.get(equipmentId)!)
    pieces.set(kind, (pieces.get(kind) ?? 0) + units)
  }
  return [...pieces].map(([kind, n]) => ({ kind, pieces: n })).sort((a, b) => (a.kind < b.kind ? -1 : 1))
}
