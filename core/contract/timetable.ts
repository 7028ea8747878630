import { z } from 'zod'
import { BookedItem } from '#domain/records/booking.ts'
import type { Proposal, Why } from '#domain/timetable/college/choice.ts'
import { USUAL_WEIGHTS } from '#domain/timetable/college/choice.ts'
import type { TimetableAccepted } from '#domain/timetable/college/accept.ts'
import type { TimetableView } from '#domain/timetable/college/view.ts'
import { TIMETABLE_TABLES } from '#domain/timetable/college/facts.ts'
import { command, job, query, type FileOut, type Progress } from './define.ts'
import { LIST_FORMATS } from './files.ts'

/**
 * The automatic timetable (自动排课). A proposal is not written anywhere until it is accepted; see domain/timetable/college/choice.ts for what
 * it holds.
 */
const Id = z.string().min(1).max(120)
const Weeks = z.string().min(1).max(200)
const PeriodNo = z.int().min(1).max(40)
const Weight = z.int().min(0).max(3)
/** No term of one college has more. */
const MOST_SESSIONS = 20_000

const place = {
  weekday: z.int().min(1).max(7),
  from: PeriodNo,
  to: PeriodNo,
  weeks: Weeks,
  workshopId: Id.nullable(),
  teacherIds: z.array(Id).max(50),
  items: z.array(BookedItem).max(200),
}
const name = { requestId: Id, nth: z.int().min(1).max(1000) }
const Before = z.strictObject({ bookingId: Id, ...place }).nullable()
const Session = z.strictObject({ ...name, ...place })
const Told = z.record(z.string(), z.unknown())
const ToldObstacle = z.strictObject({ code: z.string().max(60), facts: Told, starts: z.int(), of: z.int() })
const ToldCure = z.strictObject({ kind: z.string().max(60), facts: Told })
const Goals = z.strictObject({
  gapsClasses: Weight.default(USUAL_WEIGHTS.gapsClasses),
  gapsTeachers: Weight.default(USUAL_WEIGHTS.gapsTeachers),
  spread: Weight.default(USUAL_WEIGHTS.spread),
  sameRoom: Weight.default(USUAL_WEIGHTS.sameRoom),
  compactDays: Weight.default(USUAL_WEIGHTS.compactDays),
  preferences: Weight.default(USUAL_WEIGHTS.preferences),
  evenLoad: Weight.default(USUAL_WEIGHTS.evenLoad),
  change: Weight.default(USUAL_WEIGHTS.change),
})

const choice = {
  termId: Id,
  scope: z.enum(['open', 'all']).default('open'),
  requestIds: z.array(Id).max(MOST_SESSIONS).optional(),
  fromWeek: z.int().min(1).max(60).default(1),
  goals: Goals.prefault({}),
  locks: z.array(Session).max(MOST_SESSIONS).default([]),
  doubles: z.boolean().default(true),
}

/** `placed` of `all` sessions, and what the best plan so far costs by the goals. */
export type TimetableProgress = Progress & { placed: number; all: number; cost: number; seconds: number }
export const timetableContract = {
  commands: {
    /**
     * Makes, moves and takes away the bookings of requests as one act. Refuses `timetable.changed` where something is not as the proposal knew it,
     * and `timetable.clash` where it can't be had any more.
     */
    'timetable.accept': command<TimetableAccepted>()(
      () => z.strictObject({
        termId: Id,
        sessions: z.array(Session.extend({ before: Before })).max(MOST_SESSIONS),
        /** sessions without a place; a booking that one had is taken away */
        leftOut: z.array(z.strictObject({ ...name, before: Before })).max(MOST_SESSIONS),
      }),
    ),
    /** Bookings that the automatic timetable is to leave where they are, or not any more. */
    'timetable.lock': command<{ changed: number }>()(() => z.strictObject({ bookingIds: z.array(Id).min(1).max(MOST_SESSIONS), locked: z.boolean() })),
  },
  queries: {
    /** The requests of a term (if none is named, of the one that an office plans now); null where there is no term, or no bell table in it. */
    'timetable.view': query<TimetableView | null>()(() => z.strictObject({ termId: Id.optional() }), TIMETABLE_TABLES),
  },
  jobs: {
    /** A proposal as an office file: what is placed, and what is not and why. */
    'timetable.export': job<FileOut>()(
      () => z.strictObject({
        termId: Id,
        format: z.enum(LIST_FORMATS),
        language: z.enum(['zh-CN', 'en']),
        sessions: z.array(Session.extend({ before: Before })).max(MOST_SESSIONS),
        leftOut: z.array(z.strictObject({ ...name, obstacles: z.array(ToldObstacle).max(100), cure: ToldCure.nullable() })).max(MOST_SESSIONS),
      }),
    ),
    /** Refuses `timetable.noTerm`, `timetable.noPeriods` and `timetable.nothing`. */
    'timetable.solve': job<Proposal, TimetableProgress>()(
      () => z.strictObject({
        ...choice,
        seconds: z.int().min(1).max(3600).default(30),
        /** ends after so many steps instead, in one thread: the same plan on every computer */
        steps: z.int().min(1).max(1_000_000_000).optional(),
        seed: z.int().min(0).max(2_147_483_647).default(1),
        /** a name that the caller gives this search, to end it by */
        run: z.string().min(1).max(80),
      }),
    ),
    /** Ends a search with the best that it has; without effect where it has ended. */
    'timetable.enough': job<null>()(() => z.strictObject({ run: z.string().min(1).max(80) })),
    /** Why a session is where a proposal has it, or what keeps it out and what would help. `sessions` are those of the proposal. */
    'timetable.why': job<Why, Progress>()(() => z.strictObject({ ...choice, ...name, sessions: z.array(Session).max(MOST_SESSIONS) })),
  },
}
