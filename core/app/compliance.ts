import { birth, removal, revision, type Row0 } from '#domain/base/change.ts'
import { accept, refuse, type Context } from '#domain/base/decision.ts'
import { AROUND } from '#domain/attendance/months.ts'
import { addDays } from '#domain/base/time.ts'
import { complianceBoard, findingPage, type NamedFinding } from '#domain/compliance/board.ts'
import { placeOfCure } from '#domain/compliance/cures.ts'
import type { Finding, RulePack } from '#domain/compliance/pack.ts'
import { PACKS } from '#domain/compliance/packs.ts'
import { kindOfParameter, valueProblem } from '#domain/compliance/parameters.ts'
import { parametersOf } from '#domain/compliance/stance.ts'
import type { ComplianceWatch } from '#domain/compliance/watch.ts'
import { nameOf } from '#domain/record-name.ts'
import type { complianceContract, FindingRow, RuleEntry } from '#contract/compliance.ts'
import { needDays } from './attendance.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers, View } from './handlers.ts'
import type { COMPLIANCE_TABLES } from '#domain/compliance/case.ts'

type C = typeof complianceContract
type RulesView = View<(typeof COMPLIANCE_TABLES)[number]>

export const complianceCommands: CommandHandlers<C['commands']> = {
  'compliance.answer': (world, { rule, subjectId, from, to, reason, document }, ctx) => {
    if (!world.find(subjectId)) return refuse('record.missing', { id: subjectId })
    if (to < from) return refuse('compliance.backwards', { from, to })
    const [pack, id] = splitRule(rule)
    if (!pack?.rules.some(r => r.id === id)) return refuse('compliance.noRule', { rule })
    const about = { rule: id, name: nameOf(world.tables, subjectId), reason }
    const watch = world.complianceOn(ctx.now.slice(0, 10), pack)
    const findings = subjectId.startsWith('ticket:') ? watch.all().filter(f => f.subject === subjectId) : watch.of(subjectId)
    if (!findings.some(f => f.rule === id && f.overrideId === undefined && f.from <= to && from <= f.to)) return refuse('compliance.nothingToAnswer', { ...about, from, to })
    const row = { id: ctx.newId('findingOverride'), rule, subjectId, from, to, reason, by: ctx.actor.name || '–', ...(document ? { document } : {}) }
    return accept([birth('findingOverride', row)], { id: row.id }, about)
  },
  'compliance.withdraw': (world, { id }) => {
    const row = world.tables.findingOverride.get(id)
    if (!row) return refuse('record.missing', { table: 'findingOverride', id })
    return accept([removal('findingOverride', row)], null, { rule: splitRule(row.rule)[1], name: nameOf(world.tables, row.subjectId) })
  },
  'compliance.set': (world, { pack, rule: ruleId, parameter, value, from, reason }, ctx) => {
    const rule = PACKS[pack].rules.find(r => r.id === ruleId)
    const known = rule?.parameters?.[parameter]
    if (!rule || known === undefined) return refuse('compliance.noParameter', { rule: ruleId, parameter })
    const about = { pack, rule: ruleId, parameter, value }
    const takesBack = value === '' && typeof known === 'number'
    const problem = takesBack ? null : valueProblem(rule, parameter, value)
    if (problem) return refuse(`compliance.${problem.code}`, { ...about, ...problem.facts })
    const old = [...world.tables.ruleSetting.values()].find(s => s.pack === pack && s.rule === ruleId && s.parameter === parameter && s.from === from)
    if (takesBack) return accept(old ? [removal('ruleSetting', old)] : [], null, about)
    if (old) return accept([revision('ruleSetting', old as Row0, { value, reason: reason || null })], null, about)
    return accept([birth('ruleSetting', { id: ctx.newId('ruleSetting'), pack, rule: ruleId, parameter, value, ...(from ? { from } : {}), ...(reason ? { reason } : {}) } as Row0)], null, about)
  },
  'compliance.unset': (world, { id }) => {
    const row = world.tables.ruleSetting.get(id)
    if (!row) return refuse('record.missing', { table: 'ruleSetting', id })
    return accept([removal('ruleSetting', row)], null, { pack: row.pack, rule: row.rule, parameter: row.parameter, value: row.value })
  },
}

