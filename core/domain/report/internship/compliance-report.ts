import { z } from 'zod'
import type { Context, Result } from '../../base/decision.ts'
import { AROUND, monthsWithin } from '../../attendance/months.ts'
import { choice, date, text } from '../../base/field.ts'
import { addDays, type LocalDate } from '../../base/time.ts'
import type { Finding, RulePack, Severity } from '../../compliance/pack.ts'
import { PACKS } from '../../compliance/packs.ts'
import type { World } from '../../world.ts'
import { defineReport, modelOf } from '../definition.ts'
import type { Block, ReportModel, Sheet, Text } from '../model.ts'
import { answeredTable, exemptionTable, findingsTable, rulesTable } from './compliance-tables.ts'
import { evidenceIndex } from './evidence-index.ts'
import { kept, number } from './phrases.ts'
import { narrowed, placedWhere, type Placed } from './placed.ts'

const params = z.strictObject({
  /** absent: today */
  day: date().optional(),
  enterpriseId: text().meta({ kind: 'ref', table: 'enterprise' }).optional(),
  batchId: text().meta({ kind: 'ref', table: 'batch' }).optional(),
  pack: choice(['cn-2021-4', 'general']).optional(),
})

/** How the internships stand by the rules on a day, for inspection: rules, findings with what would cure them, answers, exemptions, proofs. */
export const complianceReport = defineReport(params, (world, wanted, ctx): Result<ReportModel> => {
  const today = ctx.now.slice(0, 10)
  const day = wanted.day ?? today
  const pack = PACKS[wanted.pack ?? 'cn-2021-4']
  const narrow = narrowed(world.tables, wanted)
  if (!narrow.ok) return narrow
  const title = { code: 'report.compliance' }
  const subtitle = { parts: kept({ code: `report.choice.pack.${pack.id}` }, ...narrow.value.says, { code: 'report.onDay', facts: { date: day } }) }
  const placed = placedWhere(world, p => narrow.value.keeps(p) && p.from <= day && day <= p.to)
  const watch = world.complianceOn(today, pack)
  const whole = wanted.enterpriseId === undefined && wanted.batchId === undefined
  const findings = watch.on(day).filter(f => whole || concerns(f, placed, world, narrow.value.says, wanted))
  const sheet = (heading: Text, blocks: Block[]): Sheet => ({ title: heading, subtitle, orientation: 'landscape', blocks })
  const about = [...narrow.value.says, day].join(' ')
  const name = 'compliance'
  if (!placed.length && !findings.length) return modelOf(world, ctx, { name, title, about, sheets: [sheet(title, [{ kind: 'text', text: { code: 'report.compliance.nobody' }, quiet: true }])] })

  const standing = findings.filter(f => !f.overrideId)
  const sheets = [
    sheet(title, [...summary(placed, findings, pack, day), rulesTable(pack, findings), ...(standing.length ? [] : [{ kind: 'text' as const, text: { code: 'report.compliance.clean', facts: { date: day } } }]), signatures]),
    ...(standing.length ? [sheet({ code: 'report.compliance.findings' }, [findingsTable(world, watch, pack, standing)])] : []),
    sheet({ code: 'report.compliance.answers' }, [
      answeredTable(world, watch, findings.filter(f => f.overrideId)),
      { kind: 'heading', text: { code: 'report.compliance.exemptions' } },
      exemptionTable(world, day),
    ]),
    sheet({ code: 'report.compliance.index' }, [{ kind: 'text', text: { code: 'report.compliance.indexAbout' }, quiet: true }, evidenceIndex(world, placed, watch)]),
  ]
  return modelOf(world, ctx, { name, title, about, sheets })
}, shiftsAround)

function shiftsAround({ day }: z.output<typeof params>, { now }: Context): string[] {
  const on = day ?? now.slice(0, 10)
  return monthsWithin('shift', { from: addDays(on, -AROUND), to: addDays(on, AROUND) })
}

const signatures: Block = { kind: 'signatures', lines: [{ code: 'report.sign.madeBy' }, { code: 'report.sign.college' }] }

/** A finding belongs to the report of a batch or a host when its placement does, or when it is about the host itself. */
function concerns(f: Finding, placed: readonly Placed[], world: World, says: readonly string[], { batchId }: { batchId?: string | undefined }): boolean {
  if (f.placementId !== undefined) return placed.some(p => p.placement.id === f.placementId)
  const host = world.tables.enterprise.get(f.subject)
  if (!host) return false
  return batchId === undefined ? says.includes(host.name) : placed.some(p => p.segments.some(s => s.enterpriseId === host.id))
}

function summary(placed: readonly Placed[], findings: readonly Finding[], pack: RulePack, day: LocalDate): Block[] {
  const standing = findings.filter(f => !f.overrideId)
  const count = (severity: Severity) => number(standing.filter(f => f.severity === severity).length)
  const blamed = new Set(standing.map(f => f.placementId).filter(id => id !== undefined))
  const onDay = placed.flatMap(p => p.segments.filter(s => s.from <= day && day <= s.to))
  return [
    {
      kind: 'figures',
      items: [
        { label: { code: 'report.figure.placements' }, value: number(placed.length) },
        { label: { code: 'report.figure.hosts' }, value: number(new Set(onDay.map(s => s.enterpriseId)).size) },
        { label: { code: 'report.figure.clean' }, value: number(placed.filter(p => !blamed.has(p.placement.id)).length) },
        { label: { code: 'report.figure.E' }, value: count('E') },
        { label: { code: 'report.figure.W' }, value: count('W') },
        { label: { code: 'report.figure.R' }, value: count('R') },
        { label: { code: 'report.figure.answered' }, value: number(findings.length - standing.length) },
      ],
    },
    ...(pack.source ? [{ kind: 'text' as const, text: { code: 'report.compliance.source', facts: { source: pack.source } }, quiet: true }] : []),
  ]
}
