import { z } from 'zod'
import { choice, date, decimal, flag, integer, money, note, record, ref, refs, text } from '../base/field.ts'

/** Levels that a skill has where nothing is said, and the one from which it counts as mastered. */
export const DEFAULT_LEVELS = 5
export const DEFAULT_MASTERED_FROM = 3

/** Something that a programme teaches people to do (技能点), in levels; from one of them on it counts as mastered. */
export const Skill = record(() => ({
  id: z.string(),
  name: text({ main: true, aliases: ['技能', '技能名称', '技能点'] }),
  code: text({ max: 40, main: true, aliases: ['技能编号', '技能代码'] }).optional(),
  programmeId: ref('programme', { aliases: ['专业', '所属专业'] }).optional(),
  levels: integer({ min: 1, max: 10, aliases: ['等级数', '最高等级'] }).optional(),
  masteredFrom: integer({ min: 1, max: 10, aliases: ['掌握等级', '达标等级'] }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type Skill = z.infer<typeof Skill>

/** How a skill was assessed: by questions, or by doing it. */
export const PARTS = ['theory', 'practice'] as const

/** What one student can do of one skill, as seen on one day by a teacher or by a mentor at the enterprise (技能考核). Level 0: not yet. */
export const Assessment = record(() => ({
  id: z.string(),
  studentId: ref('student', { main: true, aliases: ['学号', '学生姓名', '姓名'] }),
  skillId: ref('skill', { main: true, aliases: ['技能', '技能名称', '技能点', '考核项目'] }),
  part: choice(PARTS, { aliases: ['考核方式', '考核类型'] }),
  level: integer({ min: 0, max: 10, aliases: ['等级', '考核等级', '达到等级'] }),
  date: date({ main: true, aliases: ['日期', '考核日期'] }),
  assessor: choice(['teacher', 'mentor'], { aliases: ['考核方', '评价主体'] }),
  by: text({ aliases: ['考核人', '评价人'] }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type Assessment = z.infer<typeof Assessment>

/** What a programme plans to be trained (实训项目), with its class hours. */
export const TrainingItem = record(() => ({
  id: z.string(),
  name: text({ main: true, aliases: ['实训项目', '项目名称', '实验名称', '名称'] }),
  code: text({ max: 40, main: true, aliases: ['项目编号', '实验序号'] }).optional(),
  programmeId: ref('programme', { aliases: ['专业', '所属专业', '专业分类'] }).optional(),
  part: choice(PARTS, { aliases: ['教学类型', '课程类型'] }),
  hours: decimal({ min: 0, max: 2000, unit: 'hours', aliases: ['学时', '课时', '计划学时', '实验时数'] }),
  skillIds: refs('skill', { aliases: ['对应技能', '技能点'] }).optional(),
  production: flag({ aliases: ['生产性实训'] }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type TrainingItem = z.infer<typeof TrainingItem>

/** A training item that was planned for a class group, and whether it was given (实训开出): without a day it was not, or not yet. */
export const ItemDelivery = record(() => ({
  id: z.string(),
  trainingItemId: ref('trainingItem', { main: true, aliases: ['实训项目', '项目名称', '实验名称'] }),
  classGroupId: ref('classGroup', { main: true, aliases: ['班级', '班级名称'] }),
  plannedOn: date({ main: true, aliases: ['计划日期', '计划开出日期'] }),
  /** absent: the hours of the item */
  plannedHours: decimal({ min: 0, max: 2000, unit: 'hours', aliases: ['计划学时', '计划课时'] }).optional(),
  deliveredOn: date({ aliases: ['开出日期', '实际开出日期'] }).optional(),
  deliveredHours: decimal({ min: 0, max: 2000, unit: 'hours', aliases: ['实际学时', '开出学时'] }).optional(),
  teacherId: ref('teacher', { aliases: ['教师', '任课教师', '带课教师'] }).optional(),
  reason: text({ max: 400, aliases: ['未开原因', '未开出原因'] }).optional(),
}))
export type ItemDelivery = z.infer<typeof ItemDelivery>

export const CERTIFICATE_TYPES = ['occupation', 'skillLevel', 'onePlusX', 'language', 'computer', 'other'] as const

/** A certificate that a student holds (证书). */
export const Certificate = record(() => ({
  id: z.string(),
  studentId: ref('student', { main: true, aliases: ['学号', '学生姓名', '姓名'] }),
  name: text({ main: true, aliases: ['证书', '证书名称'] }),
  certificateType: choice(CERTIFICATE_TYPES, { aliases: ['证书类型', '证书类别'] }),
  level: text({ max: 40, aliases: ['证书等级', '等级', '级别'] }).optional(),
  number: text({ max: 80, aliases: ['证书编号', '编号'] }).optional(),
  issuer: text({ aliases: ['发证单位', '发证机构', '颁发机构'] }).optional(),
  issuedOn: date({ main: true, aliases: ['发证日期', '取得日期', '获证日期'] }),
  expires: date({ aliases: ['有效期至', '到期日期'] }).optional(),
  skillIds: refs('skill', { aliases: ['对应技能'] }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type Certificate = z.infer<typeof Certificate>

/** Where a graduate goes (毕业去向). `host`: employed by an enterprise where the student was an intern. */
export const DESTINATIONS = ['host', 'employed', 'flexible', 'business', 'study', 'army', 'seeking', 'unknown'] as const
export type DestinationKind = (typeof DESTINATIONS)[number]

/** What was known of a graduate's destination on one day, and from whom. A later day's word replaces an earlier one. */
export const Destination = record(() => ({
  id: z.string(),
  studentId: ref('student', { main: true, aliases: ['学号', '学生姓名', '姓名'] }),
  date: date({ main: true, aliases: ['日期', '统计日期', '登记日期'] }),
  destination: choice(DESTINATIONS, { aliases: ['去向', '毕业去向', '就业状态', '就业类型'] }),
  source: choice(['survey', 'phone', 'contract', 'employer', 'platform', 'other'], { aliases: ['来源', '信息来源'] }),
  enterpriseId: ref('enterprise', { aliases: ['就业企业', '合作企业'] }).optional(),
  employer: text({ aliases: ['就业单位', '用人单位', '单位名称', '升学院校'] }).optional(),
  post: text({ aliases: ['就业岗位', '岗位'] }).optional(),
  fieldMatch: flag({ aliases: ['专业对口', '是否对口'] }).optional(),
  salary: money({ aliases: ['月收入', '月薪', '起薪'] }).optional(),
  leftOn: date({ aliases: ['离职日期'] }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type Destination = z.infer<typeof Destination>

/** A scale on which people answer (评分标准): its ends, and from where on an answer says "satisfied". */
export const RatingScale = record(() => ({
  id: z.string(),
  name: text({ main: true, aliases: ['量表', '评分标准', '名称'] }),
  lowest: integer({ min: 0, max: 100, aliases: ['最低分'] }),
  highest: integer({ min: 1, max: 100, aliases: ['最高分', '满分'] }),
  satisfiedFrom: integer({ min: 0, max: 100, aliases: ['满意起点', '满意分'] }),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type RatingScale = z.infer<typeof RatingScale>

export const FEEDBACK_SUBJECTS = ['overall', 'skills', 'attitude', 'safety', 'teaching', 'internship'] as const

/** One answer of an employer, a graduate or an intern to one question (满意度评价). */
export const Feedback = record(() => ({
  id: z.string(),
  givenBy: choice(['employer', 'graduate', 'intern'], { main: true, aliases: ['评价方', '评价主体', '调查对象'] }),
  date: date({ main: true, aliases: ['日期', '评价日期', '调查日期'] }),
  enterpriseId: ref('enterprise', { main: true, aliases: ['企业', '用人单位', '单位名称'] }).optional(),
  studentId: ref('student', { main: true, aliases: ['学号', '学生姓名', '姓名'] }).optional(),
  about: choice(FEEDBACK_SUBJECTS, { aliases: ['评价内容', '评价项目'] }),
  scaleId: ref('ratingScale', { aliases: ['量表', '评分标准'] }),
  rating: decimal({ min: 0, max: 100, aliases: ['评分', '得分', '分数'] }),
  note: note({ aliases: ['意见', '建议', '备注'] }).optional(),
}))
export type Feedback = z.infer<typeof Feedback>