export const complianceQueries: QueryHandlers<C['queries']> = {
  'compliance.board': async (view, { day, pack }, ctx) => {
    const on = day ?? ctx.now.slice(0, 10)
    return complianceBoard(view.tables, await watchOn(view, PACKS[pack], on, ctx), on)
  },
  'compliance.findings': async (view, { pack, day, since, subject, host, offset, limit, ...filter }, ctx) => {
    const watch = await watchOn(view, PACKS[pack], day ?? ctx.now.slice(0, 10), ctx)
    const known = subject === undefined ? (day ? watch.on(day) : watch.all()) : watch.touching(subject).filter(f => isAbout(watch, subject, f))
    const standing = known.filter(f => (!day || (f.from <= day && day <= f.to)) && (!since || f.to >= since))
    const { total, rows } = findingPage(view.tables, watch, standing, { ...filter, hostId: host }, offset, limit)
    return { total, rows: rows.map(f => rowOf(view.tables, f)) }
  },
  'compliance.pack': ({ tables }, { pack, day }, { now }) => {
    const on = day ?? now.slice(0, 10)
    const { source, from, rules } = PACKS[pack]
    const settings = [...tables.ruleSetting.values()].filter(s => s.pack === pack)
    const exemptions = [...tables.exemption.values()].filter(x => x.from <= on && on <= x.to).length
    return {
      pack,
      source,
      from,
      exemptions,
      rules: rules.map((rule): RuleEntry => {
        const holds = parametersOf(PACKS[pack], rule, on, { settings })
        return {
          rule: rule.id,
          article: rule.article,
          severity: rule.severity,
          decidedBy: rule.decidedBy ?? 'data',
          waivable: rule.waivable === true,
          figures: Object.entries(rule.parameters ?? {}).map(([parameter, value]) => ({
            parameter,
            kind: kindOfParameter(parameter),
            pack: String(value),
            holds: String(holds[parameter]),
            own: settings
              .filter(s => s.rule === rule.id && s.parameter === parameter)
              .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
              .map(s => ({ id: s.id, value: s.value, ...(s.from ? { from: s.from } : {}), ...(s.reason ? { reason: s.reason } : {}) })),
          })),
        }
      }),
    }
  },
}

export const complianceJobs: JobHandlers<C['jobs']> = {}

/** The findings as things are now; shifts of a day that lies far back are brought in first. */
async function watchOn(view: RulesView, pack: RulePack, day: string, { now, past }: Context): Promise<ComplianceWatch> {
  await needDays(past, addDays(day, -AROUND), addDays(day, AROUND), ['shift'])
  return view.complianceOn(now.slice(0, 10), pack)
}

/** Whether a finding that was judged by a record is one of this record: a host's findings are its own and those of its interns while they are there. */
function isAbout(watch: ComplianceWatch, id: string, f: Finding): boolean {
  if (f.subject === id || f.placementId === id || f.records.includes(id) || !id.startsWith('enterprise:')) return true
  return f.placementId !== undefined && watch.segmentsOf(f.placementId).some(s => s.enterpriseId === id && s.from <= f.to && f.from <= s.to)
}

function rowOf(tables: RulesView['tables'], f: NamedFinding): FindingRow {
  const override = f.overrideId === undefined ? undefined : tables.findingOverride.get(f.overrideId)
  const { id, from, to, reason, by, document } = override ?? {}
  return {
    ...f,
    behind: [...new Set(f.records)].map(record => ({ id: record, name: nameOf(tables, record) })),
    cureAt: placeOfCure(f, f.hostId),
    ...(id && from && to && reason && by ? { answer: { id, from, to, reason, by, ...(document ? { document } : {}) } } : {}),
  }
}

/** `cn-2021-4/A31` as its pack and the rule's number; a pack that there is not is undefined. */
function splitRule(rule: string): [pack: RulePack | undefined, id: string] {
  const [pack = '', id = ''] = rule.split('/')
  return [Object.hasOwn(PACKS, pack) ? PACKS[pack as keyof typeof PACKS] : undefined, id]
}
