import type { Result } from '#domain/base/decision.ts'
import { buildReport, handoverBookings, reportEntries } from '#domain/report/reports.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { base64OfBytes } from '#domain/base/bytes.ts'
import { textIn } from '#words/report-text.ts'
import type { Language } from '#words/say.ts'
import { ATTACHMENT_ID } from '#contract/attachment.ts'
import { reportContract } from '#contract/report.ts'
import { mimeOf } from './attachment.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'
import type { Attachments } from './ports.ts'

type C = typeof reportContract

export const reportCommands: CommandHandlers<C['commands']> = {}

export const reportQueries: QueryHandlers<C['queries']> = {
  'report.list': () => reportEntries(),
  'report.bookings': view => handoverBookings(view.tables),
}

export const reportJobs: JobHandlers<C['jobs']> = {
  'report.model': async ({ name, params }, { world, ctx, ports }) => withLogo(buildReport(world, name, params, ctx), ports.attachments),
  'report.pdf': async ({ name, params, language }, { world, ctx, ports, signal, progress }) => {
    progress({ code: 'report.data', done: 0, total: 2 })
    const model = await withLogo(buildReport(world, name, params, ctx), ports.attachments)
    if (!model.ok) return model
    progress({ code: 'report.print', done: 1, total: 2 })
    const pdf = await ports.printer.print(model.value, language, signal)
    return { ok: true, value: { name: `${fileStem(model.value, language)}.pdf`, mime: 'application/pdf', base64: base64OfBytes(pdf) } }
  },
}

/** The college's logo goes with the model, as a page to print can fetch nothing; where its file is missing, the paper has none. */
async function withLogo(built: Result<ReportModel>, attachments: Attachments): Promise<Result<ReportModel>> {
  if (!built.ok) return built
  const { logo, ...college } = built.value.college
  if (!logo || !ATTACHMENT_ID.test(logo)) return built
  const bytes = await attachments.get(logo)
  const mime = bytes && mimeOf(bytes)
  const shown = bytes && mime?.startsWith('image/') ? { logo: `data:${mime};base64,${base64OfBytes(bytes)}` } : {}
  return { ok: true, value: { ...built.value, college: { ...college, ...shown } } }
}

/** "Week plan of a room CNC hall 2026-11-23": what the report is and what it is about, without signs that a file system forbids. */
function fileStem(model: ReportModel, language: Language): string {
  const stem = [textIn(language, model.title), model.about ?? model.dataOf.slice(0, 10)].join(' ')
  return stem.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, '-').slice(0, 100).trim()
}
