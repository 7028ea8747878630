import { textIn } from '#words/say.ts'
import type { Context } from '#domain/base/decision.ts'
import type { Block, ReportModel, Text } from '#domain/report/model.ts'
import { buildReport } from '#domain/report/reports.ts'
import { NO_PAST } from '../no-past.ts'
import { worldWith, type Given } from '../compliance/small-host.ts'

export const ctx: Context = { now: '2026-03-12T08:14', actor: { name: '' }, newId: table => `${table}:new`, past: NO_PAST }
export const zh = (text: Text) => textIn('zh-CN', text)

/** A second intern, shifts of a week, marks of two days: what the sheets show. */
export const WEEK: Given = {
  shiftType: {
    'shiftType:early': { enterpriseId: 'enterprise:1', name: '早班', start: '08:00', end: '16:30', breakMinutes: 30 },
    'shiftType:night': { enterpriseId: 'enterprise:1', name: '夜班', start: '22:00', end: '06:00' },
    'shiftType:early2': { enterpriseId: 'enterprise:1', name: '早二', start: '09:00', end: '17:00' },
  },
  shift: {
    'shift:2026-03:1': { placementId: 'placement:1', date: '2026-03-09', shiftTypeId: 'shiftType:early', published: true },
    'shift:2026-03:2': { placementId: 'placement:1', date: '2026-03-10', shiftTypeId: 'shiftType:night' },
    'shift:2026-03:3': { placementId: 'placement:1', date: '2026-03-11', shiftTypeId: 'shiftType:early2', published: true },
  },
  student: { 'student:1': { phone: '13800000001', guardianName: '林父', guardianPhone: '13800000002', nationalId: '110105200803021236' }, 'student:2': { number: '2024002', name: '周大海', classGroupId: 'classGroup:1' } },
  placement: { 'placement:2': { studentId: 'student:2', batchId: 'batch:1', kind: 'post', enterpriseId: 'enterprise:1', postId: 'post:1', from: '2026-03-11', to: '2026-09-01', status: 'confirmed', tutorId: 'teacher:1' } },
  attendance: {
    'attendance:2026-03:1': { placementId: 'placement:1', date: '2026-03-09', state: 'present', evidence: 'machine', hours: 8 },
    'attendance:2026-03:2': { placementId: 'placement:1', date: '2026-03-10', state: 'late', evidence: 'self', hours: 7 },
    'attendance:2026-03:3': { placementId: 'placement:1', date: '2026-03-11', state: 'absent', evidence: 'teacher' },
  },
}

export function made(name: string, params: object, given: Given = {}, at: Context = ctx): ReportModel {
  const model = buildReport(worldWith({ ...WEEK, ...given }), name, params, at)
  if (!model.ok) throw new Error(JSON.stringify(model.refusal))
  return model.value
}
export function refused(name: string, params: object, given: Given = {}): string {
  const model = buildReport(worldWith({ ...WEEK, ...given }), name, params, ctx)
  return model.ok ? 'made' : model.refusal.code
}
export function blockOf<K extends Block['kind']>(model: ReportModel, kind: K, sheet = 0) {
  return model.sheets[sheet]!.blocks.find(b => b.kind === kind) as Extract<Block, { kind: K }>
}
export const rowsOf = (model: ReportModel, sheet = 0) => blockOf(model, 'table', sheet).groups.flatMap(g => g.rows.map(row => row.map(zh)))
/** every word on the paper */
export const wordsOf = (model: ReportModel) => JSON.stringify(model, (_, v) => (v && typeof v === 'object' && ('code' in v || 'parts' in v) ? zh(v as Text) : v))
