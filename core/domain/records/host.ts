import { z } from 'zod'
import { choice, choices, clock, date, decimal, flag, integer, money, note, record, ref, text } from '../base/field.ts'

/** What a host may be (domain.md A02): a legal person, an institution, or the college's own production base if it is registered. */
export const LEGAL_FORMS = ['company', 'institution', 'ownBase', 'soleTrader', 'unregistered'] as const
/** Entertainment venues take no interns (A25); the last one is every other place. */
export const VENUE_TYPES = ['bar', 'nightclub', 'songHall', 'bathhouse', 'arcade', 'internetCafe', 'ordinary'] as const

export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const
/** What the on-site assessment of a new host looks at (A06), by number in the order of the text. */
export const ASSESSED_ITEMS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/** A partner enterprise (合作企业, 实习单位): who it is, and what was checked before it may host (domain.md A02, A04–A07, A25). */
export const Enterprise = record(() => ({
  id: z.string(),
  name: text({ main: true, aliases: ['企业', '企业名称', '单位名称', '实习单位', '实习单位名称', '合作企业'] }),
  creditCode: text({ max: 40, aliases: ['统一社会信用代码', '信用代码'] }).optional(),
  industry: text({ aliases: ['行业', '所属行业'] }).optional(),
  address: text({ max: 400, aliases: ['地址', '单位地址', '实习单位地址'] }).optional(),
  province: text({ max: 40, aliases: ['省份', '所在省'] }).optional(),
  city: text({ max: 60, aliases: ['城市', '所在市'] }).optional(),
  distanceKm: decimal({ max: 20_000, aliases: ['距离', '距学校公里'] }).optional(),
  contactName: text({ aliases: ['联系人', '实习单位联系人', '企业联系人'] }).optional(),
  contactPhone: text({ max: 40, aliases: ['联系电话', '联系方式', '实习单位电话'] }).optional(),
  size: choice(['large', 'medium', 'small', 'micro'], { aliases: ['规模', '企业规模'] }).optional(),
  legalForm: choice(LEGAL_FORMS, { aliases: ['单位性质', '法人类型'] }).optional(),
  venueType: choice(VENUE_TYPES, { aliases: ['场所类型', '经营场所'] }).optional(),
  restDays: choices(WEEKDAYS, { aliases: ['周休息日', '休息日'] }).optional(),
  lowestWage: money({ aliases: ['最低档工资', '最低工资'] }).optional(),
  creditCheckedOn: date({ aliases: ['失信核查日期', '信用核查日期'] }).optional(),
  creditClean: flag({ aliases: ['无违法失信'] }).optional(),
  safetyCheckedOn: date({ aliases: ['安全核查日期'] }).optional(),
  safetyClean: flag({ aliases: ['近3年无安全违法'] }).optional(),
  assessedOn: date({ aliases: ['实地考察日期', '考察评估日期'] }).optional(),
  assessedBy: text({ aliases: ['考察人', '评估人'] }).optional(),
  assessedItems: choices(ASSESSED_ITEMS, { aliases: ['考察内容'] }).optional(),
  decisionNo: text({ max: 80, aliases: ['党组织会议文号', '决定文号'] }).optional(),
  decidedOn: date({ aliases: ['党组织会议日期', '决定日期'] }).optional(),
  publishedOn: date({ aliases: ['公开日期', '公示日期'] }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type Enterprise = z.infer<typeof Enterprise>

/** A person at an enterprise: whom one calls, and who guides interns there (企业导师). */
export const Contact = record(() => ({
  id: z.string(),
  enterpriseId: ref('enterprise', { main: true, aliases: ['企业', '单位名称'] }),
  name: text({ main: true, aliases: ['姓名', '联系人', '企业导师', '师傅'] }),
  position: text({ aliases: ['职务', '岗位'] }).optional(),
  phone: text({ max: 40, aliases: ['电话', '手机', '联系方式'] }).optional(),
  email: text({ max: 120, aliases: ['邮箱', '电子邮箱'] }).optional(),
  mentor: flag({ aliases: ['企业导师', '是否导师'] }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type Contact = z.infer<typeof Contact>

export const AGREEMENT_TYPES = ['cooperation', 'sponsoredClass', 'industryCollege', 'trainingBase', 'equipment', 'apprenticeship', 'other'] as const

/** A cooperation agreement between college and enterprise (校企合作协议): what for, from when to when, signed by whom. */
export const Agreement = record(() => ({
  id: z.string(),
  enterpriseId: ref('enterprise', { main: true, aliases: ['企业', '合作企业', '单位名称'] }),
  title: text({ main: true, aliases: ['协议', '协议名称', '名称'] }),
  type: choice(AGREEMENT_TYPES, { aliases: ['协议类型', '类型'] }),
  number: text({ max: 80, aliases: ['协议编号', '编号'] }).optional(),
  scope: note({ aliases: ['合作内容', '范围'] }).optional(),
  from: date({ aliases: ['开始日期', '起始日期', '生效日期'] }),
  to: date({ aliases: ['结束日期', '终止日期', '到期日期'] }).optional(),
  renews: flag({ aliases: ['自动续签'] }).optional(),
  collegeSignedOn: date({ aliases: ['学校签订日期'] }).optional(),
  enterpriseSignedOn: date({ aliases: ['企业签订日期'] }).optional(),
  /** the agreement that this one goes on from */
  followsId: ref('agreement', { internal: true }).optional(),
  alertDays: integer({ min: 0, max: 730, unit: 'days', aliases: ['提前提醒天数'] }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type Agreement = z.infer<typeof Agreement>

/** Marks of a post that the bans of MIN, FEM and N01 Art. 16–17 speak of (domain.md A23, A24, A29, B2, B3). */
export const HAZARDS = [
  'height', 'underground', 'radioactive', 'toxic', 'flammable', 'dust', 'heat', 'cold', 'coldWater', 'heavyLoad', 'vibration', 'line', 'diving', 'logging', 'prospecting', 'otherRisk',
] as const

/** A post for interns (实习岗位): what is done there, by how many, under what strain, for what pay. */
export const Post = record(() => ({
  id: z.string(),
  enterpriseId: ref('enterprise', { main: true, aliases: ['企业', '实习单位', '实习单位名称'] }),
  name: text({ main: true, aliases: ['岗位', '岗位名称', '实习岗位'] }),
  category: text({ aliases: ['专业大类', '对口专业大类'] }).optional(),
  skills: text({ max: 400, aliases: ['技能要求', '所需技能'] }).optional(),
  capacity: integer({ min: 0, max: 100_000, unit: 'people', aliases: ['需求人数', '可接收人数', '名额'] }).optional(),
  hazards: choices(HAZARDS, { aliases: ['危险因素', '危害因素'] }).optional(),
  labourIntensity: choice(['1', '2', '3', '4'], { aliases: ['体力劳动强度', '劳动强度'] }).optional(),
  wage: money({ aliases: ['同岗位工资', '岗位工资'] }).optional(),
  pay: money({ aliases: ['实习报酬', '实习薪资', '月报酬'] }).optional(),
  lodging: flag({ aliases: ['提供住宿', '统一住宿'] }).optional(),
  note: note({ aliases: ['备注', '岗位要求'] }).optional(),
}))
export type Post = z.infer<typeof Post>

/** How many interns a post takes in one batch (岗位名额); where nothing is said of a batch, the post's own number of places holds. */
export const PostPlaces = record(() => ({
  id: z.string(),
  postId: ref('post', { main: true, whole: true, aliases: ['岗位', '岗位名称', '实习岗位'] }),
  batchId: ref('batch', { main: true, aliases: ['实习批次', '批次'] }),
  places: integer({ min: 0, max: 100_000, unit: 'people', aliases: ['名额', '岗位名额', '接收人数', '需求人数'] }),
}))
export type PostPlaces = z.infer<typeof PostPlaces>

/** How many people work at an enterprise, or at one post of it, from a day on (在岗职工人数): the base of the 10 % and 20 % (A15, A16). */
export const StaffCount = record(() => ({
  id: z.string(),
  enterpriseId: ref('enterprise', { main: true, aliases: ['企业', '实习单位'] }),
  postId: ref('post', { main: true, aliases: ['岗位'] }).optional(),
  from: date({ main: true, aliases: ['起始日期', '统计日期'] }),
  count: integer({ min: 0, max: 10_000_000, unit: 'people', aliases: ['在岗职工人数', '职工人数', '人数'] }),
}))
export type StaffCount = z.infer<typeof StaffCount>

/**
 * A kind of shift at an enterprise, or at one post of it (班次); one that ends before it begins ends on the next day. The needs are how many interns are wanted
 * on it on a workday, and on a rest day or holiday of the host.
 */
export const ShiftType = record(() => ({
  id: z.string(),
  enterpriseId: ref('enterprise', { main: true, aliases: ['企业'] }),
  /** absent: for every post of the enterprise */
  postId: ref('post', { main: true, aliases: ['岗位', '岗位名称', '实习岗位'] }).optional(),
  name: text({ max: 40, main: true, aliases: ['班次', '班次名称'] }),
  start: clock({ aliases: ['上班时间', '开始时间'] }),
  end: clock({ aliases: ['下班时间', '结束时间'] }),
  breakMinutes: integer({ min: 0, max: 720, unit: 'minutes', aliases: ['休息分钟', '休息时间'] }).optional(),
  needWorkdays: integer({ min: 0, max: 10_000, unit: 'people', aliases: ['工作日人数', '工作日需要人数'] }).optional(),
  needRestDays: integer({ min: 0, max: 10_000, unit: 'people', aliases: ['休息日人数', '休息日需要人数'] }).optional(),
}))
export type ShiftType = z.infer<typeof ShiftType>
