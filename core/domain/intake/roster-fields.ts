import { choice, date, integer, money, ref, text, type FieldInfo } from '../base/field.ts'
import { fileField as field } from './file-field.ts'

const PHONES = ['联系方式', '联系电话', '电话', '手机', '手机号', '手机号码']

/** The columns of a roster of interns (实习花名册), domain.md E4. Not a table: a row becomes a placement and what it names. */
export const ROSTER_FIELDS: FieldInfo[] = [
  field('name', true, text({ main: true, aliases: ['学生姓名', '姓名'] })),
  field('number', false, text({ max: 40, main: true, aliases: ['学号', '学生学号'] })),
  field('sex', false, choice(['male', 'female'], { aliases: ['性别', '学生性别'] })),
  field('nationalId', false, text({ max: 18, masked: true, aliases: ['身份证号', '身份证号码'] })),
  field('year', false, integer({ min: 1950, max: 2150, aliases: ['学生届数', '年级', '入学年份'] })),
  field('programmeId', false, ref('programme', { aliases: ['所属专业', '专业'] })),
  field('classGroupId', false, ref('classGroup', { aliases: ['专业班级', '所属班级', '班级'] })),
  field('phone', false, text({ max: 40, aliases: ['电话号码', '学生电话', ...PHONES] })),
  field('email', false, text({ max: 120, aliases: ['邮箱', '电子邮箱'] })),
  field('guardianPhone', false, text({ max: 40, aliases: ['父母联系方式', '家长联系方式', '家长电话', '监护人电话'] })),
  field('adviserId', false, ref('teacher', { aliases: ['班主任', '辅导员'] })),
  field('adviserPhone', false, text({ max: 40, after: 'adviserId', aliases: ['班主任电话', ...PHONES] })),
  field('enterpriseId', true, ref('enterprise', { main: true, aliases: ['实习单位名称', '实习单位'] })),
  field('address', false, text({ max: 400, aliases: ['实习单位地址', '单位地址'] })),
  field('hostPhone', false, text({ max: 40, after: 'enterpriseId', aliases: ['实习单位电话', '单位电话', ...PHONES] })),
  field('contact', false, text({ aliases: ['实习单位联系人', '单位联系人', '企业联系人', '企业导师'] })),
  field('contactPhone', false, text({ max: 40, after: 'contact', aliases: ['单位联系人电话', '企业导师电话', ...PHONES] })),
  field('post', false, text({ main: true, aliases: ['岗位名称', '实习岗位', '岗位'] })),
  field('pay', false, money({ aliases: ['实习薪资', '实习报酬'] })),
  field('tutorId', false, ref('teacher', { aliases: ['校内指导教师', '指导老师姓名', '指导老师', '指导教师'] })),
  field('tutorPhone', false, text({ max: 40, after: 'tutorId', aliases: ['指导老师电话', '指导教师电话', ...PHONES] })),
  field('period', false, text({ main: true, aliases: ['实习期间', '实习时间', '实习起止时间'] })),
  field('from', false, date({ aliases: ['实习开始时间', '实习开始日期', '开始日期'] })),
  field('to', false, date({ aliases: ['实习结束时间', '实习结束日期', '结束日期'] })),
  field('state', false, text({ aliases: ['状态', '实习状态'] })),
  field('pledge', false, text({ aliases: ['承诺书'] })),
  field('application', false, text({ aliases: ['实习申请书', '实习申请'] })),
  field('consent', false, text({ aliases: ['父母同意书', '家长同意书', '知情同意书'] })),
  field('agreement', false, text({ aliases: ['实践协议书', '实习协议书', '三方协议'] })),
  field('training', false, text({ aliases: ['安全教育协议'] })),
]
