import { z } from 'zod'
import { ClockText, DateText, TimeText } from '../base/time-text.ts'
import { choice, flag, integer, note, record, ref, refs, text, weeks, written } from '../base/field.ts'

export const PeriodRange = z.strictObject({ from: z.int().min(1).max(40), to: z.int().min(1).max(40) })
export type PeriodRange = z.infer<typeof PeriodRange>

/** Once, by the clock. `periods` remembers that it was chosen by period (节次); the clock is what counts. */
export const Once = record(() => ({
  kind: z.literal('once'),
  start: TimeText,
  end: TimeText,
  periods: PeriodRange.optional(),
}))
export type Once = z.infer<typeof Once>

/** Weekly over a term: weekday + periods (or clock) + week pattern in canonical text, e.g. `1-8,10-16` or `1-15 odd`. */
export const Series = record(() => ({
  kind: z.literal('series'),
  termId: z.string(),
  weekday: z.int().min(1).max(7),
  weeks: z.string().min(1).max(200),
  periods: PeriodRange.optional(),
  clock: z.strictObject({ start: ClockText, end: ClockText }).optional(),
  /** absent: the bell table that holds on each date */
  bellTableId: z.string().optional(),
}))
export type Series = z.infer<typeof Series>

export const Times = z.lazy(() => z.discriminatedUnion('kind', [Once, Series]))
export type Times = z.infer<typeof Times>

export const BookedItem = z.strictObject({ equipmentId: z.string(), units: z.int().min(1).max(100_000) })
export type BookedItem = z.infer<typeof BookedItem>

/** What is different on one date of a series. `date` is the date that the pattern gives. */
export const Exception = z.lazy(() =>
  z.discriminatedUnion('kind', [
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
  ]),
)
export type Exception = z.infer<typeof Exception>

/** A rule that was set aside, by whom and why. Only rules in `OVERRIDABLE` (booking/rules.ts) may be. */
export const Override = z.strictObject({ rule: z.string(), reason: z.string().trim().min(1).max(400), by: z.string().max(200).optional() })
export type Override = z.infer<typeof Override>

export const BOOKING_USES = ['teaching', 'enterprise', 'service', 'exam', 'other'] as const
export const BOOKING_STATUS = ['held', 'confirmed', 'cancelled'] as const

/** A promise of a room and/or pieces of equipment to class groups and teachers, once or weekly over a term. */
export const Booking = record(() => ({
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
  /** the request of which this is a session */
  requestId: ref('sessionRequest', { internal: true }).optional(),
  /** the automatic timetable never moves it */
  locked: flag({ aliases: ['锁定'] }).optional(),
  /** where an import took it from, e.g. `fet:activity 12` */
  origin: text({ internal: true }).optional(),
}))
export type Booking = z.infer<typeof Booking>

export const TEACHER_CHOICES = ['all', 'any'] as const
export const PRIORITIES = ['high', 'normal', 'low'] as const

/** So many pieces of a kind of equipment: of a model, or of a name where the pieces have no model (see timetable/college/equipment-kind.ts). */
export const Need = z.strictObject({ kind: z.string().trim().min(1).max(200), pieces: z.int().min(1).max(100_000) })
export type Need = z.infer<typeof Need>

/** Periods of a weekday, first and last counted. */
export const DaySpan = z.strictObject({ weekday: z.int().min(1).max(7), from: z.int().min(1).max(40), to: z.int().min(1).max(40) })
export type DaySpan = z.infer<typeof DaySpan>

const WHEN = { min: 1, max: 40 } as const

/**
 * Sessions that the college wants, for the automatic timetable to place: with whom, where, with what, how often and when.
 * Sessions that have a time are bookings that name the request.
 */
