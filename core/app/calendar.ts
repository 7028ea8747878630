import shippedDays from '../../assets/calendar/cn-2025-2026.json' with { type: 'json' }
import { accept, refuse, type Accepted, type Context, type Result } from '#domain/base/decision.ts'
import { bytesOfBase64, utf8Text } from '#domain/base/bytes.ts'
import { addDays } from '#domain/base/time.ts'
import { addOfficialDays, officialDaysOfSheets, parseOfficialDays, yearsOf, type OfficialDay } from '#domain/calendar/official-days.ts'
import type { Tables } from '#domain/tables.ts'
import { calendarContract, type DaysAdded, type TermDay } from '#contract/calendar.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof calendarContract

const shipped: readonly OfficialDay[] = shippedDays as OfficialDay[] // the asset; tests parse it with the importer's schema

function add(tables: Pick<Tables, 'calendarDay'>, days: readonly OfficialDay[], ctx: Context): Accepted<DaysAdded> {
  const { changes, kept } = addOfficialDays(tables, days, ctx.newId)
  const years = yearsOf(days)
  return accept(changes, { added: changes.length, kept, years }, { years: years.map(String), count: changes.length })
}

export const calendarCommands: CommandHandlers<C['commands']> = {
  'calendar.useOfficial'(world, { year }, ctx) {
    const days = shipped.filter(d => d.date.startsWith(`${year}-`))
    return days.length ? add(world.tables, days, ctx) : refuse('calendar.noYear', { year: String(year), years: yearsOf(shipped).map(String) })
  },
}

export const calendarQueries: QueryHandlers<C['queries']> = {
  'calendar.official'({ tables }) {
    const known = new Set([...tables.calendarDay.values()].map(d => d.date))
    return yearsOf(shipped).map(year => {
      const days = shipped.filter(d => d.date.startsWith(`${year}-`))
      const holidays = days.filter(d => d.kind === 'holiday').length
      return { year, holidays, workdays: days.length - holidays, inCalendar: days.filter(d => known.has(d.date)).length }
    })
  },
  'calendar.term'({ tables, calendar }, { termId }) {
    const term = tables.term.get(termId)
    if (!term) return null
    const day = (week: number, weekday: number): TermDay => {
      const date = addDays(term.start, (week - 1) * 7 + weekday - 1)
      return { date, week, weekday, ...calendar.dayOf(date) }
    }
    const weeks = Array.from({ length: term.weeks }, (_, i) => ({ week: i + 1, days: [1, 2, 3, 4, 5, 6, 7].map(d => day(i + 1, d)) }))
    return { term, weeks }
  },
}

/** Bytes of a list of days as JSON: a year has some thirty of them. */
const MOST_JSON = 1024 * 1024
const isJson = (name: string) => /\.json$/i.test(name)

export const calendarJobs: JobHandlers<C['jobs']> = {
  async 'calendar.importHolidays'({ file }, { ports, commit, progress, signal }) {
    progress({ code: 'calendar.reading', done: 0 })
    const bytes = bytesOfBase64(file.base64)
    if (isJson(file.name) && bytes.length > MOST_JSON) return refuse('file.tooLarge', { file: file.name, megabytes: Math.ceil(bytes.length / 1048576), most: MOST_JSON / 1048576 })
    const read = isJson(file.name) ? daysOfJson(bytes) : officialDaysOfSheets(await ports.files.readTable(file.name, bytes, signal))
    if (!read.ok) return { ok: false, refusal: { ...read.refusal, facts: { file: file.name, ...read.refusal.facts } } }
    const done = await commit('calendar.importHolidays', (world, ctx) => add(world.tables, read.value, ctx))
    return done.ok ? { ok: true, value: done.result } : done
  },
}

function daysOfJson(bytes: Uint8Array): Result<OfficialDay[]> {
  const text = utf8Text(bytes)
  return text === null ? refuse('calendar.json') : parseOfficialDays(text)
}
