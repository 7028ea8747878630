import { accept, refuse, type Facts, type Past } from '#domain/base/decision.ts'
import { bytesOfBase64 } from '#domain/base/bytes.ts'
import { consequencesOf } from '#domain/booking/consequences.ts'
import type { CalendarEvent } from '#domain/intake/calendar-events.ts'
import { maskedText } from '#domain/base/national-id.ts'
import { importFields, type ImportTable } from '#domain/intake/import-tables.ts'
import type { FetFile } from '#domain/intake/fet.ts'
import { headsAt } from '#domain/intake/column-map.ts'
import { mapFor, mapOf } from '#domain/intake/mapping-memory.ts'
import type { ImportPlan, Place } from '#domain/intake/plan.ts'
import { monthsIn } from '#domain/intake/plan-attendance.ts'
import { planCalendar } from '#domain/intake/plan-calendar.ts'
import { planFet, type FetCounts } from '#domain/intake/plan-fet.ts'
import { planIntake } from '#domain/intake/plan-intake.ts'
import { unfoldDays } from '#domain/intake/unfold-days.ts'
import type { SheetData } from '#domain/intake/sheet.ts'
import { refuseShifts, shiftsLeftOutside } from '#domain/placement/shifts-inside.ts'
import type { World } from '#domain/world.ts'
import { intakeContract, type IntakeDone, type IntakePreview, type SheetChoice, type SheetPreview } from '#contract/intake.ts'
import type { Cancel, ParsedOf, Progress } from '#contract/define.ts'
import type { CommandHandlers, JobHandlers, JobTools, QueryHandlers } from './handlers.ts'
import { vocabulary } from './intake-words.ts'
import { FileRefusal, type Files } from './ports.ts'

type C = typeof intakeContract
type Choice = Omit<ParsedOf<C['jobs']['intake.plan']>, 'file'>
type Content = { kind: 'table'; sheets: SheetData[] } | { kind: 'fet'; fet: FetFile } | { kind: 'ics'; events: CalendarEvent[] }
type Planned = { plan: ImportPlan; sheets: SheetPreview[]; fet?: FetCounts }

const MOST_PROBLEMS = 500
const MOST_NAMES = 100

export const intakeCommands: CommandHandlers<C['commands']> = {}
export const intakeQueries: QueryHandlers<C['queries']> = {}

export const intakeJobs: JobHandlers<C['jobs']> = {
  async 'intake.read'({ file, as }, tools) {
    return { ok: true, value: await preview(file, {}, tools, as) }
  },
  async 'intake.plan'({ file, ...choice }, tools) {
    return { ok: true, value: await preview(file, choice, tools) }
  },
  async 'intake.apply'({ file, ...choice }, tools) {
    const content = await read(file, tools)
    tools.progress({ code: 'intake.writing', done: 2, total: 3 })
    if (tools.past.seq) await tools.ports.storage.backup('import') // a new college has nothing to lose
    const decided = await tools.commit<IntakeDone>('intake.apply', async (world, ctx) => {
      // planned again on the college as it is now: what was previewed may have changed since
      const planned = await planOf(world, file.name, content, choice, ctx)
      const { plan, fet } = planned
      const done = {
        kind: content.kind,
        counts: countsOf(plan),
        tables: plan.tables,
        changes: plan.changes.length,
        ...(fet ? { fet } : {}),
      }
      const [clash, ...more] = consequencesOf(world, plan.changes.filter(c => c.from !== null && c.table !== 'booking'), ctx.now.slice(0, 10)).clashes
      if (clash) return refuse('intake.wouldClash', { file: file.name, count: more.length + 1, title: clash.title, date: clash.date, start: clash.start.slice(11) })
      const outside = await shiftsLeftOutside(world, plan.changes, ctx)
      return outside.length ? refuseShifts(outside) : accept(plan.changes, done, aboutOf(file.name, plan))
    })
    return decided.ok ? { ok: true, value: decided.result } : decided
  },
}

async function preview(
  file: { name: string; base64: string },
  choice: Choice,
  tools: JobTools<Progress>,
  as?: ImportTable,
): Promise<IntakePreview> {
  const content = await read(file, tools)
  tools.progress({ code: 'intake.planning', done: 1, total: 2 })
  const { plan, sheets, fet } = await planOf(tools.world, file.name, content, choice, tools.ctx, as)
  stopIfCancelled(tools)
  return {
    kind: content.kind,
    file: file.name,
    sheets,
    counts: countsOf(plan),
    tables: plan.tables,
    samples: plan.samples,
    problems: inFileOrder(plan.problems).slice(0, MOST_PROBLEMS),
    remarks: plan.remarks.slice(0, MOST_NAMES),
    warnings: { count: plan.warnings.length, shown: inFileOrder(plan.warnings).slice(0, MOST_PROBLEMS) },
    willCreate: plan.willCreate.map(({ table, names }) => ({ table, count: names.length, names: names.slice(0, MOST_NAMES) })),
    ...(fet ? { fet } : {}),
  }
}

/** As somebody finds them who goes through the file: sheets as they came, then rows. */
function inFileOrder<P extends Place>(places: readonly P[]): P[] {
  const sheets = [...new Set(places.map(p => p.sheet))]
  const rank = new Map(sheets.map((sheet, i) => [sheet, i]))
  return places.toSorted((a, b) => rank.get(a.sheet)! - rank.get(b.sheet)! || (a.row ?? 0) - (b.row ?? 0))
}

