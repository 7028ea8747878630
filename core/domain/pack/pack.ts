import { refuse, type Context, type Result } from '../base/decision.ts'
import type { Text } from '../base/text.ts'
import { catalogueOf, hideBelowOf } from '../outcome/catalogue.ts'
import type { Look } from '../outcome/finding/finding.ts'
import { questionOf } from '../outcome/period.ts'
import type { Question } from '../outcome/sheet.ts'
import type { Scope } from '../records/finding.ts'
import type { Enterprise } from '../records/host.ts'
import type { PackDraft } from '../records/pack.ts'
import type { LastChange } from '../report/definition.ts'
import type { Sheet } from '../report/model.ts'
import type { World } from '../world.ts'

/** Another span than the pack's own, for this once. */
export type Issue = Pick<Scope, 'asOf'> & Partial<Pick<Scope, 'period' | 'from' | 'to'>>

/** A pack on its way: what it is, and what its pages are drawn from. */
export type Pack = {
  template: PackDraft
  world: World
  look: Look
  /** whose data alone are shown */
  partner: Enterprise | null
  /** by table; empty where nobody looked */
  lastChanges: ReadonlyMap<string, LastChange>
}

/** What a page of a pack became: its sheets, or why it is not there. */
export type Made = { sheets: Sheet[] } | { leftOut: Text }

/** Pages with people's names stay in the office, or go to whom the law lets look: never to a partner. */
export function showsNames({ template }: Pick<Pack, 'template'>): boolean {
  return template.audience !== 'partner'
}

/** The days and the part of the college that a pack is about. Refuses `pack.partner`, `pack.partnerGone`, `pack.programmeGone`, and as {@link questionOf}. */
export function packQuestion(world: World, { audience, enterpriseId, programmeId, period, from, to }: PackDraft, issue: Issue, ctx: Pick<Context, 'now'>): Result<Question> {
  const { enterprise, programme } = world.tables
  if (audience === 'partner' && enterpriseId === undefined) return refuse('pack.partner')
  if (enterpriseId !== undefined && !enterprise.has(enterpriseId)) return refuse('pack.partnerGone')
  if (programmeId !== undefined && !programme.has(programmeId)) return refuse('pack.programmeGone')
  const own = issue.period === undefined ? { period, from, to } : { period: issue.period, from: issue.from, to: issue.to }
  const within = { ...(programmeId === undefined ? {} : { programme: programmeId }), ...(audience === 'partner' ? { enterprise: enterpriseId } : {}) }
  return questionOf({ ...own, asOf: issue.asOf, ...(Object.keys(within).length ? { within } : {}) }, ctx.now.slice(0, 10), world.calendar)
}

export function openPack(world: World, template: PackDraft, issue: Issue, ctx: Pick<Context, 'now'>, lastChanges: ReadonlyMap<string, LastChange>): Result<Pack> {
  const question = packQuestion(world, template, issue, ctx)
  if (!question.ok) return question
  const { outcomes, tables } = world
  const hideBelow = template.audience === 'dean' ? 0 : hideBelowOf(tables)
  const look: Look = { view: outcomes.view, outcomes, indicators: catalogueOf(tables), question: question.value, hideBelow }
  const partner = template.audience === 'partner' ? (tables.enterprise.get(template.enterpriseId!) ?? null) : null
  return { ok: true, value: { template, world, look, partner, lastChanges } }
}
