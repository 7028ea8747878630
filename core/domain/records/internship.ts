import { z } from 'zod'
import { choice, choices, date, flag, integer, money, note, record, ref, refs, text } from '../base/field.ts'

/** 认识实习 is looking and trying; 岗位实习 is work (domain.md A01). */
export const PLACEMENT_KINDS = ['post', 'visit'] as const

/** A joint internship plan (实习方案, A08): what both sides agreed before the start. */
export const InternshipPlan = record(() => ({
  id: z.string(),
  name: text({ main: true, aliases: ['实习方案', '方案名称', '名称'] }),
  programmeId: ref('programme', { aliases: ['专业'] }).optional(),
  agreedOn: date({ aliases: ['制定日期', '共同制定日期'] }).optional(),
  posts: note({ aliases: ['岗位要求'] }).optional(),
  goals: note({ aliases: ['实习目标'] }).optional(),
  tasks: note({ aliases: ['实习任务'] }).optional(),
  standards: note({ aliases: ['实习标准'] }).optional(),
  preparation: note({ aliases: ['实习准备'] }).optional(),
  assessment: note({ aliases: ['考核要求'] }).optional(),
  safeguards: note({ aliases: ['保障措施'] }).optional(),
  emergencyPlan: flag({ aliases: ['应急预案'] }).optional(),
}))
export type InternshipPlan = z.infer<typeof InternshipPlan>

