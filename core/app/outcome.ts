import type { Past, Result } from '#domain/base/decision.ts'
import type { Calendar } from '#domain/calendar/calendar.ts'
import { attendanceMonths, countsAttendance, WITH_YEAR_BEFORE, yearsOfAttendance } from '#domain/outcome/attendance-months.ts'
import { catalogueOf, hideBelowOf } from '#domain/outcome/catalogue.ts'
import { buildingBlocks } from '#domain/outcome/building-blocks.ts'
import { chartTable } from '#domain/outcome/chart-table.ts'
import type { Behind, Look } from '#domain/outcome/finding/finding.ts'
import { behindFinding, drawFinding, knownFinding } from '#domain/outcome/finding/findings.ts'
import { overviewOf } from '#domain/outcome/overview.ts'
import type { Outcomes } from '#domain/outcome/outcomes.ts'
import { lookedAt, questionOf, spanOfPeriod } from '#domain/outcome/period.ts'
import { PERIODS, type FindingAsked, type Scope } from '#domain/records/finding.ts'
import { textIn } from '#words/say.ts'
import type { outcomeContract } from '#contract/outcome.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'
import { behindSheet, figuresSheet } from './outcome-sheets.ts'

type C = typeof outcomeContract
type View = { readonly calendar: Calendar; readonly outcomes: Outcomes }

export const outcomeCommands: CommandHandlers<C['commands']> = {}

export const outcomeQueries: QueryHandlers<C['queries']> = {
  async 'outcome.overview'(view, { scope, attendance }, { now, past }) {
    const question = questionOf(scope, now.slice(0, 10), view.calendar)
    if (!question.ok) return question
    if (attendance) await past.need(attendanceMonths(question.value, WITH_YEAR_BEFORE))
    const indicators = catalogueOf(view.tables).filter(i => countsAttendance(i) === attendance)
    return { ok: true, value: { looked: lookedAt(question.value), hideBelow: hideBelowOf(view.tables), rows: overviewOf(view.outcomes, indicators, question.value) } }
  },
  async 'outcome.finding'(view, { scope, asked }, { now, past }) {
    const look = await lookOf(view, scope, asked, now, past)
    return look.ok ? { ok: true, value: { looked: lookedAt(look.value.question), finding: drawFinding(look.value, asked) } } : look
  },
  async 'outcome.behind'(view, { scope, asked, key, series, part, most }, { now, past }) {
    const look = await lookOf(view, scope, asked, now, past)
    if (!look.ok) return look
    const behind = ofPart(behindFinding(look.value, asked, { key, series }), part)
    return { ok: true, value: { ...behind, rows: behind.rows.slice(0, most), total: behind.rows.length } }
  },
  'outcome.blocks': () => buildingBlocks(),
  'outcome.periods': ({ calendar }, _, { now }) =>
    PERIODS.flatMap(period => {
      const span = period === 'own' ? null : spanOfPeriod(period, now.slice(0, 10), calendar)
      return period === 'own' || !span ? [] : [{ period, ...span }]
    }),
}

export const outcomeJobs: JobHandlers<C['jobs']> = {
  async 'outcome.export'({ scope, asked, behind, language }, { world, ctx, past, ports, progress }) {
    progress({ code: 'files.writing', done: 0 })
    const look = await lookOf(world, scope, asked, ctx.now, past)
    if (!look.ok) return look
    const finding = drawFinding(look.value, asked)
    const sheets = behind ? [behindSheet(ofPart(behindFinding(look.value, asked, behind), behind.part), language)] : figuresSheet(finding.title, chartTable(finding.chart), finding.notes, language)
    return { ok: true, value: await ports.files.writeTable('xlsx', `${textIn(language, finding.title)} ${ctx.now.slice(0, 10)}`, sheets) }
  },
}

/** What a finding is drawn from, with the months that it counts in memory. */
async function lookOf(view: View, scope: Scope, asked: FindingAsked, now: string, past: Past): Promise<Result<Look>> {
  const question = questionOf(scope, now.slice(0, 10), view.calendar)
  if (!question.ok) return question
  const { view: college } = view.outcomes
  const indicators = catalogueOf(college.tables)
  const known = knownFinding(asked, indicators)
  if (!known.ok) return known
  await past.need(attendanceMonths(question.value, yearsOfAttendance({ indicators }, asked)))
  return { ok: true, value: { view: college, outcomes: view.outcomes, indicators, question: question.value, hideBelow: 0 } }
}

function ofPart(behind: Behind, part: string | undefined): Behind {
  return part === undefined ? behind : { ...behind, rows: behind.rows.filter(row => row.part === part) }
}
