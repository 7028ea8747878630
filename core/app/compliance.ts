import { birth, removal, revision, type Row0 } from '#domain/base/change.ts'
import { accept, refuse } from '#domain/base/decision.ts'
import { complianceBoard, namedFindings } from '#domain/compliance/board.ts'
import { PACKS } from '#domain/compliance/packs.ts'
import type { complianceContract } from '#contract/compliance.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof complianceContract

export const complianceCommands: CommandHandlers<C['commands']> = {
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
}

export const complianceQueries: QueryHandlers<C['queries']> = {
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
}

export const complianceJobs: JobHandlers<C['jobs']> = {}
