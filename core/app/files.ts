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
import { listPaper, rowsPaper } from './list-paper.ts'
import { illustrated, printed } from './report.ts'

type C = typeof filesContract

export const filesCommands: CommandHandlers<C['commands']> = {}
export const filesQueries: QueryHandlers<C['queries']> = {}

const MOST_DAYS = 800
/** Rows of a list on paper: some hundred pages. */
const MOST_PRINTED = 5000
/** Rows below the heads that a sheet of an .xlsx has. */
const MOST_IN_SHEET = 1_048_575

export const filesJobs: JobHandlers<C['jobs']> = {
  async 'files.template'({ table, language }, { ports }) {
    const words = exportWords(language)
    const sheet = templateOf(table, words)
    return { ok: true, value: await ports.files.writeTable('xlsx', say(language, 'files.templateName', { table: sheet.sheet }), [sheet]) }
  },
  async 'files.export'({ table, format, language, ids, columns, identity }, tools) {
    const { ports, world, ctx, past, progress } = tools
    const no = identity ? await identityNoted(tools, ids?.length ?? world.tables[table === 'timetable' ? 'booking' : table].size) : null
    if (no) return no
    progress({ code: 'files.writing', done: 0 })
    if (GROWING_TABLES.includes(table)) await (ids ? past.need(ids) : past.needAll(table))
    const words = exportWords(language)
    const sheet =
      table === 'timetable' || table === 'booking'
        ? exportBookings(world.tables, table, words, ids)
        : exportTable(world.tables, table, words, { ids, columns, identity })
    if (format === 'xlsx' && sheet.rows.length > MOST_IN_SHEET + 1) return refuse('files.sheetTooLong', { count: sheet.rows.length - 1, most: MOST_IN_SHEET })
    return { ok: true, value: await ports.files.writeTable(format, `${sheet.sheet} ${ctx.now.slice(0, 10)}`, [sheet]) }
  },
  async 'files.listPdf'({ table, language, ids, columns, about }, tools) {
    if (ids.length > MOST_PRINTED) return refuse('files.listTooLong', { count: ids.length, most: MOST_PRINTED })
    tools.progress({ code: 'files.writing', done: 0 })
    await tools.past.need(ids)
    return { ok: true, value: await printed(await illustrated(listPaper(tools.world, { table, language, ids, columns, about }, tools.ctx), tools.ports.attachments), language, tools) }
  },
  async 'files.exportRows'({ name, format, rows, language = 'zh-CN' }, tools) {
    const { ports, world, ctx } = tools
    if (format === 'pdf') {
      if (rows.length > MOST_PRINTED) return refuse('files.listTooLong', { count: rows.length, most: MOST_PRINTED })
      return { ok: true, value: await printed(await illustrated(rowsPaper(world, { name, rows, language }, ctx), ports.attachments), language, tools) }
    }
    return { ok: true, value: await ports.files.writeTable(format, fileName(name), [{ sheet: name, rows }]) }
  },
  async 'files.calendar'({ from, to, resourceId, bookingIds, language = 'zh-CN' }, { ports, world, progress }) {
    if (to < from || to > addDays(from, MOST_DAYS)) return refuse('files.calendarDays', { from, to, days: MOST_DAYS })
    progress({ code: 'files.writing', done: 0 })
    const events = exportEvents(world, { from, to, ...(resourceId ? { resourceId } : {}), ...(bookingIds ? { bookingIds } : {}) })
    if (!events.length) return refuse('files.calendarEmpty', { from, to })
    const what = resourceId ? nameOf(world.tables, resourceId) : say(language, 'files.calendarName')
    return { ok: true, value: await ports.files.writeCalendar(fileName(`${what} ${from}`), events) }
  },
}

/** Without the signs that file systems do not take. */
function fileName(text: string): string {
  return (
    text
      .replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' ')
      .trim()
      .slice(0, 120) || 'Mortise'
  )
}
