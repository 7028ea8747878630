import { z } from 'zod'
import { choice, choices, clock, date, decimal, flag, note, photo, record, ref, refs, text } from '../base/field.ts'
import { TimeText } from '../base/time-text.ts'

/**
 * Where a day's word comes from, the weakest first: the student alone, the mentor's signature, a teacher who saw it on a visit, a
 * machine's booking log. Reports never count a weak word as a strong one.
 */
export const EVIDENCE = ['self', 'mentor', 'teacher', 'machine'] as const
export type Evidence = (typeof EVIDENCE)[number]

/** One student's day at the host (考勤). Kept by the month: its id names it. */
export const Attendance = record(() => ({
  id: z.string(),
  placementId: ref('placement', { main: true, aliases: ['学号', '姓名', '学生姓名'] }),
  date: date({ main: true, aliases: ['日期', '考勤日期'] }),
  state: choice(['present', 'late', 'leftEarly', 'absent', 'leave', 'sick', 'rest'], { aliases: ['考勤', '出勤情况', '状态'] }),
  hours: decimal({ max: 24, unit: 'hours', aliases: ['工时', '小时'] }).optional(),
  evidence: choice(EVIDENCE, { aliases: ['依据', '证据来源'] }),
  by: text({ aliases: ['签字人', '记录人'] }).optional(),
  note: text({ max: 400, aliases: ['备注'] }).optional(),
}))
export type Attendance = z.infer<typeof Attendance>

/** One shift of one student (排班). Kept by the month: its id names it. A draft binds nobody. */
export const Shift = record(() => ({
  id: z.string(),
  placementId: ref('placement', { main: true, aliases: ['学号', '姓名', '学生姓名'] }),
  date: date({ main: true, aliases: ['日期'] }),
  shiftTypeId: ref('shiftType', { main: true, aliases: ['班次'] }),
  published: flag({ aliases: ['已发布'] }).optional(),
  note: text({ max: 200, aliases: ['备注'] }).optional(),
}))
export type Shift = z.infer<typeof Shift>

/** How a mentor signed: drew on the screen, typed the name and agreed, or signed the printed sheet. */
export const SIGNATURE_WAYS = ['drawn', 'typed', 'paper'] as const

/**
 * A mentor's signature under the attendance of one host for some days (导师签字): the marks of these days that rested on the student's
 * word alone rose by it. Written by `attendance.sign` only.
 */
export const Signature = record(() => ({
  id: z.string(),
  enterpriseId: ref('enterprise', { main: true }),
  from: date({ main: true }),
  to: date(),
  /** the name as it was signed */
  by: text({ max: 100 }),
  contactId: ref('contact').optional(),
  at: TimeText.meta({ kind: 'text' }),
  way: choice(SIGNATURE_WAYS),
  /** the drawn name, or a photo of the signed paper */
  image: photo().optional(),
  /** marks of these days when it was signed */
  marks: z.int().min(1).meta({ kind: 'integer' }),
}))
export type Signature = z.infer<typeof Signature>

/** The checklist of a visit, in the order in which a teacher walks through it. */
export const VISIT_CHECKS = ['present', 'post', 'hours', 'rest', 'safety', 'lodging', 'pay', 'journal', 'mentor'] as const

const VisitCheck = z.enum(VISIT_CHECKS)
/** What was noted beside one point of the checklist. */
export const CheckRemark = z.strictObject({ check: VisitCheck, text: z.string().trim().min(1).max(400) })
export type CheckRemark = z.infer<typeof CheckRemark>
export const VisitPhoto = z.strictObject({ image: photo(), caption: z.string().trim().min(1).max(200).optional() })
export type VisitPhoto = z.infer<typeof VisitPhoto>

/**
 * A visit or a check from afar (巡查, 检查记录, A36): what was seen, with whom was spoken. One that is only planned has its day already and
 * proves nothing yet. A point of the checklist that is in neither list was not looked at.
 */
