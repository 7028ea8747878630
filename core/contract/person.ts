import { z } from 'zod'
import { command, job, query, type FileOut } from './define.ts'

const Id = z.string().min(1).max(120)

/** Somebody whose data need not be kept any longer. */
export type DuePerson = { id: string; name: string; number: string; left: string; since: string }
export type CarriedOut = {
  /** people, and records about them */
  people: number
  records: number
  /** backups that still hold them, and when the oldest of these was made */
  backups: number
  oldest: string | null
}

export const personContract = {
  commands: {
    /** The whole number of a person whose middle is hidden everywhere; who saw it, and when, stands in the history. */
    'person.reveal': command<{ value: string }>()(z.strictObject({ id: Id, field: z.string().max(60) })),
    /** Takes out of every record about these people who they were. Can be undone until it is carried out. */
    'person.erase': command<{ people: number; records: number }>()(z.strictObject({ ids: z.array(Id).min(1).max(5000) })),
  },
  queries: {
    /** How many people are erased of whom this computer's own history can still tell who they were: erased here, or brought so by a file. */
    'person.waiting': query<{ people: number }>()(z.strictObject({}), ['student']),
    /** Who left or graduated longer ago than the college keeps people's data; `years`: as if it kept them so long. */
    'person.due': query<{ years: number | null; due: DuePerson[]; /** erased, and perhaps not carried out */ erased: number }>()(z.strictObject({ years: z.int().min(0).max(100).optional() }), ['student', 'college', 'classGroup']),
  },
  jobs: {
    /** Everything about one person: to read (.pdf), as a list a table (.xlsx), or whole (.json), photos included. The history notes it. */
    'person.export': job<FileOut>()(z.strictObject({ id: Id, format: z.enum(['json', 'xlsx', 'pdf']), language: z.enum(['zh-CN', 'en']) })),
    /** Writes the whole folder anew without what was erased: then nobody can bring it back. */
    'person.carryOut': job<CarriedOut>()(z.strictObject({})),
  },
}
