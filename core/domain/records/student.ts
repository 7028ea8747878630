import { z } from 'zod'
import { choice, date, integer, note, record, ref, text } from '../base/field.ts'

/** The number of a Chinese identity card: 17 digits and a check character (GB 11643); whether it agrees with itself is a check of the row. */
const NATIONAL_ID = /^\d{17}[\dXx]$/

/** A student. The national id is optional, and shown with its middle hidden. */
export const Student = record(() => ({
  id: z.string(),
  number: text({ max: 40, main: true, aliases: ['学号', '学生学号'] }),
  name: text({ main: true, aliases: ['姓名', '学生姓名'] }),
  sex: choice(['male', 'female'], { aliases: ['性别', '学生性别'] }).optional(),
  birthDate: date({ aliases: ['出生日期', '出生年月日', '出生', '生日'] }).optional(),
  classGroupId: ref('classGroup', { aliases: ['班级', '专业班级', '所属班级', '所在班级', '行政班级'] }).optional(),
  year: integer({ min: 1950, max: 2150, aliases: ['年级', '入学年份', '学生届数'] }).optional(),
  phone: text({ max: 40, aliases: ['电话', '电话号码', '学生电话', '手机', '手机号', '手机号码', '联系电话'] }).optional(),
  email: text({ max: 120, aliases: ['邮箱', '邮箱（qq）', '邮箱(qq)'] }).optional(),
  guardianName: text({ aliases: ['监护人', '家长', '家长姓名'] }).optional(),
  guardianPhone: text({ max: 40, aliases: ['父母联系方式', '家长联系方式', '监护人电话'] }).optional(),
  emergencyName: text({ aliases: ['紧急联系人'] }).optional(),
  emergencyPhone: text({ max: 40, aliases: ['紧急联系电话'] }).optional(),
  nationalId: z.string().regex(NATIONAL_ID, { error: 'nationalId.form' }).meta({ kind: 'text', masked: true, aliases: ['身份证号', '身份证号码'] }).optional(),
  home: text({ aliases: ['生源地', '户籍地', '家庭所在地'] }).optional(),
  skills: text({ max: 400, aliases: ['技能', '特长', '证书'] }).optional(),
  status: choice(['enrolled', 'suspended', 'left', 'graduated'], { aliases: ['学生状态', '学籍状态'] }).optional(),
  graduatedOn: date({ aliases: ['毕业日期', '毕业时间'] }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
  /** the day on which everything was taken out of this record that says who it was */
  erasedOn: date({ internal: true }).optional(),
}))
export type Student = z.infer<typeof Student>
