import { bySound } from '../base/by-sound.ts'
import { addDays, type LocalDate } from '../base/time.ts'
import { segmentOn } from '../placement/segments.ts'
import type { Stays } from '../placement/stays.ts'
import { nameOf } from '../record-name.ts'
import { isDone } from '../records/on-site.ts'
import type { Tables } from '../tables.ts'

/** A host as the sheet offers it: how many interns are there today, and when others were or will be. */
export type AttendanceHost = { id: string; name: string; interns: number; /** guided or lately visited by the one who asks */ mine: boolean; from: LocalDate; to: LocalDate }

type HostTables = Pick<Tables, 'enterprise' | 'teacher' | 'visit'>

/** Days back in which a visit makes a host one's own. */
const LATELY = 120

/** Hosts with interns, one's own first, then those with interns today, then the rest by name. */
export function attendanceHosts(tables: HostTables, stays: Stays, who: string, today: LocalDate): AttendanceHost[] {
  const me = new Set([...tables.teacher.values()].filter(t => t.name === who).map(t => t.id))
  const visited = new Set(
    [...tables.visit.values()].filter(v => isDone(v) && me.has(v.teacherId) && v.date >= addDays(today, -LATELY)).map(v => v.enterpriseId),
  )
  const hosts = [...stays.hosts()].map((id): AttendanceHost => {
    const host = { id, name: nameOf(tables, id), interns: 0, mine: visited.has(id), from: '9999-12-31', to: '' }
    for (const { segments } of stays.at(id)) {
      for (const segment of segments) {
        if (segment.from < host.from) host.from = segment.from
        if (segment.to > host.to) host.to = segment.to
      }
      const now = segmentOn(segments, today)
      if (!now) continue
      host.interns++
      if (now.tutorId !== undefined && me.has(now.tutorId)) host.mine = true
    }
    return host
  })
  const weight = (h: AttendanceHost) => (h.interns ? 2 : 0) + (h.mine ? 1 : 0)
  return hosts.sort((a, b) => weight(b) - weight(a) || bySound.compare(a.name, b.name))
}
