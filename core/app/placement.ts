import type { Context } from '#domain/base/decision.ts'
import { PACKS } from '#domain/compliance/packs.ts'
import { agreementOverview, renewAgreement } from '#domain/placement/agreements.ts'
import { cancelPlacement, changeEffects, changePlacements } from '#domain/placement/change.ts'
import { named } from '#domain/placement/effects.ts'
import { fillFromIdentity, identityGaps } from '#domain/placement/identity.ts'
import { figuresOf, fitting, inScope, sorted, type PlacementFilter, type PlacementSort } from '#domain/placement/listing.ts'
import { placementRow, placementRows, type PlacementRow } from '#domain/placement/overview.ts'
import { paperMarks } from '#domain/placement/papers.ts'
import { segmentsOf, spanOfSegments } from '#domain/placement/segments.ts'
import { shiftsInside } from '#domain/placement/shifts-inside.ts'
import { writePlacements, type PlacementPatch } from '#domain/placement/write.ts'
import { exportRoster } from '#domain/intake/export-roster.ts'
import { nameOf } from '#domain/record-name.ts'
import type { placementContract } from '#contract/placement.ts'
import type { ReadsOf } from '#contract/define.ts'
import { say } from '#words/say.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers, View } from './handlers.ts'
import { identityNoted } from './identity-noted.ts'
import { exportWords } from './intake-words.ts'
import { listOut } from './list-out.ts'
import { placementSheet } from './placement-sheet.ts'

type C = typeof placementContract
type Seen = View<ReadsOf<C['queries']['placement.overview']>>
type PackName = keyof typeof PACKS

export const placementCommands: CommandHandlers<C['commands']> = {
  'placement.papers': (world, { ids, set }, ctx) => writePlacements(world, ids, set as PlacementPatch, ctx, { fields: Object.keys(set), date: Object.values(set).find(v => typeof v === 'string') ?? '' }),
  'placement.assign': (world, { ids, set, shifts }, ctx) =>
    shiftsInside(world, writePlacements(world, ids, set as PlacementPatch, ctx, { fields: Object.keys(set) }), shifts === 'remove', { command: 'placement.assign', input: { ids, set, shifts: 'remove' } }, ctx),
  'placement.change': (world, { ids, shifts, ...wish }, ctx) => changePlacements(world, ids, wish, shifts, ctx),
  'placement.cancel': (world, { id, reason, shifts }, ctx) => cancelPlacement(world, { id, reason, shifts }, ctx),
  'agreement.renew': renewAgreement,
  'student.fillFromIdentity': fillFromIdentity,
}

export const placementQueries: QueryHandlers<C['queries']> = {
  'placement.overview': (view, { sort, pack, language, offset, limit, ...filter }, ctx) => {
    const { rows, scope, all } = listed(view, filter, sort, pack, language, ctx)
    return { total: rows.length, all: all.length, rows: rows.slice(offset, offset + limit), figures: figuresOf(scope) }
  },
  'placement.ids': (view, { pack, ...filter }, ctx) => listed(view, filter, undefined, pack, 'zh-CN', ctx).rows.map(r => r.id),
  'placement.one': (view, { id, pack }, { now }) => {
    const { tables } = view
    const placement = tables.placement.get(id)
    if (!placement) return null
    const today = now.slice(0, 10)
    const changes = view.stays.changesOf(id).toSorted((a, b) => (a.from < b.from ? -1 : 1))
    const segments = segmentsOf(placement, changes)
    const batch = placement.batchId === undefined ? undefined : tables.batch.get(placement.batchId)
    const watch = view.complianceOn(today, PACKS[pack])
    const own = watch.caseOf(id) // null for one that was cancelled
    return {
      row: placementRow(tables, placement, changes, judgedBy(view, pack, today), today),
      placement,
      segments: segments.map(s => named(tables, s)),
      changes: changes.map(c => ({ ...c, ...namesIn(tables, c) })),
      papers: paperMarks(placement, spanOfSegments(segments) ?? placement, batch, today),
      batch: batch?.name ?? '',
      findings: watch.of(id).filter(f => !f.overrideId),
      others: [...tables.placement.values()]
        .filter(p => p.studentId === placement.studentId && p.id !== id)
        .map(p => ({ id: p.id, host: nameOf(tables, p.enterpriseId), from: p.from, to: p.to, cancelled: p.status === 'cancelled' }))
        .sort((a, b) => (a.from < b.from ? 1 : -1)),
      counts: { visits: sizeOf(own?.visits), journals: sizeOf(own?.journals), leaves: sizeOf(own?.leaves) },
    }
  },
  'placement.effects': async (view, { id, wish }, ctx) => {
    const placement = view.tables.placement.get(id)
    return placement ? changeEffects(view as unknown as Parameters<typeof changeEffects>[0], placement, wish, ctx) : null // the view holds the tables that it declared
  },
  'agreement.overview': ({ tables }, _, { now }) => agreementOverview(tables, now.slice(0, 10)),
  'student.identityGaps': ({ tables }) => identityGaps(tables),
}

