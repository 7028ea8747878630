import { z } from 'zod'
import { choice, date, decimal, integer, money, note, photo, record, ref, text } from '../base/field.ts'

/** A training room (实训室). `stations` counts workstations (工位), not people. */
export const Workshop = record(() => ({
  id: z.string(),
  name: text({ main: true, aliases: ['实训室', '实训室名称', '实验室名称', '地点', '名称'] }),
  code: text({ max: 40, main: true, aliases: ['实训室编号', '实验室号', '房间号'] }).optional(),
  building: text({ aliases: ['楼宇', '楼栋', '建筑', '位置'] }).optional(),
  kind: text({ aliases: ['类别', '实训室类别', '类别码'] }).optional(),
  stations: integer({ min: 0, max: 10_000, unit: 'stations', aliases: ['工位', '工位数', '容量', '座位数'] }).optional(),
  area: decimal({ aliases: ['使用面积', '面积'] }).optional(),
  programmeId: ref('programme', { aliases: ['专业', '所属专业'] }).optional(),
  keeper: text({ aliases: ['负责人', '管理员', '保管人'] }).optional(),
  phone: text({ max: 40, aliases: ['电话'] }).optional(),
  photo: photo().optional(),
  note: note({ aliases: ['备注', '介绍'] }).optional(),
}))
export type Workshop = z.infer<typeof Workshop>

/** One named workstation (工位) of a workshop. Where a workshop lists them, the usable ones are its capacity. */
export const Workstation = record(() => ({
  id: z.string(),
  workshopId: ref('workshop', { main: true, aliases: ['实训室', '所在实训室'] }),
  name: text({ main: true, aliases: ['工位', '工位号', '工位名称'] }),
  equipmentId: ref('equipment', { aliases: ['设备'] }).optional(),
  state: choice(['usable', 'closed'], { aliases: ['状态'] }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type Workstation = z.infer<typeof Workstation>

/** 现状码, domain.md E1: 1 in use, 2 surplus, 3 awaiting repair, 4 to be scrapped, 5 lost, 6 scrapped, 7 moved out, 8 downgraded, 9 other. */
export const STATUS_CODES = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
/** Codes with which a machine may be booked. */
export const BOOKABLE_STATUS: ReadonlySet<string> = new Set(['1', '2', '8', '9'])
export const SOURCES = ['bought', 'transferred', 'built', 'donated', 'allotted', 'exchanged', 'created', 'lent', 'other'] as const
/** What lent equipment may be used for. */
export const LOAN_USES = ['any', 'teaching', 'enterprise', 'service'] as const

/** One line of the equipment register: `units` identical pieces under one asset number, the college's own or lent. */
export const Equipment = record(() => ({
  id: z.string(),
  assetNo: text({ max: 60, main: true, aliases: ['资产编号', '仪器编号', '设备编号', '仪器号', 'YQH', '编号'] }).optional(),
  name: text({ main: true, aliases: ['设备名称', '仪器名称', '名称', '设备', 'YQMC'] }),
  model: text({ main: true, aliases: ['型号', '仪器型号', '型号规格', '规格型号', 'YQXH'] }).optional(),
  spec: text({ max: 400, aliases: ['规格', '技术指标', 'JSZB'] }).optional(),
  categoryCode: text({ max: 40, aliases: ['分类号', '分类码', 'FLM'] }).optional(),
  units: integer({ min: 1, max: 100_000, unit: 'pieces', aliases: ['数量', '台数', '台套数', '件数'] }),
  statusCode: choice(STATUS_CODES, { aliases: ['现状码', '现状', '使用状况码', '状态', 'XZM', 'SYZKM'] }),
  unitPrice: money({ aliases: ['单价', '价格', '仪器价格', 'YQJG'] }).optional(),
  purchasedOn: date({ aliases: ['购置日期', '购置时间', '购买日期', '购入日期', 'GZRQ'] }).optional(),
  manufacturer: text({ aliases: ['生产厂家', '厂家', 'SCCJ'] }).optional(),
  source: choice(SOURCES, { aliases: ['仪器来源', '设备来源', '来源', '取得方式', 'SBLY'] }).optional(),
  keeper: text({ aliases: ['保管人', '领用人', '设备负责人', 'SBFZRH'] }).optional(),
  workshopId: ref('workshop', { aliases: ['所在实训室', '实训室', '存放实训室', '存放地点', '放置地点', '使用地点', '仪器地点', 'YQDD'] }).optional(),
  location: text({ aliases: ['位置', '存放位置'] }).optional(),
  photo: photo().optional(),
  qualificationId: ref('qualification', { aliases: ['所需资格', '上岗资格'] }).optional(),
  lenderId: ref('enterprise', { aliases: ['出借单位', '出借企业', '所属企业', '产权单位'] }).optional(),
  loanFrom: date({ aliases: ['出借开始', '借用开始日期'] }).optional(),
  loanTo: date({ aliases: ['出借结束', '借用结束日期'] }).optional(),
  loanHoursPerDay: decimal({ min: 0, max: 24, unit: 'hours', aliases: ['每日可用小时', '每日时数'] }).optional(),
  loanUse: choice(LOAN_USES, { aliases: ['允许用途', '使用方向'] }).optional(),
  loanDueBack: date({ aliases: ['归还日期', '应还日期'] }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type Equipment = z.infer<typeof Equipment>
