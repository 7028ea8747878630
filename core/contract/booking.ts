import { z } from 'zod'
import type { Alternative, Refusal } from '#domain/base/decision.ts'
import { DateText, TimeText } from '#domain/base/time-text.ts'
import type { LocalDate, Span } from '#domain/base/time.ts'
import type { Clash } from '#domain/booking/clashes.ts'
import type { FreeRow } from '#domain/booking/free.ts'
import type { BookingDetail, ClashRow, Listed } from '#domain/booking/listing.ts'
import { OCCUPANCY_TABLES } from '#domain/booking/occupancy.ts'
import { OnClash, Wish, WishPatch } from '#domain/booking/wish.ts'
import { BOOKING_STATUS, BOOKING_USES, Exception } from '#domain/records/booking.ts'
import { command, query } from './define.ts'

const Id = z.string().min(1).max(120)
const Create = Wish.extend(OnClash)
const ById = z.strictObject({ id: Id })
const Dates = { from: DateText, to: DateText }

export type Booked = { id: string; /** dates left out because they clashed */ skipped: LocalDate[] }
export type Verdict = { /** what saving it now would be answered with, if not accepted */ refusal: Refusal | null; clashes: Clash[]; alternatives: Alternative[] }
export type ClashList = { clashes: ClashRow[]; /** double bookings and the like */ hard: number; /** those that a reason may allow */ soft: number }

export const bookingContract = {
  commands: {
    'booking.create': command<Booked>()(() => Create),
    'booking.change': command<Booked>()(() => z.strictObject({ id: Id, patch: WishPatch, ...OnClash })),
    'booking.cancel': command<{ id: string }>()(() => z.strictObject({ id: Id, reason: z.string().trim().max(400).optional() })),
    /** Makes a held booking firm; brings a cancelled one back, if it can still be had. */
    'booking.confirm': command<{ id: string }>()(() => ById),
    'booking.remove': command<{ id: string }>()(() => ById),
    'booking.exception': command<{ id: string }>()(() => z.strictObject({ id: Id, exception: Exception, overrides: OnClash.overrides })),
    'booking.clearException': command<{ id: string }>()(() => z.strictObject({ id: Id, date: DateText })),
    /** What dragging on the board does: another time, another row, or both. */
    'booking.moveOccurrence': command<{ id: string }>()(
      () => z.strictObject({
        id: Id,
        date: DateText,
        start: TimeText,
        end: TimeText,
        resourceFrom: Id.optional(),
        resourceTo: Id.optional(),
        scope: z.enum(['this', 'all']),
        overrides: OnClash.overrides,
      }),
    ),
  },
  queries: {
    'booking.get': query<BookingDetail | null>()(() => ById, OCCUPANCY_TABLES),
    /** Every date of every booking between two dates, both included. */
    'booking.list': query<Listed>()(
      () => z.strictObject({
        ...Dates,
        text: z.string().max(200).optional(),
        use: z.enum(BOOKING_USES).optional(),
        status: z.enum(BOOKING_STATUS).optional(),
        resourceId: Id.optional(),
      }),
      OCCUPANCY_TABLES,
    ),
    /** What `booking.create` would say (with `id`: what changing that booking to this would); asked while a form is filled in. */
    'booking.check': query<Verdict>()(() => Create.extend({ id: Id.optional() }), OCCUPANCY_TABLES),
    /** "Dates first": what is free from one moment to another, on all weeks until a date if asked. */
    'booking.free': query<FreeRow[]>()(
      () => z.strictObject({
        from: TimeText,
        to: TimeText,
        until: DateText.optional(),
        kind: z.enum(['equipment', 'workshop', 'teacher']),
        text: z.string().max(200).optional(),
        units: z.int().min(1).max(100_000).optional(),
      }),
      OCCUPANCY_TABLES,
    ),
    /** When some resources are free together, in stretches of at least `length` minutes. */
    'booking.freeSlots': query<Span[]>()(
      () => z.strictObject({ resourceIds: z.array(Id).min(1).max(100), length: z.int().min(1).max(1440), from: TimeText, to: TimeText }),
      OCCUPANCY_TABLES,
    ),
    /** Clashes that the data hold now, between two dates, both included. */
    /** What kinds of equipment there are, each with its pieces, and of workshops: for those who ask for any of a kind. */
    'booking.kinds': query<{ equipment: { kind: string; pieces: number }[]; workshops: string[] }>()(() => z.strictObject({}), ['equipment', 'workshop']),
    /** How many requests want more sessions than have a time, and how many sessions these are; in a term, or in all. */
    'booking.openRequests': query<{ requests: number; sessions: number }>()(() => z.strictObject({ termId: Id.optional() }), ['sessionRequest', 'booking', 'term']),
    'booking.clashList': query<ClashList>()(() => z.strictObject({ ...Dates, /** only those of bookings that this teacher gives */ teacherId: Id.optional() }), OCCUPANCY_TABLES),
  },
  jobs: {},
}
