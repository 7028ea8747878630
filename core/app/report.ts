import type { Result } from '#domain/base/decision.ts'
import { drawReport, handoverBookings, olderParts, reportEntries, tellsChanges } from '#domain/report/reports.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { picks } from '#domain/report/internship/choices.ts'
import { hasContents, pageStarts, withPages } from '#domain/report/page-starts.ts'
import { picturesOf, withPictures } from '#domain/report/pictures.ts'
import { base64OfBytes } from '#domain/base/bytes.ts'
import { fileName } from '#domain/base/file-name.ts'
import { textIn, type Language } from '#words/say.ts'
import { ATTACHMENT_ID } from '#domain/base/attachment-id.ts'
import type { FileOut, Progress } from '#contract/define.ts'
import { reportContract } from '#contract/report.ts'
import { mimeOf } from './attachment.ts'
import type { CommandHandlers, JobHandlers, JobTools, QueryHandlers } from './handlers.ts'
import { inTurns } from './in-turns.ts'
import { lastChanges } from './last-changes.ts'
import type { Attachments } from './ports.ts'

type C = typeof reportContract
type Tools = Pick<JobTools<Progress>, 'world' | 'ctx' | 'past' | 'ports' | 'signal' | 'progress'>

/** Who looks further types another letter. */
const MOST_CHOICES = 50

export const reportCommands: CommandHandlers<C['commands']> = {}

export const reportQueries: QueryHandlers<C['queries']> = {
  'report.list': () => reportEntries(),
  'report.choices': (view, wish) => picks(view.tables, { ...wish, most: MOST_CHOICES }),
  'report.bookings': view => handoverBookings(view.tables),
}

export const reportJobs: JobHandlers<C['jobs']> = {
  'report.model': async ({ language, toPrint, ...wanted }, tools) => {
    const model = await built(wanted, tools)
    return model.ok && toPrint ? { ok: true, value: await numbered(model.value, language, tools) } : model
  },
  'report.pdf': async ({ language, ...wanted }, tools) => {
    tools.progress({ code: 'report.data', done: 0, total: 2 })
    const model = await built(wanted, tools)
    return model.ok ? { ok: true, value: await printed(model.value, language, tools) } : model
  },
}

/** The report as a file. */
export async function printed(model: ReportModel, language: Language, { ports, signal, progress }: Pick<JobTools<Progress>, 'ports' | 'signal' | 'progress'>): Promise<FileOut> {
  progress({ code: 'report.print', done: 1, total: 2 })
  const pdf = await ports.printer.print(model, language, signal)
  return { name: `${fileStem(model, language)}.pdf`, mime: 'application/pdf', base64: base64OfBytes(pdf) }
}

/** Older months that the report speaks of come from the disk first. */
async function built({ name, params }: { name: string; params?: Record<string, unknown> | undefined }, tools: Tools): Promise<Result<ReportModel>> {
  const { world, ctx, ports } = tools
  await ctx.past.need(olderParts(name, params, ctx, world))
  const changed = tellsChanges(name) ? await lastChanges(ctx.past, ports.clock) : undefined
  const model = await inTurns(() => drawReport(world, name, params, ctx, changed), tools)
  return model.ok ? { ok: true, value: await illustrated(model.value, ports.attachments) } : model
}

/** The report as it is handed to a printer that the core does not know: one that lists its own pages with their numbers. */
export async function numbered(model: ReportModel, language: Language, { ports, signal }: Pick<JobTools<unknown>, 'ports' | 'signal'>): Promise<ReportModel> {
  return hasContents(model) ? withPages(model, pageStarts(await ports.printer.print(model, language, signal))) : model
}

/** Pictures go with the model, as a page to print can fetch nothing; one whose file is missing leaves its place empty. */
export async function illustrated(model: ReportModel, attachments: Attachments): Promise<ReportModel> {
  const shown = new Map<string, string>()
  for (const id of picturesOf(model)) {
    if (!ATTACHMENT_ID.test(id)) {
      shown.set(id, id)
      continue
    }
    const bytes = await attachments.get(id)
    const mime = bytes && mimeOf(bytes)
    if (bytes && mime?.startsWith('image/')) shown.set(id, `data:${mime};base64,${base64OfBytes(bytes)}`)
  }
  return withPictures(model, id => shown.get(id))
}

/** "Week plan of a room CNC hall 2026-11-23": what the report is and what it is about, without signs that a file system forbids. */
export function fileStem(model: ReportModel, language: Language): string {
  return fileName([textIn(language, model.title), model.about || model.dataOf.slice(0, 10)].join(' '))
}