export const SessionRequest = record(() => ({
  id: z.string(),
  title: text({ main: true, aliases: ['课程', '课程名称', '课程名', '科目', '实训项目', 'course', 'subject'] }),
  /** absent: whichever term is scheduled */
  termId: ref('term', { aliases: ['学期', 'term'] }).optional(),
  /** absent: teaching */
  use: choice(BOOKING_USES, { aliases: ['使用类型', '用途类型', '用途', 'use'] }).optional(),
  classGroupIds: refs('classGroup', { aliases: ['班级', '上课班级', '教学班', '班级名称', '专业班级', 'class', 'classes'] }).optional(),
  teacherIds: refs('teacher', { aliases: ['教师', '任课教师', '教师姓名', '授课教师', 'teacher'] }).optional(),
  /** absent: all of them attend; `any`: one of them */
  teacherChoice: choice(TEACHER_CHOICES, { aliases: ['教师安排', '教师要求'] }).optional(),
  /** with no teachers named: any teacher who holds it */
  qualificationId: ref('qualification', { aliases: ['资格', '资格要求', '任教资格'] }).optional(),
  workshopId: ref('workshop', { aliases: ['实训室', '地点', '上课地点', '教室', '场地', 'room', 'place'] }).optional(),
  /** any workshop of this kind */
  workshopKind: text({ aliases: ['实训室类型', '场地类型', '教室类型', 'room type', 'kind of room'] }).optional(),
  needs: written('needs', z.array(Need).min(1).max(50), { aliases: ['设备', '设备需求', '所需设备', '设备及数量', 'machines'] }).optional(),
  /** workstations held; absent: the whole room */
  stations: integer({ min: 1, max: 10_000, unit: 'stations', aliases: ['工位数', '工位'] }).optional(),
  people: integer({ max: 100_000, unit: 'people', aliases: ['人数', '学生人数', 'students'] }).optional(),
  /** in a row, each session */
  periods: integer({ min: 1, max: 40, aliases: ['节数', '连上节数', '连堂节数', '每次节数'] }),
  /** sessions in each week of the pattern; this or `perTerm` */
  perWeek: integer({ min: 1, max: 100, aliases: ['每周次数', '周次数', '次/周'] }).optional(),
  /** sessions in the whole term, each in one week; this or `perWeek` */
  perTerm: integer({ min: 1, max: 1000, aliases: ['学期次数', '总次数', '每学期次数'] }).optional(),
  /** canonical week pattern; absent: every week of the term */
  weeks: weeks({ aliases: ['周次', '上课周次', '教学周', '起止周'] }).optional(),
  /** absent: Monday to Friday */
  weekdays: written('weekdays', z.array(z.int().min(1).max(7)).min(1).max(7), { aliases: ['可排星期', '上课星期', '星期', 'days'] }).optional(),
  /** begins no earlier than this period */
  earliest: integer({ ...WHEN, aliases: ['最早节次', '最早', '不早于'] }).optional(),
  /** ends no later than this period */
  latest: integer({ ...WHEN, aliases: ['最晚节次', '最晚', '不晚于'] }).optional(),
  preferred: written('spans', z.array(DaySpan).min(1).max(100), { aliases: ['优先时间', '希望时间', '期望时间', '优先时段'] }).optional(),
  /** absent: true, as far as the week has days enough */
  notSameDay: flag({ unlessSaid: true, aliases: ['不在同一天', '同天不重复', '分散'] }).optional(),
  /** absent: normal */
  priority: choice(PRIORITIES, { aliases: ['优先级'] }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
  origin: text({ internal: true }).optional(),
}))
export type SessionRequest = z.infer<typeof SessionRequest>

/** When a teacher, a class group or a workshop is not to be had: periods of a weekday, in some weeks or in all. */
export const UnavailableTime = record(() => ({
  id: z.string(),
  /** exactly one of these three */
  teacherId: ref('teacher', { main: true, aliases: ['教师', '任课教师', '教师姓名', 'teacher'] }).optional(),
  classGroupId: ref('classGroup', { main: true, aliases: ['班级', 'class'] }).optional(),
  workshopId: ref('workshop', { main: true, aliases: ['实训室', '地点', '教室', '场地', 'room'] }).optional(),
  /** absent: every term */
  termId: ref('term', { aliases: ['学期', 'term'] }).optional(),
  weekday: written('weekday', z.int().min(1).max(7), { aliases: ['星期', '周几', 'day'] }),
  from: integer({ ...WHEN, aliases: ['开始节次', '起始节次', '开始节', '起始节'] }),
  to: integer({ ...WHEN, aliases: ['结束节次', '截止节次', '结束节', '截止节'] }),
  /** canonical week pattern; absent: every week */
  weeks: weeks({ aliases: ['周次', '教学周', '起止周'] }).optional(),
  reason: text({ aliases: ['原因', '事由', '说明'] }).optional(),
}))
export type UnavailableTime = z.infer<typeof UnavailableTime>
