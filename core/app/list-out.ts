import { refuse, type Result } from '#domain/base/decision.ts'
import type { SheetData } from '#domain/intake/sheet.ts'
import type { FileOut, Progress } from '#contract/define.ts'
import type { ListFormat } from '#contract/files.ts'
import type { Language } from '#words/say.ts'
import type { JobTools } from './handlers.ts'
import { sheetsPaper } from './list-paper.ts'
import { illustrated, printed } from './report.ts'

/** Rows of a list on paper: some hundred pages. */
const MOST_PRINTED = 5000
/** Rows below the heads that a sheet of an .xlsx has. */
const MOST_IN_SHEET = 1_048_575

/** What goes out: `name` of the file, without its ending; the paper of several sheets is headed by `title`. */
export type ListOut = { format: ListFormat; language: Language; name: string; title: string; sheets: SheetData[] }

/**
 * A list as a file: a spreadsheet, the first sheet as text, or paper.
 * Refuses `files.listTooLong` and `files.sheetTooLong`, for what neither paper nor a spreadsheet holds.
 */
export async function listOut({ format, language, name, title, sheets }: ListOut, tools: Pick<JobTools<Progress>, 'world' | 'ctx' | 'ports' | 'signal' | 'progress'>): Promise<Result<FileOut>> {
  const rows = sheets.map(sheet => sheet.rows.length - 1)
  const [all, longest] = [rows.reduce((sum, n) => sum + n, 0), Math.max(0, ...rows)]
  if (format === 'pdf') {
    const no = tooLongForPaper(all)
    return no ?? { ok: true, value: await printed(await illustrated(sheetsPaper(tools.world, { title, sheets, language }, tools.ctx), tools.ports.attachments), language, tools) }
  }
  if (format === 'xlsx' && longest > MOST_IN_SHEET) return refuse('files.sheetTooLong', { count: longest, most: MOST_IN_SHEET })
  return { ok: true, value: await tools.ports.files.writeTable(format, name, sheets) }
}

/** The refusal of a list that nobody would print; null where paper takes it. */
export function tooLongForPaper(count: number): ReturnType<typeof refuse> | null {
  return count > MOST_PRINTED ? refuse('files.listTooLong', { count, most: MOST_PRINTED }) : null
}
