import { z } from 'zod'
import { monthsWithin } from '../../attendance/months.ts'
import { refuse } from '../../base/decision.ts'
import { date, text } from '../../base/field.ts'
import { daysIn } from '../../base/time.ts'
import { CN_2021_4 } from '../../compliance/packs/cn-2021-4.ts'
import { weekPlan, type WeekPlan, type WeekRow } from '../../shifts/week.ts'
import { defineReport, modelOf } from '../definition.ts'
import { recordOf } from '../lookup.ts'
import type { Block, DayMark, DaySheetBlock, Sheet, Text } from '../model.ts'
import { dayHeads, daysWanted, sheetsOf, type Days } from './days.ts'
import { hours, kept, number, span } from './phrases.ts'
import { nightOn, shiftCodes, shiftLegend } from './shift-codes.ts'

const params = z.strictObject({
  enterpriseId: text().meta({ kind: 'ref', table: 'enterprise' }).optional(),
  /** absent: all posts of the host */
  postId: text().meta({ kind: 'ref', table: 'post' }).optional(),
  /** absent: Monday of this week */
  from: date().optional(),
  /** the last day, included; absent: six days after the first */
  to: date().optional(),
})
type Wanted = z.output<typeof params>

/** The shifts of a host's interns for signature: students by days, with what adds up, how many are there, and what is still a draft. */
export const roster = defineReport(
  params,
  (world, wanted, ctx) => {
    if (wanted.enterpriseId === undefined) return refuse('report.roster.which')
    const host = recordOf(world.tables, 'enterprise', wanted.enterpriseId)
    if (!host.ok) return host
    const post = wanted.postId === undefined ? null : recordOf(world.tables, 'post', wanted.postId)
    if (post && !post.ok) return post
    if (post && post.value.enterpriseId !== host.value.id) return refuse('report.roster.otherHost', { post: post.value.name, host: host.value.name })
    const days = daysWanted(wanted, 'week', ctx.now.slice(0, 10))
    if (!days.ok) return days
    const watch = world.complianceOn(ctx.now.slice(0, 10), CN_2021_4)
    const sheets = sheetsOf(days.value).map(part => {
      const question = { enterpriseId: host.value.id, postId: post?.value.id, from: part.from, days: daysIn(part), night: nightOn(world, part.from) }
      const plan = weekPlan(world.tables, { stays: world.stays, shifts: world.shiftDays, calendar: world.calendar, findingsOf: watch.of }, { ...question, pack: CN_2021_4 })
      return sheetOf(plan, part, kept(host.value.name, post?.value.name))
    })
    const about = `${host.value.name} ${days.value.from} ${days.value.to}`
    return modelOf(world, ctx, { name: 'roster', title: { code: 'report.roster' }, about, sheets })
  },
  (wanted: Wanted, ctx) => {
    const days = daysWanted(wanted, 'week', ctx.now.slice(0, 10))
    return days.ok ? monthsWithin('shift', days.value) : []
  },
)

function sheetOf(plan: WeekPlan, days: Days, of: Text[]): Sheet {
  const codes = shiftCodes(plan.types)
  const { drafts } = plan
  const sheet = { title: { parts: of }, subtitle: span(days.from, days.to), orientation: 'landscape' as const }
  const grid = gridOf(plan, codes)
  if (!plan.rows.length) return { ...sheet, blocks: [grid] }
  const broken = plan.rows.flatMap(row => [...new Set(row.cells.flatMap(c => c.breaks))].map(rule => `${row.student} ${rule}`))
  const blocks: Block[] = [
    grid,
    { kind: 'text', text: shiftLegend(plan.types.map(type => ({ ...type, code: codes.get(type.id) ?? '' }))), quiet: true },
    { kind: 'text', text: { parts: [{ code: 'report.roster.signs' }, ...(drafts ? [{ code: 'report.roster.drafts', facts: { count: drafts } }] : [])] }, quiet: true },
    ...(broken.length ? [{ kind: 'text' as const, text: { code: 'report.roster.broken', facts: { names: broken } } }] : []),
    { kind: 'signatures', lines: [{ code: 'report.sign.mentor' }, { code: 'report.sign.tutor' }, { code: 'report.sign.college' }, { code: 'report.sign.host' }] },
  ]
  return { ...sheet, ...(drafts ? { mark: { code: 'report.draft' } } : {}), blocks }
}

function gridOf(plan: WeekPlan, codes: ReadonlyMap<string, string>): DaySheetBlock {
  return {
    kind: 'daySheet',
    corner: { code: 'report.column.student' },
    days: dayHeads(plan.days),
    sums: [{ code: 'report.sum.hours' }, { code: 'report.sum.nights' }, { code: 'report.sum.free' }],
    rows: plan.rows.map(row => ({
      head: row.student,
      note: { parts: kept(row.number, row.post) },
      cells: row.cells.map(cell => markOf(cell, codes, row)),
      sums: isMade(row) ? [hours(row.minutes), number(row.nightShifts), number(row.freeDays)] : ['', '', ''],
    })),
    foot: plan.types.map((type, i) => ({
      head: { code: 'report.roster.coverage', facts: { code: codes.get(type.id) ?? '', name: type.name } },
      cells: plan.coverage.map((day, at) => coverOf(day[i] ?? 0, plan.needs[at]?.[i] ?? 0)),
    })),
    empty: { code: 'report.roster.none' },
  }
}

/** Whether somebody has made a roster for this student; else the row is free to be filled in by hand. */
function isMade(row: WeekRow): boolean {
  return row.cells.some(c => c.shiftTypeId !== null)
}

/** How many work, of so many wanted where that is known. */
function coverOf(there: number, wanted: number): Text {
  if (wanted) return `${there}/${wanted}`
  return there ? number(there) : ''
}

/** A draft stands in brackets. A day without a shift is a free day only for whom somebody has made a roster. */
function markOf(cell: WeekRow['cells'][number], codes: ReadonlyMap<string, string>, row: WeekRow): DayMark {
  if (!cell.here) return { mark: '／' }
  if (cell.shiftTypeId === null) {
    if (cell.onLeave) return { mark: { code: 'report.mark.leave' } }
    return { mark: isMade(row) ? { code: 'report.mark.free' } : '' }
  }
  const code = codes.get(cell.shiftTypeId) ?? '?'
  return { mark: `${cell.published ? code : `(${code})`}${cell.breaks.length ? '!' : ''}` }
}
