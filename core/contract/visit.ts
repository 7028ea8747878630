import { z } from 'zod'
import { record } from '#domain/base/field.ts'
import { ClockText, DateText } from '#domain/base/time-text.ts'
import { Visit, VisitIssue } from '#domain/records/on-site.ts'
import type { VisitBoard } from '#domain/visit/board.ts'
import type { VisitScene, VisitSheet } from '#domain/visit/form.ts'
import { command, query } from './define.ts'

const Id = z.string().min(1).max(120)
const who = () => ({ enterpriseId: Id, start: ClockText.optional(), teacherId: Id, way: Visit.shape.way })

const Entry = record(() => {
  const { what, owner, due, closedOn, result } = VisitIssue.shape
  const { placementId, checks, failed, remarks, spokeWith, content, progress, note, photos } = Visit.shape
  return {
    /** of a visit that is there already, planned or done */
    id: Id.optional(),
    ...who(),
    date: DateText,
    placementId,
    checks,
    failed,
    remarks,
    spokeWith,
    /** placements of the interns who were seen */
    seen: z.array(Id).max(500).optional(),
    content,
    progress,
    note,
    photos,
    issues: z.array(z.strictObject({ id: Id.optional(), what, owner, due, closedOn, result })).max(100).optional(),
    /** interns who were seen, of whom a stronger word says otherwise: it stays */
    unmarked: z.array(Id).max(500).optional(),
  }
})

const STAYS = ['placement', 'placementChange', 'leave'] as const
const VISITS = ['visit', 'visitIssue', 'enterprise', 'teacher'] as const

export const visitContract = {
  commands: {
    /** A visit that took place, with what it found and who was seen, at once. */
    'visit.record': command<{ id: string; /** days of attendance written by it */ marked: number }>()(() => Entry),
    /** A visit on a day to come; with `id` on another day. */
    'visit.plan': command<{ id: string }>()(() => z.strictObject({ id: Id.optional(), ...who(), date: DateText, note: Visit.shape.note })),
    /** With the issues that it found. */
    'visit.remove': command<null>()(() => z.strictObject({ id: Id })),
    'visit.closeIssue': command<null>()(() => z.strictObject({ id: Id, closedOn: DateText, result: VisitIssue.shape.result })),
  },
  queries: {
    'visit.board': query<VisitBoard>()(() => z.strictObject({ month: z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/) }), [...VISITS, ...STAYS, 'student']),
    /** who and what is at a host on a day, for the form */
    'visit.scene': query<VisitScene | null>()(() => z.strictObject({ enterpriseId: Id, date: DateText, except: Id.optional() }), [
      ...VISITS, ...STAYS, 'student', 'classGroup', 'post', 'contact', 'attendance',
    ]),
    'visit.get': query<VisitSheet | null>()(() => z.strictObject({ id: Id }), VISITS),
  },
  jobs: {},
}
