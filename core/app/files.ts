import { addDays } from '#domain/base/time.ts'
import { refuse } from '#domain/base/decision.ts'
import { exportEvents } from '#domain/intake/export-events.ts'
import { exportBookings } from '#domain/intake/export-bookings.ts'
import { exportTable, templateOf } from '#domain/intake/export-table.ts'
import { GROWING_TABLES } from '#domain/part.ts'
import { nameOf } from '#domain/record-name.ts'
import { filesContract } from '#contract/files.ts'
import { say } from '#words/say.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'
import { identityNoted } from './identity-noted.ts'
import { exportWords } from './intake-words.ts'
import { listOut, tooLongForPaper } from './list-out.ts'
import { listPaper } from './list-paper.ts'
import { illustrated, printed } from './report.ts'

type C = typeof filesContract

export const filesCommands: CommandHandlers<C['commands']> = {}
export const filesQueries: QueryHandlers<C['queries']> = {}

const MOST_DAYS = 800

export const filesJobs: JobHandlers<C['jobs']> = {
  async 'files.template'({ table, language }, { ports }) {
    const words = exportWords(language)
    const sheet = templateOf(table, words)
    return { ok: true, value: await ports.files.writeTable('xlsx', say(language, 'files.templateName', { table: sheet.sheet }), [sheet]) }
  },
  async 'files.export'({ table, format, language, ids, columns, identity }, tools) {
    const { world, ctx, past, progress } = tools
    const no = identity ? await identityNoted(tools, ids?.length ?? world.tables[table === 'timetable' ? 'booking' : table].size) : null
    if (no) return no
    progress({ code: 'files.writing', done: 0 })
    if (GROWING_TABLES.includes(table)) await (ids ? past.need(ids) : past.needAll(table))
    const words = exportWords(language)
    const sheet =
      table === 'timetable' || table === 'booking'
        ? exportBookings(world.tables, table, words, ids)
        : exportTable(world.tables, table, words, { ids, columns, identity })
    return listOut({ format, language, name: `${sheet.sheet} ${ctx.now.slice(0, 10)}`, title: sheet.sheet, sheets: [sheet] }, tools)
  },
  async 'files.listPdf'({ table, language, ids, columns, about }, tools) {
    const no = tooLongForPaper(ids.length)
    if (no) return no
    tools.progress({ code: 'files.writing', done: 0 })
    await tools.past.need(ids)
    return { ok: true, value: await printed(await illustrated(listPaper(tools.world, { table, language, ids, columns, about }, tools.ctx), tools.ports.attachments), language, tools) }
  },
  async 'files.exportRows'({ name, format, rows, language = 'zh-CN' }, tools) {
    return listOut({ format, language, name, title: name, sheets: [{ sheet: name, rows }] }, tools)
  },
  async 'files.calendar'({ from, to, resourceId, bookingIds, language = 'zh-CN' }, { ports, world, progress }) {
    if (to < from || to > addDays(from, MOST_DAYS)) return refuse('files.calendarDays', { from, to, days: MOST_DAYS })
    progress({ code: 'files.writing', done: 0 })
    const events = exportEvents(world, { from, to, ...(resourceId ? { resourceId } : {}), ...(bookingIds ? { bookingIds } : {}) })
    if (!events.length) return refuse('files.calendarEmpty', { from, to })
    const what = resourceId ? nameOf(world.tables, resourceId) : say(language, 'files.calendarName')
    return { ok: true, value: await ports.files.writeCalendar(`${what} ${from}`, events) }
  },
}
