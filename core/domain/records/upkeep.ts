import { z } from 'zod'
import { TimeText } from '../base/time-text.ts'
import { choice, date, decimal, integer, note, record, ref, text } from '../base/field.ts'

export const UPKEEP_KINDS = ['maintenance', 'calibration', 'inspection', 'repair'] as const

/** A plan of regular upkeep: due `everyDays` after the last time, or after `everyHours` of use, whichever comes first. */
export const MaintenancePlan = record(() => ({
  id: z.string(),
  equipmentId: ref('equipment', { main: true, aliases: ['设备', '设备名称', '资产编号'] }),
  kind: choice(UPKEEP_KINDS, { main: true, aliases: ['类型', '维护类型'] }),
  name: text({ aliases: ['项目', '维护项目'] }).optional(),
  everyDays: integer({ min: 1, max: 20_000, unit: 'days', aliases: ['周期（天）', '周期天数'] }).optional(),
  everyHours: decimal({ min: 1, max: 1_000_000, unit: 'hours', aliases: ['周期（小时）', '周期机时'] }).optional(),
  lastOn: date({ aliases: ['上次日期', '上次维护日期'] }).optional(),
  minutes: integer({ min: 5, max: 100_000, unit: 'minutes', aliases: ['用时（分钟）'] }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type MaintenancePlan = z.infer<typeof MaintenancePlan>

/** A stretch of time in which `units` pieces (all, when absent) are out of use for upkeep. It blocks bookings unless cancelled. */
export const Maintenance = record(() => ({
  id: z.string(),
  equipmentId: ref('equipment', { main: true, aliases: ['设备', '资产编号'] }),
  planId: ref('maintenancePlan').optional(),
  kind: choice(UPKEEP_KINDS, { main: true, aliases: ['类型'] }),
  start: TimeText.meta({ kind: 'text', aliases: ['开始时间'] }),
  end: TimeText.meta({ kind: 'text', aliases: ['结束时间'] }),
  units: integer({ min: 1, unit: 'pieces', aliases: ['数量'] }).optional(),
  status: choice(['planned', 'done', 'cancelled'], { aliases: ['状态'] }),
  doneBy: text({ aliases: ['执行人'] }).optional(),
  note: note({ aliases: ['备注'] }).optional(),
}))
export type Maintenance = z.infer<typeof Maintenance>

/** A reported fault. `stopped` takes the affected pieces out of use from the report until it is fixed. */
export const Fault = record(() => ({
  id: z.string(),
  equipmentId: ref('equipment', { main: true, aliases: ['设备', '资产编号'] }),
  reportedAt: TimeText.meta({ kind: 'text', aliases: ['报修时间'] }),
  reporter: text({ aliases: ['报修人'] }).optional(),
  description: note({ aliases: ['故障描述', '故障现象'] }),
  severity: choice(['works', 'limited', 'stopped'], { aliases: ['严重程度'] }),
  units: integer({ min: 1, unit: 'pieces', aliases: ['数量'] }).optional(),
  fixedAt: TimeText.meta({ kind: 'text', aliases: ['修复时间'] }).optional(),
  repair: note({ aliases: ['维修说明'] }).optional(),
}))
export type Fault = z.infer<typeof Fault>
