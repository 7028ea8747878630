import { birth, removal, revision, type Row0 } from '#domain/base/change.ts'
import { accept, refuse } from '#domain/base/decision.ts'
import { addDays } from '#domain/base/time.ts'
import { attendanceSheet } from '#domain/attendance/sheet.ts'
import { markAttendance } from '#domain/attendance/mark.ts'
import { complianceBoard, namedFindings } from '#domain/compliance/board.ts'
import { parametersOf } from '#domain/compliance/evaluate.ts'
import type { RulePack } from '#domain/compliance/pack.ts'
import { CN_2021_4 } from '#domain/compliance/packs/cn-2021-4.ts'
import { GENERAL } from '#domain/compliance/packs/general.ts'
import { assignShifts, copiedCells, patternCells, publishShifts, swappedCells } from '#domain/shifts/assign.ts'
import { weekPlan } from '#domain/shifts/week.ts'
import type { internshipContract } from '#contract/internship.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof internshipContract

const PACKS: Record<'cn-2021-4' | 'general', RulePack> = { 'cn-2021-4': CN_2021_4, general: GENERAL }
const LONGEST_SHEET = 62 // days

export const internshipCommands: CommandHandlers<C['commands']> = {
  'compliance.answer': (world, { rule, subjectId, from, to, reason, document }, ctx) => {
    if (!world.find(subjectId)) return refuse('record.missing', { id: subjectId })
    if (to < from) return refuse('compliance.backwards', { from, to })
    const id = ctx.newId('findingOverride')
    const row = { id, rule, subjectId, from, to, reason, by: ctx.actor.name || '–', ...(document ? { document } : {}) }
    return accept([birth('findingOverride', row)], { id }, { rule: rule.split('/')[1] ?? rule, reason })
  },
  'compliance.withdraw': (world, { id }) => {
    const row = world.tables.findingOverride.get(id)
    if (!row) return refuse('record.missing', { table: 'findingOverride', id })
    return accept([removal('findingOverride', row)], null, { rule: row.rule.split('/')[1] ?? row.rule })
  },
  'compliance.set': (world, { pack, rule, parameter, value, from, reason }, ctx) => {
    const known = PACKS[pack].rules.find(r => r.id === rule)?.parameters?.[parameter]
    if (known === undefined) return refuse('compliance.noParameter', { rule, parameter })
    if (typeof known === 'number' && (value === '' ? false : !(Number(value) >= 0))) return refuse('compliance.notANumber', { rule, parameter, value })
    const old = [...world.tables.ruleSetting.values()].find(s => s.pack === pack && s.rule === rule && s.parameter === parameter && s.from === from)
    const about = { rule, parameter, value }
    if (value === '' && typeof known === 'number') return accept(old ? [removal('ruleSetting', old)] : [], null, about)
    if (old) return accept([revision('ruleSetting', old as Row0, { value, reason: reason ?? null })], null, about)
    return accept([birth('ruleSetting', { id: ctx.newId('ruleSetting'), pack, rule, parameter, value, ...(from ? { from } : {}), ...(reason ? { reason } : {}) } as Row0)], null, about)
  },
  'attendance.mark': (world, { marks, evidence, by }, ctx) => markAttendance(world.tables, world.attendanceDays, marks, evidence, by || ctx.actor.name, ctx),
  'roster.assign': (world, { cells }, ctx) => assignShifts(world.tables, world.shiftDays, cells, ctx),
  'roster.copy': (world, { placementIds, from, to, target }, ctx) => {
    if (to < from || to > addDays(from, LONGEST_SHEET)) return refuse('roster.tooLong', { from, to, days: LONGEST_SHEET })
    return assignShifts(world.tables, world.shiftDays, copiedCells(world.tables, world.shiftDays, placementIds, from, to, target), ctx)
  },
  'roster.pattern': (world, { placementIds, from, to, pattern, rotate }, ctx) => {
    if (to < from || to > addDays(from, LONGEST_SHEET)) return refuse('roster.tooLong', { from, to, days: LONGEST_SHEET })
    return assignShifts(world.tables, world.shiftDays, patternCells(world.tables, placementIds, from, to, pattern, rotate), ctx)
  },
  'roster.swap': (world, { date, one, other }, ctx) => assignShifts(world.tables, world.shiftDays, swappedCells(world.shiftDays, date, one, other), ctx),
  'roster.publish': (world, { placementIds, from, to }) => publishShifts(world.tables, world.shiftDays, placementIds, from, to),
}

export const internshipQueries: QueryHandlers<C['queries']> = {
  'compliance.board': (view, { day, pack }, { now }) => complianceBoard(view.tables, view.complianceOn(now.slice(0, 10), PACKS[pack]), day ?? now.slice(0, 10)),
  'compliance.findings': (view, { pack, day, rule, severity, subject, answered, offset, limit }, { now }) => {
    const watch = view.complianceOn(now.slice(0, 10), PACKS[pack])
    const about = (id: string, f: { placementId?: string; subject: string; records: string[] }) => f.subject === id || f.placementId === id || f.records.includes(id) || (f.placementId !== undefined && view.tables.placement.get(f.placementId)?.studentId === id)
    const found = (day ? watch.on(day) : watch.all()).filter(
      f => (!rule || f.rule === rule) && (!severity || f.severity === severity) && (answered === undefined || (f.overrideId !== undefined) === answered) && (!subject || about(subject, f)),
    )
    const rows = namedFindings(view.tables, found)
    return { total: rows.length, rows: rows.slice(offset, offset + limit) }
  },
  'attendance.sheet': (view, { enterpriseId, from, to }, { now }) =>
    attendanceSheet(view.tables, { attendance: view.attendanceDays, shift: view.shiftDays }, view.calendar, { enterpriseId, from, to: to > addDays(from, LONGEST_SHEET) ? addDays(from, LONGEST_SHEET) : to, today: now.slice(0, 10) }),
  'roster.week': (view, { enterpriseId, postId, from, days, pack }, { now }) => {
    const watch = view.complianceOn(now.slice(0, 10), PACKS[pack])
    const hours = PACKS[pack].rules.find(r => r.test === 'hoursKept')!
    const { nightFrom, nightTo } = parametersOf(PACKS[pack], hours, from, { settings: [...view.tables.ruleSetting.values()] })
    return weekPlan(view.tables, view.shiftDays, view.calendar, watch.of, { enterpriseId, postId, from, days, night: { from: String(nightFrom || '22:00'), to: String(nightTo || '06:00') } })
  },
}

export const internshipJobs: JobHandlers<C['jobs']> = {}
