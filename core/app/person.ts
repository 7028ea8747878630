import { base64OfBytes, utf8Bytes } from '#domain/base/bytes.ts'
import type { Row0 } from '#domain/base/change.ts'
import { accept, note, refuse, type Context, type Decision } from '#domain/base/decision.ts'
import { fieldsOf } from '#domain/base/field.ts'
import { removal } from '#domain/base/change.ts'
import { exportTable } from '#domain/intake/export-table.ts'
import { anonymised, restatedWithout } from '#domain/person/anonymous.ts'
import { clearedIn, dueIn, KEEPING_CLASSES, WHOLE_KEPT_TABLES, yearsOf } from '#domain/person/keeping.ts'
import { isStillTold } from '#domain/person/still-told.ts'
import { belongingTo, erasedIn, follow } from '#domain/person/belonging.ts'
import { nameOf } from '#domain/record-name.ts'
import { tableNames, tableOf, type TableName } from '#domain/table-names.ts'
import { schemas } from '#domain/tables.ts'
import type { World } from '#domain/world.ts'
import type { personContract } from '#contract/person.ts'
import { EXPORT_TABLES } from '#contract/files.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'
import { exportWords } from './intake-words.ts'
import { AT_ONCE, entriesFrom } from './journal-entries.ts'
import { personPaper } from './person-paper.ts'
import { illustrated, printed } from './report.ts'

type C = typeof personContract

const ATTACHMENT = /attachment:([0-9a-f]{64})/g

export const personCommands: CommandHandlers<C['commands']> = {
  async 'person.reveal'(world, { id, field }, ctx) {
    await ctx.past.need([id])
    const table = tableOf(id)
    const isHidden = table && fieldsOf(schemas[table]).some(f => f.name === field && f.masked)
    const value = isHidden ? (world.find(id) as Row0 | undefined)?.[field] : undefined
    if (typeof value !== 'string') return refuse('person.none', {})
    return note({ value }, { name: nameOf(world.tables, id), id })
  },
  async 'person.erase'(world, { ids }, ctx) {
    await ctx.past.needAll()
    const people = ids.filter(id => tableOf(id) === 'student' && world.find(id) && !world.tables.student.get(id)!.erasedOn)
    if (!people.length) return refuse('person.none', {})
    return erasing(world, people, ctx)
  },
  async 'person.clear'(world, { kept }, ctx) {
    await ctx.past.needAll()
    const due = dueIn(world.tables, kept, ctx.now.slice(0, 10))
    if (!due.length) return refuse('person.none', {})
    if (kept === 'person') return erasing(world, due.map(({ row }) => row.id), ctx)
    return accept(due.map(({ change }) => change), { records: due.length }, { kept: `keeping.${kept}`, count: due.length })
  },
}

/** Takes out of every record about these people who they were. */
function erasing(world: World, people: readonly string[], ctx: Context): Decision<{ people: number; records: number }> {
  const today = ctx.now.slice(0, 10)
  const all = belongingTo(world.tables, people)
  const changes = [...all].map(id => {
    const table = tableOf(id)!
    const row = world.find(id) as Row0
    return table === 'conflict' ? removal(table, row) : anonymised(table, row, people.includes(id) ? { erasedOn: today } : {})
  })
  // the act itself must not say whom it was about
  return accept(changes, { people: people.length, records: all.size }, { count: people.length })
}

const NAMED = 12 // of those who are due

/** People of whom a history tells nothing any more: it never will again. By the history, for another folder has another one. */
const untold = new WeakMap<object, Set<string>>()

