import { bySound } from '../../base/by-sound.ts'
import { groupedBy } from '../../base/grouped-by.ts'
import { z } from 'zod'
import { text } from '../../base/field.ts'
import { addDays, dayNumber, type LocalDate } from '../../base/time.ts'
import type { World } from '../../world.ts'
import { defineReport, modelOf } from '../definition.ts'
import { NAME_LINES, type Block, type Sheet, type TableBlock, type TableGroup, type Text } from '../model.ts'
import { papersOf, type PaperName } from './papers.ts'
import { number } from './phrases.ts'
import { asOn, narrowed, placedWhere, type Placed } from './placed.ts'

const params = z.strictObject({
  batchId: text().meta({ kind: 'ref', table: 'batch' }).optional(),
  /** absent: all tutors, a sheet each */
  tutorId: text().meta({ kind: 'ref', table: 'teacher' }).optional(),
})

/** Due within so many days counts as soon. */
const SOON = 7

type Owed = { placed: Placed; papers: PaperName[]; due: LocalDate }

/** The chase list (催办清单): who must still hand in or sign what, by when, and whom to call. Each tutor gets a sheet of their own. */
export const chaseList = defineReport(params, (world, wanted, ctx) => {
  const narrow = narrowed(world.tables, wanted)
  if (!narrow.ok) return narrow
  const today = ctx.now.slice(0, 10)
  const owed = placedWhere(world, narrow.value.keeps).flatMap(p => owedBy(world, p, today))
  const byTutor = groupedBy(owed, one => asOn(one.placed, today).tutorId ?? '')
  const named = [...byTutor].map(([id, list]) => ({ tutor: world.tables.teacher.get(id)?.name, list }))
  const title = { code: 'report.chase' }
  const sheets = named.sort((a, b) => bySound.compare(a.tutor ?? '\uffff', b.tutor ?? '\uffff')).map(({ tutor, list }) => sheetOf(world, tutor, list, today))
  const empty: Sheet = { title, orientation: 'landscape', blocks: [{ kind: 'text', text: { code: world.tables.placement.size ? 'report.chase.none' : 'report.none.placement' }, quiet: true }] }
  const about = narrow.value.says.join(' ')
  return modelOf(world, ctx, { name: 'chase', title, ...(about ? { about } : {}), sheets: sheets.length ? sheets : [empty] })
})

/** What one student's placement lacks, a line for each day by which something is due. */
function owedBy(world: World, placed: Placed, today: LocalDate): Owed[] {
  const missing = papersOf(world, placed, today).filter(x => !x.there)
  return [...new Set(missing.map(x => x.due))].sort().map(due => ({ placed, due, papers: missing.filter(x => x.due === due).map(x => x.paper) }))
}

function sheetOf(world: World, tutor: string | undefined, list: readonly Owed[], today: LocalDate): Sheet {
  const groups = new Map<string, Owed[]>()
  for (const one of list) groups.set(one.placed.group?.name ?? '', [...(groups.get(one.placed.group?.name ?? '') ?? []), one])
  const table: TableBlock = {
    kind: 'table',
    columns: [
      { head: { code: 'report.column.due' }, width: 13 },
      { head: { code: 'report.column.studentNo' }, width: 9 },
      { head: { code: 'report.column.student' }, width: 8, mostLines: NAME_LINES },
      { head: { code: 'report.column.studentPhone' }, width: 10 },
      { head: { code: 'report.column.guardianPhone' }, width: 14 },
      { head: { code: 'report.column.host' }, width: 16, mostLines: NAME_LINES },
      { head: { code: 'report.column.owes' }, width: 26 },
      { head: { code: 'report.column.done' }, width: 4, align: 'center' },
    ],
    groups: [...groups.entries()].map(([name, members]) => groupOf(world, name, members, today)),
    empty: { code: 'report.chase.none' },
  }
  const students = new Set(list.map(one => one.placed.placement.studentId))
  const blocks: Block[] = [
    {
      kind: 'figures',
      items: [
        { label: { code: 'report.figure.students' }, value: number(students.size) },
        { label: { code: 'report.figure.papers' }, value: number(list.reduce((n, one) => n + one.papers.length, 0)) },
        { label: { code: 'report.figure.overdue' }, value: number(list.filter(one => one.due < today).length) },
        { label: { code: 'report.figure.soon' }, value: number(list.filter(one => one.due >= today && one.due <= addDays(today, SOON)).length) },
      ],
    },
    table,
    { kind: 'text', text: { code: 'report.chase.private' }, quiet: true },
  ]
  return { title: tutor ?? { code: 'report.chase.noTutor' }, subtitle: { code: 'report.onDay', facts: { date: today } }, orientation: 'landscape', blocks }
}

function groupOf(world: World, name: string, members: readonly Owed[], today: LocalDate): TableGroup {
  const inOrder = members.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
  return { ...(name ? { head: name } : {}), rows: inOrder.map(one => rowOf(world, one, today)) }
}

function rowOf(world: World, { placed: p, papers, due }: Owed, today: LocalDate): Text[] {
  const late = dayNumber(today) - dayNumber(due)
  return [
    late > 0 ? { code: 'report.chase.late', facts: { date: due, days: late } } : due,
    p.student?.number ?? '',
    p.student?.name ?? p.placement.studentId,
    p.student?.phone ?? '',
    [p.student?.guardianName, p.student?.guardianPhone].filter(part => part !== undefined).join(' '),
    world.tables.enterprise.get(asOn(p, today).enterpriseId)?.name ?? '',
    { parts: papers.map(paper => ({ code: `report.paper.${paper}` })) },
    '□',
  ]
}
