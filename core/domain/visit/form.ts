import type { LocalDate } from '../base/time.ts'
import type { DayIndex } from '../attendance/day-index.ts'
import { segmentOn } from '../placement/segments.ts'
import { isOnLeave, type Stays } from '../placement/stays.ts'
import { nameOf } from '../record-name.ts'
import { isDone, type Attendance, type Evidence, type Visit, type VisitIssue } from '../records/on-site.ts'
import type { Tables } from '../tables.ts'
import { issuesOf } from './record.ts'

export type VisitIntern = { placementId: string; student: string; number: string; group: string; post: string; tutorId: string | null; state: Attendance['state'] | null; evidence: Evidence | null; onLeave: boolean }

/** All that the form of a visit shows besides what is typed: who is at the host on that day, with whom one speaks, what earlier visits left open. */
export type VisitScene = {
  host: string
  address: string | null
  interns: VisitIntern[]
  contacts: { id: string; name: string; position: string | null; phone: string | null }[]
  /** the last visit before that day */
  last: { id: string; date: LocalDate; way: Visit['way']; teacher: string } | null
  openIssues: { id: string; what: string; owner: string; due: LocalDate; foundOn: LocalDate }[]
}

type SceneTables = Pick<Tables, 'enterprise' | 'contact' | 'placement' | 'student' | 'classGroup' | 'post' | 'teacher' | 'visit' | 'visitIssue'>

/** Null for an enterprise that is gone. `except` is the visit that is being written: its own issues stand in the form. */
export function visitScene(tables: SceneTables, { stays, days }: { stays: Stays; days: DayIndex<'attendance'> }, about: { enterpriseId: string; date: LocalDate; except?: string | undefined }): VisitScene | null {
  const { enterpriseId, date, except } = about
  const host = tables.enterprise.get(enterpriseId)
  if (!host) return null
  const visits = [...tables.visit.values()].filter(v => v.enterpriseId === enterpriseId && v.id !== except)
  const before = visits.filter(v => isDone(v) && v.date <= date).sort((a, b) => (a.date < b.date ? 1 : -1))[0]
  return {
    host: host.name,
    address: host.address ?? null,
    interns: stays
      .at(enterpriseId)
      .flatMap(({ placement, segments }): VisitIntern[] => {
        const segment = segmentOn(segments, date)
        if (!segment) return []
        const student = tables.student.get(placement.studentId)
        const [mark] = days.on(placement.id, date)
        return [
          {
            placementId: placement.id,
            student: student?.name ?? placement.studentId,
            number: student?.number ?? '',
            group: student?.classGroupId === undefined ? '' : nameOf(tables, student.classGroupId),
            post: segment.postId === undefined ? '' : nameOf(tables, segment.postId),
            tutorId: segment.tutorId ?? null,
            state: mark?.state ?? null,
            evidence: mark?.evidence ?? null,
            onLeave: isOnLeave(stays.leavesOf(placement.id), date),
          },
        ]
      })
      .sort((a, b) => (a.number < b.number ? -1 : 1)),
    contacts: [...tables.contact.values()].filter(c => c.enterpriseId === enterpriseId).map(({ id, name, position, phone }) => ({ id, name, position: position ?? null, phone: phone ?? null })),
    last: before ? { id: before.id, date: before.date, way: before.way, teacher: nameOf(tables, before.teacherId) } : null,
    openIssues: visits.flatMap(visit => issuesOf(tables, visit.id).filter(i => i.closedOn === undefined).map(({ id, what, owner, due }) => ({ id, what, owner, due, foundOn: visit.date }))),
  }
}

/** A visit with the issues that it found. */
export type VisitSheet = { visit: Visit; issues: VisitIssue[]; host: string; teacher: string }

export function visitSheet(tables: Pick<Tables, 'enterprise' | 'teacher' | 'visit' | 'visitIssue'>, id: string): VisitSheet | null {
  const visit = tables.visit.get(id)
  if (!visit) return null
  return { visit, issues: issuesOf(tables, id), host: nameOf(tables, visit.enterpriseId), teacher: nameOf(tables, visit.teacherId) }
}