export const placementJobs: JobHandlers<C['jobs']> = {
  async 'placement.export'({ ids, sort, pack, format, language, ...filter }, tools) {
    const { world, ctx, progress } = tools
    progress({ code: 'files.writing', done: 0 })
    const rows = chosen(listed(world, filter, sort, pack, language, ctx).rows, ids)
    const sheet = placementSheet(rows, language, format === 'pdf')
    return listOut({ format, language, name: `${sheet.sheet} ${ctx.now.slice(0, 10)}`, title: sheet.sheet, sheets: [sheet] }, tools)
  },
  async 'placement.roster'({ ids, pack, format, language, identity, ...filter }, tools) {
    const { world, ctx, progress } = tools
    progress({ code: 'files.writing', done: 0 })
    const rows = chosen(listed(world, { ...filter }, { by: 'group', down: false }, pack, language, ctx).rows, ids)
    const no = identity ? await identityNoted(tools, rows.length) : null
    if (no) return no
    const sheet = exportRoster(world.tables, rows.map(r => r.id), exportWords(language), { today: ctx.now.slice(0, 10), identity })
    const title = say(language, 'tables.roster')
    return listOut({ format, language, name: `${title} ${ctx.now.slice(0, 10)}`, title, sheets: [sheet] }, tools)
  },
}

function sizeOf(rows: Iterable<unknown> = []): number {
  return [...rows].length
}

function chosen(rows: readonly PlacementRow[], ids: readonly string[] | undefined): readonly PlacementRow[] {
  const wanted = ids && new Set(ids)
  return wanted ? rows.filter(r => wanted.has(r.id)) : rows
}

type Kept = { key: string; rows: PlacementRow[]; listKey: string; list: { rows: PlacementRow[]; scope: PlacementRow[] } | null }
/** The rows of a college until something in it changes: scrolling through 12,000 of them works nothing out anew. */
const kept = new WeakMap<object, Kept>()

function listed(view: Seen, filter: PlacementFilter, sort: PlacementSort | undefined, pack: PackName, language: string, { now, past }: Context) {
  const today = now.slice(0, 10)
  const key = `${past.seq} ${today} ${pack}`
  let mine = kept.get(view.tables.placement)
  if (mine?.key !== key) {
    mine = { key, rows: placementRows(view.tables, judgedBy(view, pack, today), today), listKey: '', list: null }
    kept.set(view.tables.placement, mine)
  }
  const listKey = JSON.stringify([filter, sort, language])
  if (mine.listKey !== listKey || !mine.list) {
    const scope = inScope(mine.rows, filter)
    mine.list = { scope, rows: sorted(fitting(scope, filter), sort, language) }
    mine.listKey = listKey
  }
  return { ...mine.list, all: mine.rows }
}

function judgedBy(view: Pick<Seen, 'complianceOn'>, pack: PackName, today: string) {
  const watch = view.complianceOn(today, PACKS[pack])
  return (id: string) => {
    const standing = watch.of(id).filter(f => !f.overrideId)
    const of = (severity: string) => standing.filter(f => f.severity === severity).length
    return { counts: { E: of('E'), W: of('W'), R: of('R') }, unarchived: standing.some(f => f.cure === 'archive') }
  }
}

function namesIn(tables: Parameters<typeof named>[0], { enterpriseId, postId, tutorId, mentorId }: { enterpriseId?: string | undefined; postId?: string | undefined; tutorId?: string | undefined; mentorId?: string | undefined }) {
  const { host, post, tutor, mentor } = named(tables, { from: '', to: '', enterpriseId: enterpriseId ?? '', postId, tutorId, mentorId })
  return { host, post, tutor, mentor }
}