export const personQueries: QueryHandlers<C['queries']> = {
  async 'person.waiting'({ tables }, _, { past }) {
    const known = untold.get(past.standing) ?? new Set<string>()
    untold.set(past.standing, known)
    let people = 0
    for (const id of erasedIn(tables)) {
      if (known.has(id)) continue
      if (isStillTold(id, await past.touching(id))) people += 1
      else known.add(id)
    }
    return { people }
  },
  'person.due': ({ tables }, _, ctx) => ({
    classes: KEEPING_CLASSES.map(kept => {
      const due = dueIn(tables, kept, ctx.now.slice(0, 10), WHOLE_KEPT_TABLES).sort((a, b) => (a.on < b.on ? -1 : 1))
      const names = due.flatMap(({ row }) => ('name' in row ? [String(row['name'])] : [])).slice(0, NAMED)
      return { kept, years: yearsOf(tables, kept), count: due.length, since: due[0]?.on ?? null, names }
    }),
    erased: erasedIn(tables).length,
  }),
}

export const personJobs: JobHandlers<C['jobs']> = {
  async 'person.export'({ id, format, language }, tools) {
    const { world, past, ports, ctx, progress, commit } = tools
    const student = world.tables.student.get(id)
    if (!student) return refuse('person.none', {})
    progress({ code: 'files.writing', done: 0 })
    await past.needAll()
    const noted = await commit('person.export', () => note(null, { name: student.name, id }))
    if (!noted.ok) return noted
    const all = belongingTo(world.tables, [id])
    if (format === 'pdf') return { ok: true, value: await printed(await illustrated(personPaper(world, id, all, language, ctx), ports.attachments), language, tools) }
    const name = `${student.number} ${ctx.now.slice(0, 10)}`
    const rowsOf = (table: TableName) => [...all].filter(other => tableOf(other) === table).map(other => world.find(other) as Row0)
    if (format === 'xlsx') {
      const words = exportWords(language)
      const sheets = EXPORT_TABLES.filter((t): t is Exclude<typeof t, 'timetable' | 'booking'> => t !== 'timetable' && t !== 'booking').flatMap(table => {
        const ids = rowsOf(table).map(row => row.id)
        return ids.length ? [exportTable(world.tables, table, words, { ids, identity: true })] : []
      })
      return { ok: true, value: await ports.files.writeTable('xlsx', name, sheets) }
    }
    const records = Object.fromEntries(tableNames.flatMap(table => (rowsOf(table).length ? [[table, rowsOf(table)]] : [])))
    const photos: Record<string, string> = {}
    for (const [found] of JSON.stringify(records).matchAll(ATTACHMENT)) {
      const bytes = await ports.attachments.get(found)
      if (bytes) photos[found] = base64OfBytes(bytes)
    }
    const text = JSON.stringify({ format: 1, made: ports.clock.instant(), person: id, records, photos }, null, 2)
    return { ok: true, value: { name: `${name}.json`, mime: 'application/json', base64: base64OfBytes(utf8Bytes(text)) } }
  },

  async 'person.carryOut'(_, tools) {
    const { world, past, ports, ctx, progress } = tools
    await past.needAll()
    const people = erasedIn(world.tables)
    const cleared = clearedIn(world.tables, ctx.now.slice(0, 10))
    if (!people.length && !cleared.size) return refuse('person.none', {})
    const all = belongingTo(world.tables, people)
    const photos = new Set<string>()
    const note = (text: string) => {
      for (const [, sum] of text.matchAll(ATTACHMENT)) photos.add(sum!)
    }
    let read = 0
    for await (const set of entriesFrom(past, 1)) {
      if (++read % AT_ONCE === 0) await ports.breath()
      const lists = [set.changes, ...(set.merged?.received ?? []).map(r => r.changes)]
      for (const changes of lists) {
        follow(all, changes)
        for (const c of changes) if (all.has(c.id) || cleared.has(c.id)) note(JSON.stringify(c))
      }
    }
    for (const table of tableNames) for (const row of world.tables[table].values()) for (const [, sum] of JSON.stringify(row).matchAll(ATTACHMENT)) photos.delete(sum!)
    progress({ code: 'protection.write', done: 0 })
    const done = await ports.folders.restate({ restated: restatedWithout(all, cleared), dropped: photos })
    if (!done.ok) return done
    const backups = await ports.storage.backups()
    return { ok: true, value: { people: people.length, records: all.size, backups: backups.length, oldest: backups.at(-1)?.made ?? null } }
  },
}
