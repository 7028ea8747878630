import { z } from 'zod'
import { date, flag, integer, note, record, ref, refs, text } from '../base/field.ts'

/** A programme of study (专业). */
export const Programme = record(() => ({
  id: z.string(),
  name: text({ main: true, aliases: ['专业', '专业名称'] }),
  code: text({ max: 40, aliases: ['专业代码'] }).optional(),
  category: text({ aliases: ['专业大类'] }).optional(),
  department: text({ aliases: ['院系', '系部', '所属院系'] }).optional(),
}))
export type Programme = z.infer<typeof Programme>

/**
 * A class group (班级), or a part or a union of such. Two groups that share students can't be taught at once:
 * `partOf` names the larger groups in which this one is contained.
 */
export const ClassGroup = record(() => ({
  id: z.string(),
  name: text({ main: true, aliases: ['班级', '班级名称', '专业班级', '所属班级'] }),
  programmeId: ref('programme', { aliases: ['专业', '所属专业'] }).optional(),
  year: integer({ min: 1950, max: 2150, aliases: ['年级', '入学年份', '届'] }).optional(),
  size: integer({ max: 100_000, unit: 'people', aliases: ['人数', '班级人数', '学生人数'] }).optional(),
  adviserId: ref('teacher', { aliases: ['班主任', '辅导员'] }).optional(),
  partOf: refs('classGroup').optional(),
}))
export type ClassGroup = z.infer<typeof ClassGroup>

export const Teacher = record(() => ({
  id: z.string(),
  name: text({ main: true, aliases: ['教师', '教师姓名', '姓名', '任课教师'] }),
  staffNo: text({ max: 40, main: true, aliases: ['工号', '教师工号', '职工号'] }).optional(),
  department: text({ aliases: ['院系', '系部', '部门', '所属部门'] }).optional(),
  phone: text({ max: 40, aliases: ['电话', '手机', '联系方式', '联系电话'] }).optional(),
  dualQualified: flag({ aliases: ['双师型', '双师'] }).optional(),
  enterpriseId: ref('enterprise', { aliases: ['所在企业', '企业'] }).optional(),
}))
export type Teacher = z.infer<typeof Teacher>

/** A kind of permission to operate a machine (上岗资格), e.g. "CNC operation, grade 4". */
export const Qualification = record(() => ({
  id: z.string(),
  name: text({ main: true, aliases: ['资格', '资格名称', '资质'] }),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type Qualification = z.infer<typeof Qualification>

/** One teacher's qualification with its dates; without `expires` it never runs out. */
export const TeacherQualification = record(() => ({
  id: z.string(),
  teacherId: ref('teacher', { main: true, aliases: ['教师', '姓名', '工号'] }),
  qualificationId: ref('qualification', { main: true, aliases: ['资格', '资质'] }),
  since: date({ aliases: ['取得日期', '发证日期'] }).optional(),
  expires: date({ aliases: ['有效期至', '到期日期'] }).optional(),
}))
export type TeacherQualification = z.infer<typeof TeacherQualification>
