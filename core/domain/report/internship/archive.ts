import { z } from 'zod'
import { refuse } from '../../base/decision.ts'
import { text } from '../../base/field.ts'
import { CN_2021_4 } from '../../compliance/packs/cn-2021-4.ts'
import { archiveOf } from '../../compliance/test-record.ts'
import type { PlacementCase } from '../../compliance/case.ts'
import type { World } from '../../world.ts'
import { defineReport, modelOf } from '../definition.ts'
import type { Block, Sheet, TableBlock, Text } from '../model.ts'
import { agreementOf } from './papers.ts'
import { number, span } from './phrases.ts'
import { asOn, narrowed, placedOf, placedWhere, studentLine, type Placed } from './placed.ts'

const params = z.strictObject({
  /** one placement, or all of one student, a sheet each; or */
  placementId: text().meta({ kind: 'ref', table: 'placement' }).optional(),
  classGroupId: text().meta({ kind: 'ref', table: 'classGroup' }).optional(),
  batchId: text().meta({ kind: 'ref', table: 'batch' }).optional(),
})

/** The eight kinds of papers of Art. 29, in its order. */
const DOCUMENTS = ['agreement', 'plan', 'report', 'assessment', 'journal', 'visits', 'summary', 'evidence'] as const
type DocumentName = (typeof DOCUMENTS)[number]

/** What lies in the archive: which of the eight kinds, of which day, how many, under what name. */
type Filed = { document: DocumentName; there: boolean; on?: string | undefined; count?: number; name?: string | undefined }

/** The archive checklist (归档清单): one internship on a sheet of its own, or a class or a batch on one list. */
export const archive = defineReport(params, (world, wanted, ctx) => {
  const today = ctx.now.slice(0, 10)
  const filedOf = filedIn(world, today)
  const title = { code: 'report.archive' }
  if (wanted.placementId !== undefined) {
    const found = placedOf(world, wanted.placementId)
    if (!found.ok) return found
    return modelOf(world, ctx, { name: 'archive', title, about: found.value[0]!.student?.name ?? '', sheets: found.value.map(p => oneSheet(world, p, filedOf(p))) })
  }
  if (wanted.classGroupId === undefined && wanted.batchId === undefined) return refuse('report.archive.which')
  const narrow = narrowed(world.tables, wanted)
  if (!narrow.ok) return narrow
  const placed = placedWhere(world, narrow.value.keeps)
  const about = narrow.value.says.join(' ')
  return modelOf(world, ctx, { name: 'archive', title, about, sheets: [listSheet(world, placed.map(p => ({ p, filed: filedOf(p) })), narrow.value.says)] })
})

function filedIn(world: World, today: string): (p: Placed) => Filed[] {
  const watch = world.complianceOn(today, CN_2021_4)
  return p => {
    const c = watch.caseOf(p.placement.id)
    const there = new Map(c ? archiveOf(c).map(d => [d.document, d.there]) : [])
    return DOCUMENTS.map(document => ({ document, there: there.get(document) ?? false, ...(c ? detailsOf(p, c, document) : {}) }))
  }
}

function detailsOf(p: Placed, c: PlacementCase, document: DocumentName): Pick<Filed, 'on' | 'count' | 'name'> {
  const { placement: x } = p
  const many = (dates: readonly string[]) => ({ count: dates.length, on: dates.toSorted().at(-1) })
  switch (document) {
    case 'agreement':
      return { on: agreementOf(p).on }
    case 'plan':
      return { on: c.plan?.agreedOn, name: c.plan?.name }
    case 'report':
      return { on: x.reportOn }
    case 'assessment':
      return { on: x.assessedOn, name: x.resultGrade }
    case 'journal':
      return many(c.journals.map(j => j.date))
    case 'visits':
      return many(c.visits.map(v => v.date))
    case 'summary':
      return { on: x.summaryOn }
    case 'evidence':
      return {}
  }
}

