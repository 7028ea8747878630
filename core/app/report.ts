import { buildReport, handoverBookings, reportEntries } from '#domain/report/reports.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { base64OfBytes } from '#domain/base/bytes.ts'
import { textIn } from '#words/report-text.ts'
import type { Language } from '#words/say.ts'
import { reportContract } from '#contract/report.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof reportContract

export const reportCommands: CommandHandlers<C['commands']> = {}

export const reportQueries: QueryHandlers<C['queries']> = {
  'report.list': () => reportEntries(),
  'report.bookings': view => handoverBookings(view.tables),
}

export const reportJobs: JobHandlers<C['jobs']> = {
  'report.model': async ({ name, params }, { world, ctx }) => buildReport(world, name, params, ctx),
  'report.pdf': async ({ name, params, language }, { world, ctx, ports, signal, progress }) => {
    progress({ code: 'report.data', done: 0, total: 2 })
    const model = buildReport(world, name, params, ctx)
    if (!model.ok) return model
    progress({ code: 'report.print', done: 1, total: 2 })
    const pdf = await ports.printer.print(model.value, language, signal)
    return { ok: true, value: { name: `${fileStem(model.value, language)}.pdf`, mime: 'application/pdf', base64: base64OfBytes(pdf) } }
  },
}

/** "Week plan of a room CNC hall 2026-11-23": what the report is and what it is about, without signs that a file system forbids. */
function fileStem(model: ReportModel, language: Language): string {
  const stem = [textIn(language, model.title), model.about ?? model.dataOf.slice(0, 10)].join(' ')
  return stem.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, '-').slice(0, 100).trim()
}
