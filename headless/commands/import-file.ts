import type { Refusal } from '#domain/base/decision.ts'
import { openFile } from '#adapters/files/open-file.ts'
import { IMPORT_TABLES } from '#domain/intake/import-tables.ts'
import type { TableCounts } from '#domain/intake/plan.ts'
import type { IntakeDone, IntakePreview, SheetChoice } from '#contract/intake.ts'
import type { Option } from '#contract/register.ts'
import { problemText, warningText } from '#words/problem-text.ts'
import { say, type Language } from '#words/say.ts'
import { answered, asked, misused, refused } from './answers.ts'
import type { Answer, Call, Command } from './command.ts'

/** `import FILE`: .xlsx, .csv, .ics or .fet. `--dry-run` shows what it would do; problems are exit code 1 then. */
export const importFile: Command = {
  usage: 'FILE [--as TYPE] [--dry-run] [--term NAME | --new-term NAME,START,WEEKS] [--override REASON]',
  options: { as: { type: 'string' }, 'dry-run': { type: 'boolean' }, term: { type: 'string' }, 'new-term': { type: 'string' }, override: { type: 'string' } },
  takes: [1, 1],
  async run(call) {
    const as = call.values['as']
    if (as !== undefined && !IMPORT_TABLES.some(t => t === as)) return misused(call.language, 'cli.badChoice', { option: '--as', choices: IMPORT_TABLES.join(', ') })
    const file = await openFile(call.positionals[0] ?? '')
    const term = await chosenTerm(call)
    if ('code' in term) return refused(term, call.language)

    const read = await asked(call, 'intake.read', { file, ...(as ? { as } : {}) })
    if (!('value' in read)) return answered(call, read, () => [])
    const { sheets } = read.value as IntakePreview // the name fixes it
    const reason = call.values['override']
    const input = { file, ...term, ...(sheets.length ? { sheets: sheets.map(choiceOf) } : {}), ...(typeof reason === 'string' ? { overrideReason: reason } : {}) }
    const plan = await asked(call, 'intake.plan', input)
    if (!('value' in plan) || call.values['dry-run']) return preview(call, plan)
    return apply(call, input, plan.value as IntakePreview)
  },
}

function preview(call: Call, frame: Awaited<ReturnType<typeof asked>>): Answer {
  return answered<IntakePreview>(
    call,
    frame,
    plan => [say(call.language, 'cli.import.would'), ...countLines(plan.tables, call.language), ...remarkLines(plan, call.language), ...problemLines(plan, call.language)],
    plan => (plan.counts.problems ? 1 : 0),
  )
}

async function apply(call: Call, input: unknown, plan: IntakePreview): Promise<Answer> {
  const frame = await asked(call, 'intake.apply', input)
  const problems = problemLines(plan, call.language)
  return answered<IntakeDone>(call, frame, done => [say(call.language, 'cli.import.done', { n: done.changes }), ...countLines(done.tables, call.language), ...remarkLines(plan, call.language), ...problems])
}

/** The term into which a timetable goes, if one was chosen: by name or id, or a new one. */
async function chosenTerm(call: Call): Promise<{ termId?: string; newTerm?: { name: string; start: string; weeks: number } } | Refusal> {
  const { term } = call.values
  const fresh = call.values['new-term']
  if (typeof fresh === 'string') {
    const [name = '', start = '', weeks = ''] = fresh.split(',').map(part => part.trim())
    return { newTerm: { name, start, weeks: Number(weeks) } }
  }
  if (typeof term !== 'string') return {}
  const frame = await asked(call, 'register.options', { table: 'term' })
  const found = 'value' in frame ? (frame.value as Option[]).find(o => o.id === term || o.name === term) : undefined
  return found ? { termId: found.id } : { code: 'name.unknown', facts: { name: term, table: 'table.term' } }
}

function choiceOf({ sheet, table, headRow, headRows, columns }: SheetChoice): SheetChoice {
  return { sheet, table, headRow, headRows, columns }
}

function countLines(tables: readonly TableCounts[], language: Language): string[] {
  return tables.map(t => `  ${say(language, `table.${t.table}`)}: ${say(language, 'cli.import.counts', { fresh: t.new, changed: t.changed, same: t.same })}`)
}

function remarkLines({ remarks, warnings: { count, shown } }: Pick<IntakePreview, 'remarks' | 'warnings'>, language: Language): string[] {
  const taken = remarks.map(r => `  ${say(language, `remark.${r.code}`, r.facts)}`)
  return count ? [...taken, say(language, 'cli.import.warnings', { n: count }), ...shown.map(w => `  ${warningText(language, w)}`)] : taken
}

function problemLines({ problems, counts }: Pick<IntakePreview, 'problems' | 'counts'>, language: Language): string[] {
  if (!counts.problems) return []
  return [say(language, 'cli.import.problems', { n: counts.problems }), ...problems.map(p => `  ${problemText(language, p)}`)]
}