export const Visit = record(() => ({
  id: z.string(),
  enterpriseId: ref('enterprise', { main: true, aliases: ['实习单位', '企业'] }),
  placementId: ref('placement', { aliases: ['学号', '姓名'] }).optional(),
  date: date({ main: true, aliases: ['汇报日期', '检查日期', '巡查日期'] }),
  start: clock({ aliases: ['时间'] }).optional(),
  teacherId: ref('teacher', { aliases: ['指导教师', '检查人'] }),
  way: choice(['onSite', 'phone', 'message', 'video', 'email'], { aliases: ['方式', '汇报信息途径'] }),
  /** absent: done */
  status: choice(['planned', 'done'], { aliases: ['状态'] }).optional(),
  checks: choices(VISIT_CHECKS, { aliases: ['检查项目', '合格项目'] }).optional(),
  failed: choices(VISIT_CHECKS, { aliases: ['不合格项目'] }).optional(),
  remarks: z.array(CheckRemark).max(VISIT_CHECKS.length).meta({ kind: 'list', internal: true }).optional(),
  /** interns who were seen */
  seen: refs('placement', { aliases: ['见到学生'] }).optional(),
  content: note({ aliases: ['实习内容', '检查内容'] }).optional(),
  progress: note({ aliases: ['实习进展', '实习进展（周报）'] }).optional(),
  spokeWith: text({ aliases: ['访谈对象'] }).optional(),
  photos: z.array(VisitPhoto).max(40).meta({ kind: 'list', internal: true }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type Visit = z.infer<typeof Visit>

/** Whether a visit took place; one that is planned counts nowhere. */
export function isDone(visit: Pick<Visit, 'status'>): boolean {
  return visit.status !== 'planned'
}

/** Something that a visit found and somebody must see to, until when. */
export const VisitIssue = record(() => ({
  id: z.string(),
  visitId: ref('visit', { main: true }),
  what: text({ max: 400, main: true, aliases: ['问题'] }),
  owner: text({ aliases: ['责任人'] }),
  due: date({ aliases: ['整改期限', '期限'] }),
  closedOn: date({ aliases: ['整改完成日期'] }).optional(),
  result: text({ max: 400, aliases: ['整改结果'] }).optional(),
}))
export type VisitIssue = z.infer<typeof VisitIssue>

/** A page of a student's internship journal (实习日志, 周报, A35). */
export const Journal = record(() => ({
  id: z.string(),
  placementId: ref('placement', { main: true, aliases: ['学号', '姓名'] }),
  date: date({ main: true, aliases: ['日期', '时间'] }),
  content: note({ aliases: ['内容'] }).optional(),
  mentorSeen: flag({ aliases: ['企业导师签字'] }).optional(),
  tutorSeen: flag({ aliases: ['教师已阅'] }).optional(),
}))
export type Journal = z.infer<typeof Journal>

/** An accident or another serious event (突发事件): reported at once (Art. 23), settled by insurer and parties (Art. 36). */
export const Incident = record(() => ({
  id: z.string(),
  placementId: ref('placement', { main: true, aliases: ['学号', '姓名', '学生姓名'] }),
  date: date({ main: true, aliases: ['发生日期'] }),
  what: note({ aliases: ['经过', '事件'] }),
  severity: choice(['minor', 'injury', 'serious'], { aliases: ['程度'] }),
  reportedOn: date({ aliases: ['报告日期'] }).optional(),
  settledOn: date({ aliases: ['办结日期'] }).optional(),
  handling: note({ aliases: ['处理情况'] }).optional(),
}))
export type Incident = z.infer<typeof Incident>

/** A complaint or a question, in the ledger that Art. 45 asks for (A45). */
export const Ticket = record(() => ({
  id: z.string(),
  date: date({ main: true, aliases: ['日期', '受理日期'] }),
  kind: choice(['complaint', 'question', 'force', 'fee'], { aliases: ['类型'] }),
  what: note({ aliases: ['内容', '投诉内容'] }),
  placementId: ref('placement', { aliases: ['学号', '姓名'] }).optional(),
  enterpriseId: ref('enterprise', { aliases: ['单位'] }).optional(),
  handledBy: text({ aliases: ['处理人'] }).optional(),
  closedOn: date({ aliases: ['办结日期'] }).optional(),
  result: note({ aliases: ['处理结果'] }).optional(),
}))
export type Ticket = z.infer<typeof Ticket>

/** A finding that stays, with the reason for it and the document behind it: who answers for it and until when. */
export const FindingOverride = record(() => ({
  id: z.string(),
  rule: text({ max: 40, main: true }),
  subjectId: text({ max: 120, main: true }),
  from: date(),
  to: date(),
  reason: text({ max: 400, aliases: ['理由'] }),
  document: text({ max: 200, aliases: ['依据文件'] }).optional(),
  by: text({ aliases: ['责任人'] }),
}))
export type FindingOverride = z.infer<typeof FindingOverride>

/** A figure of a rule pack that this college has set otherwise, from a day on. */
export const RuleSetting = record(() => ({
  id: z.string(),
  pack: text({ max: 40, main: true }),
  rule: text({ max: 40, main: true }),
  parameter: text({ max: 40, main: true }),
  value: text({ max: 80 }),
  from: date().optional(),
  reason: text({ max: 400, aliases: ['理由'] }).optional(),
}))
export type RuleSetting = z.infer<typeof RuleSetting>
