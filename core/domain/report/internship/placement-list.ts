import { z } from 'zod'
import { date, text } from '../../base/field.ts'
import type { LocalDate } from '../../base/time.ts'
import type { World } from '../../world.ts'
import { defineReport, modelOf } from '../definition.ts'
import { NAME_LINES, type Block, type TableBlock, type TableGroup, type Text } from '../model.ts'
import { agreementOf, papersOf } from './papers.ts'
import { kept, number, ticked } from './phrases.ts'
import { asOn, narrowed, placedWhere, type Placed } from './placed.ts'

const params = z.strictObject({
  batchId: text().meta({ kind: 'ref', table: 'batch' }).optional(),
  enterpriseId: text().meta({ kind: 'ref', table: 'enterprise' }).optional(),
  classGroupId: text().meta({ kind: 'ref', table: 'classGroup' }).optional(),
  /** only who is placed on this day, and where they are then; absent: all, as of today */
  day: date().optional(),
})

/** The list of placements (实习安排一览表) by class: who, where, with whom, when as amended, and which papers are there. */
export const placementList = defineReport(params, (world, wanted, ctx) => {
  const { day } = wanted
  const narrow = narrowed(world.tables, wanted)
  if (!narrow.ok) return narrow
  const today = day ?? ctx.now.slice(0, 10)
  const placed = placedWhere(world, p => narrow.value.keeps(p) && (day === undefined || (p.from <= day && day <= p.to)))
  const blocks: Block[] = [
    ...(placed.length ? [{ kind: 'figures' as const, items: figuresOf(world, placed, today) }] : []),
    { ...table, groups: groupsOf(world, placed, today), empty: { code: world.tables.placement.size ? 'report.placements.nobody' : 'report.none.placement' } },
    ...(placed.length ? [{ kind: 'text' as const, text: { code: 'report.placements.signs' }, quiet: true }] : []),
  ]
  const title = { code: 'report.placements' }
  const says = kept(...narrow.value.says, day && { code: 'report.onDay', facts: { date: day } })
  const sheet = { title, ...(says.length ? { subtitle: { parts: says } } : {}), orientation: 'landscape' as const, blocks }
  return modelOf(world, ctx, { name: 'placements', title, ...(narrow.value.says.length || day ? { about: [...narrow.value.says, ...(day ? [day] : [])].join(' ') } : {}), sheets: [sheet] })
})

const table: Omit<TableBlock, 'groups' | 'empty'> = {
  kind: 'table',
  columns: [
    { head: { code: 'report.column.no' }, width: 2.5 },
    { head: { code: 'report.column.studentNo' }, width: 7.5 },
    { head: { code: 'report.column.student' }, width: 6.5, mostLines: NAME_LINES },
    { head: { code: 'report.column.studentPhone' }, width: 8.2 },
    { head: { code: 'report.column.host' }, width: 12.3, mostLines: NAME_LINES },
    { head: { code: 'report.column.post' }, width: 8, mostLines: NAME_LINES },
    { head: { code: 'report.column.mentorPhone' }, width: 11 },
    { head: { code: 'report.column.tutor' }, width: 6, mostLines: NAME_LINES },
    { head: { code: 'report.column.from' }, width: 6.5 },
    { head: { code: 'report.column.to' }, width: 6.5 },
    ...(['consent', 'agreement', 'training', 'insurance', 'others'] as const).map(paper => ({ head: { code: `report.paper.short.${paper}` }, width: 5, align: 'center' as const })),
  ],
}

function groupsOf(world: World, placed: readonly Placed[], today: LocalDate): TableGroup[] {
  const groups = new Map<string, Placed[]>()
  for (const p of placed) groups.set(p.group?.id ?? '', [...(groups.get(p.group?.id ?? '') ?? []), p])
  let no = 0
  return [...groups.values()].map(members => ({
    head: { code: 'report.placements.class', facts: { name: members[0]!.group?.name ?? '–', count: members.length } },
    rows: members.map(p => rowOf(world, p, today, ++no)),
  }))
}

/** Papers that have a column, and the signatures and contents that make up the agreement's. */
const OWN_COLUMN: ReadonlySet<string> = new Set(['consent', 'student', 'college', 'host', 'contents', 'training', 'insurance'])

function rowOf(world: World, p: Placed, today: LocalDate, no: number): Text[] {
  const { enterprise, post, teacher, contact } = world.tables
  const now = asOn(p, today)
  const mentor = now.mentorId === undefined ? undefined : contact.get(now.mentorId)
  const papers = papersOf(world, p, today)
  const others = papers.filter(x => !OWN_COLUMN.has(x.paper))
  const amended = p.changes.length > 0
  return [
    String(no),
    p.student?.number ?? '',
    p.student?.name ?? p.placement.studentId,
    p.student?.phone ?? '',
    enterprise.get(now.enterpriseId)?.name ?? '',
    (now.postId && post.get(now.postId)?.name) ?? '',
    [mentor?.name, mentor?.phone].filter(part => part !== undefined).join(' '),
    (now.tutorId && teacher.get(now.tutorId)?.name) ?? '',
    p.from,
    amended ? { code: 'report.placements.amended', facts: { to: p.to } } : p.to,
    p.placement.kind === 'visit' ? '–' : ticked(p.placement.consentOn !== undefined),
    p.placement.kind === 'visit' ? '–' : ticked(agreementOf(p).there),
    ticked(p.placement.trainedOn !== undefined),
    ticked(papers.some(x => x.paper === 'insurance' && x.there)),
    others.length ? `${others.filter(x => x.there).length}/${others.length}` : '–',
  ]
}

function figuresOf(world: World, placed: readonly Placed[], today: LocalDate): { label: Text; value: Text }[] {
  const count = (keeps: (p: Placed) => boolean) => number(placed.filter(keeps).length)
  return [
    { label: { code: 'report.figure.placements' }, value: number(placed.length) },
    { label: { code: 'report.figure.hosts' }, value: number(new Set(placed.map(p => asOn(p, today).enterpriseId)).size) },
    { label: { code: 'report.figure.self' }, value: count(p => p.placement.source === 'self') },
    { label: { code: 'report.figure.amended' }, value: count(p => p.changes.length > 0) },
    { label: { code: 'report.figure.papersMissing' }, value: count(p => papersOf(world, p, today).some(x => !x.there)) },
  ]
}
