import { z } from 'zod'
import { choice, date, decimal, integer, money, note, record, ref, text } from '../base/field.ts'

/** What an enterprise asks for (技能需求): so many people with this skill at this level, from a day on. */
export const SkillDemand = record(() => ({
  id: z.string(),
  enterpriseId: ref('enterprise', { main: true, aliases: ['企业', '企业名称', '单位名称'] }),
  skillId: ref('skill', { main: true, aliases: ['技能', '技能名称', '技能点', '技能要求'] }),
  level: integer({ min: 1, max: 10, aliases: ['等级', '要求等级'] }).optional(),
  people: integer({ min: 1, max: 100_000, unit: 'people', aliases: ['人数', '需求人数'] }),
  from: date({ main: true, aliases: ['需求时间', '开始日期', '起始日期'] }),
  to: date({ aliases: ['结束日期', '截止日期'] }).optional(),
  source: choice(['survey', 'agreement', 'interview', 'other'], { aliases: ['来源', '信息来源'] }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type SkillDemand = z.infer<typeof SkillDemand>

/** Hours that a mentor at an enterprise gave to guiding interns (企业导师工时). */
export const MentorWork = record(() => ({
  id: z.string(),
  enterpriseId: ref('enterprise', { main: true, aliases: ['企业', '单位名称'] }),
  contactId: ref('contact', { main: true, aliases: ['企业导师', '师傅', '导师'] }).optional(),
  from: date({ main: true, aliases: ['开始日期', '起始日期', '日期'] }),
  to: date({ aliases: ['结束日期', '截止日期'] }),
  hours: decimal({ min: 0, max: 10_000, unit: 'hours', aliases: ['工时', '指导时数', '小时'] }),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type MentorWork = z.infer<typeof MentorWork>

/**
 * Class hours of an enterprise's part-time teacher as they were settled, and the fee (企业兼职教师课时与课酬). For the days that it speaks
 * of it replaces what the schedule says of this teacher.
 */
export const EnterpriseTeaching = record(() => ({
  id: z.string(),
  teacherId: ref('teacher', { main: true, aliases: ['教师', '企业兼职教师', '姓名', '工号'] }),
  from: date({ main: true, aliases: ['开始日期', '起始日期'] }),
  to: date({ aliases: ['结束日期', '截止日期'] }),
  hours: decimal({ min: 0, max: 10_000, unit: 'hours', aliases: ['课时', '学时', '授课课时'] }),
  pay: money({ aliases: ['课酬', '金额'] }).optional(),
  course: text({ aliases: ['课程', '课程名称'] }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type EnterpriseTeaching = z.infer<typeof EnterpriseTeaching>

/** What an enterprise gave for good (捐赠). What it lends stands in the register of equipment, with the lender's name. */
export const Donation = record(() => ({
  id: z.string(),
  enterpriseId: ref('enterprise', { main: true, aliases: ['企业', '捐赠单位', '捐赠企业'] }),
  date: date({ main: true, aliases: ['捐赠日期', '日期'] }),
  giftType: choice(['equipment', 'money', 'materials', 'software', 'other'], { aliases: ['捐赠类型', '类型'] }),
  what: text({ max: 400, main: true, aliases: ['捐赠内容', '内容', '名称'] }),
  value: money({ aliases: ['价值', '金额', '捐赠价值'] }),
  equipmentId: ref('equipment', { aliases: ['设备', '资产编号'] }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type Donation = z.infer<typeof Donation>

/** What the college did for an enterprise (社会服务): staff trained, technical work, tests. */
export const EnterpriseService = record(() => ({
  id: z.string(),
  enterpriseId: ref('enterprise', { main: true, aliases: ['企业', '服务企业', '单位名称'] }),
  serviceType: choice(['staffTraining', 'technical', 'research', 'testing', 'other'], { aliases: ['服务类型', '类型'] }),
  what: text({ max: 400, main: true, aliases: ['服务内容', '项目名称', '内容'] }),
  from: date({ main: true, aliases: ['开始日期', '起始日期', '日期'] }),
  to: date({ aliases: ['结束日期', '截止日期'] }),
  people: integer({ min: 0, max: 1_000_000, unit: 'people', aliases: ['人数', '培训人数'] }).optional(),
  hours: decimal({ min: 0, max: 100_000, unit: 'hours', aliases: ['学时', '课时', '小时'] }).optional(),
  income: money({ aliases: ['收入', '到款金额', '服务收入'] }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type EnterpriseService = z.infer<typeof EnterpriseService>

/**
 * What one unit is worth by the office's own reckoning (核算单价), from a day on. No rule of the state says any of these (domain.md F), so
 * nothing is reckoned in yuan until the office says how.
 */
export const RATED_THINGS = ['lentHour', 'collegeHour', 'mentorHour', 'teacherHour', 'trainedHour', 'recruit', 'placeMonth'] as const
export const LedgerRate = record(() => ({
  id: z.string(),
  thing: choice(RATED_THINGS, { main: true, aliases: ['项目', '核算项目'] }),
  amount: money({ aliases: ['单价', '金额'] }),
  from: date({ main: true, aliases: ['起始日期', '生效日期'] }),
  reason: text({ max: 400, aliases: ['依据', '理由'] }).optional(),
}))
export type LedgerRate = z.infer<typeof LedgerRate>