/** The day, or how many with the last one, and the name: enough to find the paper. */
function tellsOf({ on, count, name }: Filed): Text {
  if (count) return { code: 'report.archive.many', facts: { count, last: on } }
  return { parts: [name ?? '', on ?? ''] }
}

function oneSheet(world: World, p: Placed, filed: readonly Filed[]): Sheet {
  const last = asOn(p, p.to)
  const facts: { label: Text; value: Text }[] = [
    { label: { code: 'report.column.host' }, value: world.tables.enterprise.get(last.enterpriseId)?.name ?? '' },
    { label: { code: 'report.column.days' }, value: span(p.from, p.to) },
    { label: { code: 'report.column.post' }, value: (last.postId && world.tables.post.get(last.postId)?.name) ?? '' },
    { label: { code: 'report.column.tutor' }, value: (last.tutorId && world.tables.teacher.get(last.tutorId)?.name) ?? '' },
  ]
  const blocks: Block[] = [
    { kind: 'facts', columns: 2, items: facts },
    {
      kind: 'table',
      columns: [
        { head: { code: 'report.column.no' }, width: 7 },
        { head: { code: 'report.archive.document' }, width: 34 },
        { head: { code: 'report.archive.filed' }, width: 9, align: 'center' },
        { head: { code: 'report.archive.tells' }, width: 30 },
        { head: { code: 'report.archive.pages' }, width: 20 },
      ],
      groups: [{ rows: filed.map((d, i) => [String(i + 1), { code: `report.document.${d.document}` }, d.there ? '☑' : '□', d.there ? tellsOf(d) : '', '']) }],
      empty: '',
    },
    { kind: 'text', text: { code: 'report.archive.count', facts: { there: filed.filter(d => d.there).length, all: filed.length } } },
    { kind: 'text', text: { code: 'report.archive.by' }, quiet: true },
    { kind: 'signatures', lines: [{ code: 'report.sign.handsOver' }, { code: 'report.sign.archivist' }] },
  ]
  return { title: studentLine(p), orientation: 'portrait', blocks }
}

function listSheet(world: World, list: readonly { p: Placed; filed: readonly Filed[] }[], says: readonly string[]): Sheet {
  const whole = list.filter(({ filed }) => filed.every(d => d.there)).length
  const table: TableBlock = {
    kind: 'table',
    columns: [
      { head: { code: 'report.column.no' }, width: 3 },
      { head: { code: 'report.column.studentNo' }, width: 8 },
      { head: { code: 'report.column.student' }, width: 8 },
      { head: { code: 'report.column.host' }, width: 13 },
      ...DOCUMENTS.map(document => ({ head: { code: `report.document.${document}` }, width: 8.5 })),
    ],
    groups: [
      {
        rows: list.map(({ p, filed }, i) => [
          String(i + 1),
          p.student?.number ?? '',
          p.student?.name ?? p.placement.studentId,
          world.tables.enterprise.get(asOn(p, p.to).enterpriseId)?.name ?? '',
          ...filed.map((d): Text => (d.there ? ['☑', d.count ?? d.on ?? ''].join(' ') : '□')),
        ]),
      },
    ],
    empty: { code: 'report.archive.none' },
  }
  const blocks: Block[] = [
    ...(list.length
      ? [{ kind: 'figures' as const, items: [{ label: { code: 'report.figure.placements' }, value: number(list.length) }, { label: { code: 'report.archive.whole' }, value: number(whole) }, { label: { code: 'report.archive.open' }, value: number(list.length - whole) }] }]
      : []),
    table,
    ...(list.length ? [{ kind: 'text' as const, text: { code: 'report.archive.by' }, quiet: true }, { kind: 'signatures' as const, lines: [{ code: 'report.sign.handsOver' }, { code: 'report.sign.archivist' }] }] : []),
  ]
  return { title: { code: 'report.archive' }, subtitle: { parts: says }, orientation: 'landscape', blocks }
}