async function read(file: { name: string; base64: string }, tools: JobTools<Progress>): Promise<Content> {
  tools.progress({ code: 'intake.reading', done: 0, total: 2 })
  const content = await contentOf(tools.ports.files, file.name, bytesOfBase64(file.base64), tools.signal)
  stopIfCancelled(tools)
  return content
}

async function contentOf(files: Files, name: string, bytes: Uint8Array, signal: Cancel): Promise<Content> {
  const kind = files.kindOf(bytes)
  if (kind === 'fet') return { kind, fet: await files.readFet(name, bytes, signal) }
  if (kind === 'ics') return { kind, events: await files.readCalendar(name, bytes, signal) }
  return { kind, sheets: (await files.readTable(name, bytes, signal)).map(sheet => unfoldDays(sheet, vocabulary)) }
}

async function planOf(world: World, file: string, content: Content, choice: Choice, ctx: JobTools<Progress>['ctx'], as?: ImportTable): Promise<Planned> {
  const { sheets: chosen, ...rest } = choice
  const options = { ...rest, newId: ctx.newId, now: ctx.now }
  if (content.kind === 'fet') {
    const { plan, counts } = planFet(world, content.fet, rest, options)
    return { plan, sheets: [], fet: counts }
  }
  if (content.kind === 'ics') return { plan: planCalendar(world, content.events, options), sheets: [] }
  const sheets = content.sheets.map(sheet =>
    previewOf(
      world,
      sheet,
      chosen?.find(c => c.sheet === sheet.sheet),
      chosen ? undefined : as,
      content.sheets.length === 1,
    ),
  )
  const usable = sheets.filter(s => s.table !== null)
  if (!usable.length && !chosen)
    throw new FileRefusal('file.noKnownColumn', { file, heads: firstTexts(content.sheets), sheets: content.sheets.map(s => s.sheet) })
  const choices = usable.map(({ table, ...s }) => ({ ...s, table: table! }))
  await needMonths(content.sheets, choices, ctx.past)
  return { plan: planIntake(world, content.sheets, choices, vocabulary, options), sheets }
}

/** Days of attendance are held against what is on record: months that lie on the disk are read first. */
async function needMonths(sheets: readonly SheetData[], choices: readonly { sheet: string; table: ImportTable; columns: SheetPreview['columns'] }[], past: Past): Promise<void> {
  for (const { sheet, table, columns } of choices) {
    const column = Object.keys(columns).find(c => columns[c] === 'date')
    const rows = sheets.find(s => s.sheet === sheet)?.rows
    if (table === 'attendance' && column !== undefined && rows) await past.need(monthsIn(rows, Number(column)))
  }
}

/** The sheet with the user's choice, else with what is remembered or proposed. */
function previewOf(
  world: World,
  sheet: SheetData,
  chosen: SheetChoice | undefined,
  as: ImportTable | undefined,
  only: boolean,
): SheetPreview {
  const { table, headRow, headRows = 1, columns } = chosen ?? {}
  const pointed = headRow === undefined ? undefined : headsAt(sheet, headRow, headRows)
  const proposed = columns || table === null ? null : table ? mapFor(world.tables, sheet, vocabulary, table, pointed) : mapOf(world.tables, sheet, vocabulary, as)
  const choice = {
    sheet: sheet.sheet,
    table: table !== undefined ? table : (proposed?.table ?? (only && as ? as : null)),
    headRow: headRow ?? proposed?.heads.row ?? 0,
    headRows: pointed ? headRows : (proposed?.heads.rows ?? headRows),
    columns: columns ?? proposed?.columns ?? {},
  }
  const first = choice.headRow + choice.headRows
  const { texts } = headsAt(sheet, choice.headRow, choice.headRows)
  const below = sheet.rows.slice(first).filter(row => row.some(c => c !== null && c !== ''))
  const hidden = new Set(choice.table ? importFields(choice.table).flatMap(f => (f.masked ? [f.name] : [])) : [])
  const example = (index: number, text: string) => (hidden.has(choice.columns[index] ?? '') ? maskedText(text) : text.slice(0, 80))
  const heads = texts.map((head, index) => ({ index, head, examples: below.slice(0, 3).map(row => example(index, String(row[index] ?? ''))) }))
  return { ...choice, remembered: proposed?.remembered ?? false, rows: below.length, heads }
}

function countsOf(plan: ImportPlan): IntakePreview['counts'] {
  const sum = (verdict: 'new' | 'changed' | 'same') => plan.tables.reduce((n, t) => n + t[verdict], 0)
  return { new: sum('new'), changed: sum('changed'), same: sum('same'), problems: plan.problems.length }
}

function aboutOf(file: string, plan: ImportPlan): Facts {
  const { new: added, changed } = countsOf(plan)
  return { file, added, changed, count: added + changed }
}

/** What stands in the first filled row, so that the refusal can show what was found instead of known heads. */
function firstTexts(sheets: readonly SheetData[]): string[] {
  const row = sheets[0]?.rows.find(r => r.some(c => c !== null && c !== '')) ?? []
  return row.flatMap(c => (c === null || c === '' ? [] : [String(c).slice(0, 30)])).slice(0, 8)
}

/** @throws FileRefusal `job.cancelled` */
function stopIfCancelled(tools: JobTools<Progress>): void {
  if (tools.signal.aborted) throw new FileRefusal('job.cancelled', {})
}
