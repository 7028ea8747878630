import { z } from 'zod'
import { refuse } from '../../base/decision.ts'
import { text } from '../../base/field.ts'
import { nameOf } from '../../record-name.ts'
import { VISIT_CHECKS, type Visit } from '../../records/on-site.ts'
import type { World } from '../../world.ts'
import { defineReport, modelOf } from '../definition.ts'
import { recordOf } from '../lookup.ts'
import type { Block, CheckItem, Sheet, TableBlock, Text } from '../model.ts'
import { names } from './phrases.ts'

const params = z.strictObject({ visitId: text().meta({ kind: 'ref', table: 'visit' }).optional() })

/** The record of a visit (检查记录): what was looked at, who was seen, what was found and who sees to it until when, photos, signatures. */
export const visitRecord = defineReport(params, (world, { visitId }, ctx) => {
  if (visitId === undefined) return refuse('report.visit.which')
  const found = recordOf(world.tables, 'visit', visitId)
  if (!found.ok) return found
  const visit = found.value
  const host = nameOf(world.tables, visit.enterpriseId)
  return modelOf(world, ctx, { name: 'visit', title: { code: 'report.visit' }, about: `${host} ${visit.date}`, sheets: [sheetOf(world, visit, host)] })
})

function sheetOf(world: World, visit: Visit, host: string): Sheet {
  const { tables } = world
  const seen = (visit.seen ?? (visit.placementId ? [visit.placementId] : [])).map(id => nameOf(tables, tables.placement.get(id)?.studentId ?? id))
  const facts: { label: Text; value: Text }[] = [
    { label: { code: 'field.visit.date' }, value: { code: 'report.visit.when', facts: { date: visit.date, start: visit.start ?? '' } } },
    { label: { code: 'field.visit.teacherId' }, value: nameOf(tables, visit.teacherId) },
    { label: { code: 'field.visit.way' }, value: { code: `choice.way.${visit.way}` } },
    { label: { code: 'field.visit.spokeWith' }, value: visit.spokeWith ?? '' },
    { label: { code: 'report.visit.place' }, value: tables.enterprise.get(visit.enterpriseId)?.address ?? '' },
    { label: { code: 'report.visit.seen' }, value: seen.length ? { parts: [{ code: 'report.people', facts: { people: seen.length } }, names(seen)] } : '' },
  ]
  const written = (['content', 'progress', 'note'] as const).filter(field => visit[field] || field === 'content')
  const blocks: Block[] = [
    { kind: 'facts', columns: 2, items: facts },
    { kind: 'heading', text: { code: 'report.visit.checks' } },
    { kind: 'checklist', columns: 3, items: VISIT_CHECKS.map(check => checkOf(visit, check)) },
    { kind: 'text', text: { code: 'report.visit.boxes' }, quiet: true },
    { kind: 'facts', columns: 1, items: written.map(field => ({ label: { code: `report.visit.${field}` }, value: visit[field] ?? '' })) },
    { kind: 'heading', text: { code: 'report.visit.issues' } },
    issuesOf(world, visit),
    { kind: 'signatures', lines: [{ code: 'report.sign.teacher' }, { code: 'report.sign.host' }] },
    ...(visit.photos?.length
      ? [{ kind: 'heading' as const, text: { code: 'report.visit.photos' } }, { kind: 'photos' as const, items: visit.photos.map(({ image, caption }) => ({ image, ...(caption ? { caption } : {}) })) }]
      : []),
  ]
  return { title: host, subtitle: visit.date, ...(visit.status === 'planned' ? { mark: { code: 'report.visit.planned' } } : {}), orientation: 'portrait', blocks }
}

function checkOf(visit: Visit, check: (typeof VISIT_CHECKS)[number]): CheckItem {
  const remark = visit.remarks?.find(r => r.check === check)?.text
  const state = visit.checks?.includes(check) ? 'yes' : visit.failed?.includes(check) ? 'no' : 'open'
  return { text: { code: `choice.checks.${check}` }, state, ...(remark ? { note: remark } : {}) }
}

function issuesOf(world: World, visit: Visit): TableBlock {
  const issues = [...world.tables.visitIssue.values()].filter(issue => issue.visitId === visit.id).sort((a, b) => (a.due < b.due ? -1 : 1))
  return {
    kind: 'table',
    columns: [
      { head: { code: 'report.column.no' }, width: 6 },
      { head: { code: 'field.visitIssue.what' }, width: 36 },
      { head: { code: 'field.visitIssue.owner' }, width: 14 },
      { head: { code: 'field.visitIssue.due' }, width: 14 },
      { head: { code: 'field.visitIssue.closedOn' }, width: 14 },
      { head: { code: 'field.visitIssue.result' }, width: 16 },
    ],
    groups: [{ rows: issues.map((issue, i) => [String(i + 1), issue.what, issue.owner, issue.due, issue.closedOn ?? '□', issue.result ?? '']) }],
    empty: { code: 'report.visit.noIssues' },
  }
}
