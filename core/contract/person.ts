import { z } from 'zod'
import { KEEPING_CLASSES, WHOLE_KEPT_TABLES, type KeepingClass } from '#domain/person/keeping.ts'
import { command, job, query, type FileOut } from './define.ts'

const Id = z.string().min(1).max(120)

/** A class of personal data: for how many years it is kept (null: nobody has said), and how many records are older, the first of them since when. */
export type DueClass = { kept: KeepingClass; years: number | null; count: number; since: string | null; /** people who are due, the first few */ names: string[] }
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
    'person.reveal': command<{ value: string }>()(() => z.strictObject({ id: Id, field: z.string().max(60) })),
    /** Clears what is older than the college keeps it: of a class of data, or people as a whole. Can be undone until it is carried out. */
    'person.clear': command<{ records: number }>()(() => z.strictObject({ kept: z.enum(KEEPING_CLASSES) })),
    /** Takes out of every record about these people who they were. Can be undone until it is carried out. */
    'person.erase': command<{ people: number; records: number }>()(() => z.strictObject({ ids: z.array(Id).min(1).max(5000) })),
  },
  queries: {
    /** How many people are erased of whom this computer's own history can still tell who they were: erased here, or brought so by a file. */
    'person.waiting': query<{ people: number }>()(() => z.strictObject({}), ['student']),
    /** What is older than the college keeps it, by class; without what is on the disk alone, which goes along with the rest. */
    'person.due': query<{ classes: DueClass[]; /** erased, and perhaps not carried out */ erased: number }>()(() => z.strictObject({}), ['college', ...WHOLE_KEPT_TABLES]),
  },
  jobs: {
    /** Everything about one person: to read (.pdf), as a list a table (.xlsx), or whole (.json), photos included. The history notes it. */
    'person.export': job<FileOut>()(() => z.strictObject({ id: Id, format: z.enum(['json', 'xlsx', 'pdf']), language: z.enum(['zh-CN', 'en']) })),
    /** Writes the whole folder anew without what was erased: then nobody can bring it back. */
    'person.carryOut': job<CarriedOut>()(() => z.strictObject({})),
  },
}
