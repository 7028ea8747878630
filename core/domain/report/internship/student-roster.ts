import { monthsWithin } from '../../attendance/months.ts'
import { isOnLeave } from '../../placement/stays.ts'
import { z } from 'zod'
import { refuse } from '../../base/decision.ts'
import { date, text } from '../../base/field.ts'
import { addDays, dayNumber, mondayOf, type LocalDate } from '../../base/time.ts'
import { segmentOn } from '../../placement/segments.ts'
import type { World } from '../../world.ts'
import { defineReport, modelOf } from '../definition.ts'
import { namesOf } from '../lookup.ts'
import type { Block, DayMark, DaySheetBlock, Sheet, Text } from '../model.ts'
import { datesIn, daysWanted, type Days } from './days.ts'
import { hours, names, number, span } from './phrases.ts'
import { placedOf, studentLine, type Placed } from './placed.ts'
import { nightOn, workOf } from './shift-codes.ts'

const params = z.strictObject({
  /** one placement; or */
  placementId: text().meta({ kind: 'ref', table: 'placement' }).optional(),
  /** a student, by number too: whatever placement lies in these days */
  studentId: text().meta({ kind: 'ref', table: 'student' }).optional(),
  /** absent: the first of this month */
  from: date().optional(),
  /** the last day, included; absent: the end of the month */
  to: date().optional(),
})
type Wanted = z.output<typeof params>

/** One student's shifts, a week a row, with hours, nights and free days, for the student and the mentor to sign. */
export const studentRoster = defineReport(
  params,
  (world, wanted, ctx) => {
    const who = wanted.placementId ?? wanted.studentId
    if (who === undefined) return refuse('report.student-roster.which')
    const found = placedOf(world, who)
    if (!found.ok) return found
    const days = daysWanted(wanted, 'month', ctx.now.slice(0, 10))
    if (!days.ok) return days
    const first = found.value[0]!
    const within = found.value.filter(p => p.from <= days.value.to && days.value.from <= p.to)
    const title = { code: 'report.student-roster' }
    const about = `${first.student?.name ?? ''} ${days.value.from} ${days.value.to}`.trim()
    const sheets = within.length ? within.map(p => sheetOf(world, p, days.value)) : [emptySheet(first, days.value)]
    return modelOf(world, ctx, { name: 'student-roster', title, about, sheets })
  },
  (wanted: Wanted, ctx) => {
    const days = daysWanted(wanted, 'month', ctx.now.slice(0, 10))
    return days.ok ? monthsWithin('shift', days.value) : []
  },
)

function emptySheet(p: Placed, days: Days): Sheet {
  const facts = { name: p.student?.name ?? p.placement.studentId, from: p.from, to: p.to }
  return { title: studentLine(p), subtitle: span(days.from, days.to), orientation: 'landscape', blocks: [{ kind: 'text', text: { code: 'report.student-roster.outside', facts }, quiet: true }] }
}

function sheetOf(world: World, p: Placed, days: Days): Sheet {
  const { enterprise, teacher, contact, post } = world.tables
  const there = p.segments.filter(s => s.from <= days.to && days.from <= s.to)
  const unique = (ids: (string | undefined)[]) => [...new Set(ids.filter(id => id !== undefined))]
  const facts: { label: Text; value: Text }[] = [
    { label: { code: 'report.column.host' }, value: names(namesOf(enterprise, unique(there.map(s => s.enterpriseId)))) },
    { label: { code: 'report.column.post' }, value: names(namesOf(post, unique(there.map(s => s.postId)))) },
    { label: { code: 'report.column.tutor' }, value: names(namesOf(teacher, unique(there.map(s => s.tutorId)))) },
    { label: { code: 'report.column.mentor' }, value: names(namesOf(contact, unique(there.map(s => s.mentorId)))) },
  ]
  const { grid, drafts } = weeksOf(world, p, days)
  const blocks: Block[] = [
    { kind: 'facts', columns: 2, items: facts },
    grid,
    { kind: 'text', text: { parts: [{ code: 'report.student-roster.signs' }, ...(drafts ? [{ code: 'report.roster.drafts', facts: { count: drafts } }] : [])] }, quiet: true },
    { kind: 'signatures', lines: [{ code: 'report.sign.student' }, { code: 'report.sign.mentor' }] },
  ]
  return { title: studentLine(p), subtitle: span(days.from, days.to), ...(drafts ? { mark: { code: 'report.draft' } } : {}), orientation: 'landscape', blocks }
}

function weeksOf(world: World, p: Placed, days: Days): { grid: DaySheetBlock; drafts: number } {
  const night = nightOn(world, days.from)
  const leaves = world.stays.leavesOf(p.placement.id)
  const all = { minutes: 0, nights: 0, free: 0, drafts: 0 }
  const rows: DaySheetBlock['rows'] = []
  const made = datesIn(days).some(date => world.shiftDays.on(p.placement.id, date).length > 0)
  for (let monday = mondayOf(days.from); monday <= days.to; monday = addDays(monday, 7)) {
    const sum = { minutes: 0, nights: 0, free: 0 }
    const cells = datesIn({ from: monday, to: addDays(monday, 6) }).map((date): DayMark => {
      if (date < days.from || date > days.to) return { mark: '' }
      const segment = segmentOn(p.segments, date)
      if (!segment) return { mark: '／' }
      const [shift] = world.shiftDays.on(p.placement.id, date)
      const type = shift && world.tables.shiftType.get(shift.shiftTypeId)
      if (!shift || !type) {
        sum.free += 1
        const away = isOnLeave(leaves, date)
        return { mark: away ? { code: 'report.mark.leave' } : made ? { code: 'report.mark.free' } : '' }
      }
      const work = workOf(type, night)
      sum.minutes += work.minutes
      sum.nights += work.night ? 1 : 0
      if (!shift.published) all.drafts += 1
      return { mark: shift.published ? type.name : `(${type.name})`, below: `${type.start}–${type.end}` }
    })
    all.minutes += sum.minutes
    all.nights += sum.nights
    all.free += sum.free
    rows.push({ ...weekHead(world, monday), cells, sums: made ? [hours(sum.minutes), number(sum.nights), number(sum.free)] : ['', '', ''] })
  }
  if (made) rows.push({ head: { code: 'report.sum' }, cells: Array.from({ length: 7 }, () => ({ mark: '' })), sums: [hours(all.minutes), number(all.nights), number(all.free)] })
  const heads = [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ head: { code: 'report.weekday', facts: { weekday } }, ...(weekday > 5 ? { closed: true } : {}) }))
  const sums: Text[] = [{ code: 'report.sum.hours' }, { code: 'report.sum.nights' }, { code: 'report.sum.free' }]
  return { grid: { kind: 'daySheet', corner: { code: 'report.column.week' }, days: heads, sums, rows, foot: [], empty: '' }, drafts: all.drafts }
}

function weekHead(world: World, monday: LocalDate): { head: Text; note?: Text } {
  const week = world.calendar.weekOf(monday)
  const to = addDays(monday, 6)
  return {
    head: { code: 'report.days', facts: { from: shortDay(monday), to: shortDay(to) } },
    ...(week && dayNumber(monday) >= dayNumber(week.term.start) ? { note: { code: 'report.termWeek', facts: { week: week.week } } } : {}),
  }
}

function shortDay(date: LocalDate): string {
  return `${Number(date.slice(5, 7))}/${Number(date.slice(8))}`
}