/** A batch of internships (实习批次): which class groups, when, by which plan, filed with whom (A03). */
export const Batch = record(() => ({
  id: z.string(),
  name: text({ main: true, aliases: ['实习批次', '批次', '名称'] }),
  kind: choice(PLACEMENT_KINDS, { aliases: ['实习类型', '类型'] }),
  planId: ref('internshipPlan', { aliases: ['实习方案'] }).optional(),
  classGroupIds: refs('classGroup', { aliases: ['班级'] }).optional(),
  from: date({ aliases: ['开始日期', '实习开始时间'] }),
  to: date({ aliases: ['结束日期', '实习结束时间'] }),
  filingNo: text({ max: 80, aliases: ['备案号', '备案编号'] }).optional(),
  filedOn: date({ aliases: ['备案日期'] }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type Batch = z.infer<typeof Batch>

/** The nine contents that a three-party agreement must have (N01 Art. 15), by number. */
export const AGREEMENT_CONTENTS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/**
 * One student's internship at one host (实习安排). An empty date of a paper means that it is not there yet. Several placements in a
 * batch are one internship in segments; what is changed under way stands in {@link PlacementChange}.
 */
export const Placement = record(() => ({
  id: z.string(),
  studentId: ref('student', { main: true, aliases: ['学号', '学生姓名', '姓名'] }),
  batchId: ref('batch', { aliases: ['实习批次', '批次'] }).optional(),
  kind: choice(PLACEMENT_KINDS, { aliases: ['实习类型'] }),
  enterpriseId: ref('enterprise', { main: true, aliases: ['实习单位', '实习单位名称'] }),
  postId: ref('post', { aliases: ['岗位', '岗位名称', '实习岗位'] }).optional(),
  from: date({ aliases: ['实习开始时间', '开始日期'] }),
  to: date({ aliases: ['实习结束时间', '结束日期'] }),
  status: choice(['planned', 'confirmed', 'ended', 'cancelled'], { aliases: ['状态'] }),
  cancelReason: text({ max: 400, aliases: ['取消原因', '终止原因'] }).optional(),
  source: choice(['school', 'self'], { aliases: ['来源', '落实方式'] }).optional(),
  channel: choice(['direct', 'agency'], { aliases: ['渠道'] }).optional(),
  tutorId: ref('teacher', { aliases: ['校内指导教师', '指导老师姓名', '指导教师'] }).optional(),
  mentorId: ref('contact', { aliases: ['企业导师', '实习单位联系人'] }).optional(),
  content: note({ aliases: ['实习内容'] }).optional(),

  appliedOn: date({ aliases: ['实习申请书', '自主实习申请日期'] }).optional(),
  approvedOn: date({ aliases: ['学校审批日期'] }).optional(),
  consentOn: date({ aliases: ['父母同意书', '知情同意书'] }).optional(),
  studentSignedOn: date({ aliases: ['学生签订日期'] }).optional(),
  collegeSignedOn: date({ aliases: ['学校签订日期'] }).optional(),
  hostSignedOn: date({ aliases: ['实践协议书', '企业签订日期'] }).optional(),
  agreementContents: choices(AGREEMENT_CONTENTS, { aliases: ['协议内容'] }).optional(),
  trainedOn: date({ aliases: ['安全教育协议', '岗前培训考核日期'] }).optional(),
  policyNo: text({ max: 80, aliases: ['保险单号', '实习责任保险单号'] }).optional(),
  insuredFrom: date({ aliases: ['保险开始日期'] }).optional(),
  insuredTo: date({ aliases: ['保险结束日期'] }).optional(),
  insurancePaidBy: choice(['college', 'host', 'student'], { aliases: ['保费承担'] }).optional(),
  noFees: flag({ aliases: ['无收费承诺', '承诺书'] }).optional(),

  independent: flag({ aliases: ['独立上岗', '相对独立'] }).optional(),
  pay: money({ aliases: ['实习报酬', '实习薪资'] }).optional(),
  payForm: choice(['money', 'goods', 'voucher'], { aliases: ['支付形式'] }).optional(),
  payee: choice(['student', 'college', 'third'], { aliases: ['收款人'] }).optional(),
  payDays: integer({ min: 1, max: 366, unit: 'days', aliases: ['支付周期'] }).optional(),

  lodging: choice(['unified', 'own', 'home'], { aliases: ['住宿方式'] }).optional(),
  lodgingConsentOn: date({ aliases: ['校外住宿同意日期'] }).optional(),
  abroad: flag({ aliases: ['境外'] }).optional(),
  crossFilingNo: text({ max: 80, aliases: ['跨省备案号', '境外备案号'] }).optional(),
  crossFiledOn: date({ aliases: ['跨省备案日期'] }).optional(),

  reportOn: date({ aliases: ['实习报告'] }).optional(),
  summaryOn: date({ aliases: ['实习总结'] }).optional(),
  assessedOn: date({ aliases: ['考核日期'] }).optional(),
  processGrade: text({ max: 20, aliases: ['过程考核'] }).optional(),
  resultGrade: text({ max: 20, aliases: ['结果考核', '实习成绩'] }).optional(),
  evidence: flag({ aliases: ['佐证材料'] }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type Placement = z.infer<typeof Placement>

/** A post that a student asks for in a batch (志愿): the first, the second … wish. */
export const Wish = record(() => ({
  id: z.string(),
  studentId: ref('student', { main: true, aliases: ['学号', '学生姓名', '姓名'] }),
  batchId: ref('batch', { aliases: ['实习批次', '批次'] }),
  rank: integer({ min: 1, max: 20, aliases: ['志愿', '志愿序号', '志愿顺序', '第几志愿'] }),
  postId: ref('post', { main: true, whole: true, aliases: ['志愿岗位', '岗位', '岗位名称', '实习岗位'] }),
}))
export type Wish = z.infer<typeof Wish>

/** What changed under way (变更), from a day on: another host, post, tutor or mentor, or another last day. Nothing before that day is touched. */
export const PlacementChange = record(() => ({
  id: z.string(),
  placementId: ref('placement', { main: true, aliases: ['学号', '姓名', '学生姓名'] }),
  from: date({ main: true, aliases: ['生效日期', '变更日期'] }),
  reason: text({ max: 400, aliases: ['变更原因', '原因'] }),
  enterpriseId: ref('enterprise', { aliases: ['变更后单位'] }).optional(),
  postId: ref('post', { aliases: ['变更后岗位'] }).optional(),
  tutorId: ref('teacher', { aliases: ['变更后指导教师'] }).optional(),
  mentorId: ref('contact', { aliases: ['变更后企业导师'] }).optional(),
  to: date({ aliases: ['变更后结束日期'] }).optional(),
  signedOn: date({ aliases: ['补充协议日期'] }).optional(),
}))
export type PlacementChange = z.infer<typeof PlacementChange>

/** A recorded special need (A28): waives rules of Art. 17 only, for a programme or a post, reported beforehand. */
export const Exemption = record(() => ({
  id: z.string(),
  programmeId: ref('programme', { aliases: ['专业'] }).optional(),
  postId: ref('post', { aliases: ['岗位'] }).optional(),
  rules: text({ max: 80, aliases: ['适用条款'] }),
  filingNo: text({ max: 80, main: true, aliases: ['备案号'] }),
  filedOn: date({ aliases: ['备案日期'] }),
  from: date({ aliases: ['起始日期'] }),
  to: date({ aliases: ['终止日期'] }),
}))
export type Exemption = z.infer<typeof Exemption>

/** Leave and return (请销假). */
export const Leave = record(() => ({
  id: z.string(),
  placementId: ref('placement', { main: true, aliases: ['学号', '姓名', '学生姓名'] }),
  from: date({ main: true, aliases: ['请假开始'] }),
  to: date({ aliases: ['请假结束'] }),
  reason: text({ max: 400, aliases: ['请假原因', '原因'] }),
  approvedBy: text({ aliases: ['批准人'] }).optional(),
  returnedOn: date({ aliases: ['销假日期'] }).optional(),
}))
export type Leave = z.infer<typeof Leave>

/** What a student was paid (A33): when, how much, for which days, in what form. */
export const Payment = record(() => ({
  id: z.string(),
  placementId: ref('placement', { main: true, aliases: ['学号', '姓名', '学生姓名'] }),
  date: date({ main: true, aliases: ['支付日期', '发放日期'] }),
  amount: money({ aliases: ['金额', '实发金额'] }),
  from: date({ aliases: ['所属期起'] }).optional(),
  to: date({ aliases: ['所属期止'] }).optional(),
  form: choice(['money', 'goods', 'voucher'], { aliases: ['支付形式'] }).optional(),
  payee: choice(['student', 'college', 'third'], { aliases: ['收款人'] }).optional(),
}))
export type Payment = z.infer<typeof Payment>
