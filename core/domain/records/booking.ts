import { z } from 'zod'
import { ClockText, DateText, TimeText } from '../base/time.ts'
import { choice, integer, note, ref, refs, text } from '../base/field.ts'

export const PeriodRange = z.strictObject({ from: z.int().min(1).max(40), to: z.int().min(1).max(40) })
export type PeriodRange = z.infer<typeof PeriodRange>

/** Once, by the clock. `periods` remembers that it was chosen by period (节次); the clock is what counts. */
export const Once = z.strictObject({
  kind: z.literal('once'),
  start: TimeText,
  end: TimeText,
  periods: PeriodRange.optional(),
})
export type Once = z.infer<typeof Once>

/** Weekly over a term: weekday + periods (or clock) + week pattern in canonical text, e.g. `1-8,10-16` or `1-15 odd`. */
export const Series = z.strictObject({
  kind: z.literal('series'),
  termId: z.string(),
  weekday: z.int().min(1).max(7),
  weeks: z.string().min(1).max(200),
  periods: PeriodRange.optional(),
  clock: z.strictObject({ start: ClockText, end: ClockText }).optional(),
  /** absent: the bell table that holds on each date */
  bellTableId: z.string().optional(),
})
export type Series = z.infer<typeof Series>

export const Times = z.discriminatedUnion('kind', [Once, Series])
export type Times = z.infer<typeof Times>

export const BookedItem = z.strictObject({ equipmentId: z.string(), units: z.int().min(1).max(100_000) })
export type BookedItem = z.infer<typeof BookedItem>

/** What is different on one date of a series. `date` is the date that the pattern gives. */
export const Exception = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('skip'), date: DateText, reason: z.string().max(400).optional() }),
  z.strictObject({
    kind: z.literal('move'),
    date: DateText,
    start: TimeText,
    end: TimeText,
    workshopId: z.string().optional(),
    items: z.array(BookedItem).max(200).optional(),
    reason: z.string().max(400).optional(),
  }),
])
export type Exception = z.infer<typeof Exception>

/** A rule that was set aside, by whom and why. Only rules in `OVERRIDABLE` (booking/rules.ts) may be. */
export const Override = z.strictObject({ rule: z.string(), reason: z.string().trim().min(1).max(400), by: z.string().max(200).optional() })
export type Override = z.infer<typeof Override>

export const BOOKING_USES = ['teaching', 'enterprise', 'service', 'exam', 'other'] as const
export const BOOKING_STATUS = ['held', 'confirmed', 'cancelled'] as const

/** A promise of a room and/or pieces of equipment to class groups and teachers, once or weekly over a term. */
export const Booking = z.strictObject({
  id: z.string(),
  title: text({ main: true, aliases: ['课程', '课程名称', '实训项目', '用途', '内容'] }),
  use: choice(BOOKING_USES, { aliases: ['使用类型', '用途类型'] }),
  status: choice(BOOKING_STATUS, { aliases: ['状态'] }),
  times: Times.meta({ kind: 'list' }),
  workshopId: ref('workshop', { aliases: ['实训室', '地点', '教室'] }).optional(),
  /** workstations held; absent = the whole room */
  stations: integer({ min: 1, max: 10_000, unit: 'stations', aliases: ['工位数'] }).optional(),
  items: z.array(BookedItem).max(200).meta({ kind: 'list' }).optional(),
  classGroupIds: refs('classGroup', { aliases: ['班级'] }).optional(),
  teacherIds: refs('teacher', { aliases: ['教师', '任课教师'] }).optional(),
  enterpriseId: ref('enterprise', { aliases: ['企业'] }).optional(),
  people: integer({ max: 100_000, unit: 'people', aliases: ['人数'] }).optional(),
  exceptions: z.array(Exception).max(400).meta({ kind: 'list' }).optional(),
  overrides: z.array(Override).max(50).meta({ kind: 'list' }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
  /** where an import took it from, e.g. `fet:activity 12` */
  origin: text({ internal: true }).optional(),
})
export type Booking = z.infer<typeof Booking>

/** A session that still wants a time: what the automatic timetable will place, and what an import could not place. */
export const SessionRequest = z.strictObject({
  id: z.string(),
  title: text({ main: true, aliases: ['课程', '课程名称'] }),
  classGroupIds: refs('classGroup', { aliases: ['班级'] }).optional(),
  teacherIds: refs('teacher', { aliases: ['教师', '任课教师'] }).optional(),
  workshopId: ref('workshop', { aliases: ['实训室', '地点'] }).optional(),
  periods: integer({ min: 1, max: 40, aliases: ['节数', '连上节数'] }),
  perWeek: integer({ min: 1, max: 100, aliases: ['每周次数'] }),
  people: integer({ max: 100_000, unit: 'people', aliases: ['人数'] }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
  origin: text({ internal: true }).optional(),
})
export type SessionRequest = z.infer<typeof SessionRequest>
