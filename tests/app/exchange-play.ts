import { sameValue, type Row0 } from '#domain/base/change.ts'
import type { Conflict } from '#domain/records/exchange.ts'
import { tableOf, type TableName } from '#domain/table-names.ts'
import { brought, canonical, createReplica, given, offices, sent, type Replica } from './replicas.ts'

/**
 * Plays what is written in exchange-cases.ts: three computers, `a` (the office), `b` and `c`, have the same college; then one after
 * another does something, and in the end all tell each other.
 * `b phone=1 note=x`: writes fields of the record R, or of another: `b g1.name=x`; nothing behind the sign clears. `b removes`, `b removes
 * g1`, `b adds s5 number=5`, `b undoes`, `b redoes`, `a<b`: a brings in b's file. `a takes phone=1`, `a keeps`, `a lets go`: answers.
 */
export type Kind = { table: TableName; /** the field that F stands for, G is another that two may write side by side */ F: string; G: string; values: readonly unknown[] }

export const KINDS: Readonly<Record<string, Kind>> = {
  text: { table: 'student', F: 'phone', G: 'note', values: ['1380', '1381', '1382', '1383'] },
  list: { table: 'batch', F: 'classGroupIds', G: 'note', values: [['g1'], ['g1', 'g2'], ['g3'], ['g2', 'g1']] },
  reference: { table: 'equipment', F: 'workshopId', G: 'note', values: ['w1', 'w2', 'w3', 'w4'] },
  photo: { table: 'equipment', F: 'photo', G: 'note', values: ['0', '1', '2', '3'].map(n => `attachment:${n.repeat(64)}`) },
  'times of a booking': { table: 'booking', F: 'times', G: 'note', values: [0, 1, 2, 3].map(n => ({ kind: 'once', start: `2026-12-0${n + 1}T08:00`, end: `2026-12-0${n + 1}T09:40` })) },
}

/** Records by their short names; those of the first file have them as their names, too. */
const BEFORE: readonly (readonly [name: string, table: TableName, fields: Record<string, unknown>])[] = [
  ...['g1', 'g2', 'g3'].map(name => [name, 'classGroup', { name }] as const),
  ...['w1', 'w2', 'w3', 'w4'].map(name => [name, 'workshop', { name, code: name }] as const),
  ['S', 'student', { name: 'Zhang', number: '20260101', phone: '1380', classGroupId: 'g1' }],
  ['B', 'batch', { name: 'Autumn', kind: 'post', from: '2026-11-02', to: '2027-01-04', classGroupIds: ['g1'] }],
  ['M', 'equipment', { name: 'Lathe', units: 1, statusCode: '1', assetNo: 'E1', workshopId: 'w1', photo: `attachment:${'0'.repeat(64)}` }],
  ['K', 'booking', { title: 'CNC', use: 'teaching', status: 'confirmed', times: { kind: 'once', start: '2026-12-01T08:00', end: '2026-12-01T09:40' }, workshopId: 'w1' }],
]

export type Ended = { row: string; asked: string[] }
type Journals = { journals: Replica['journal']['sets'][]; ids: Map<string, string> }

let before: Promise<Journals> | null = null

/** Plays the steps on a record of the kind; what it is in the end, and what is asked, as the cases say it. */
export async function played(kind: Kind, steps: string): Promise<Ended> {
  const { journals, ids } = await (before ??= atFirst())
  let at = Date.parse('2026-11-24T08:00:00.000Z')
  const clock = { now: () => '2026-11-24T08:00', instant: () => new Date((at += 60_000)).toISOString() } // one for all: later is later
  const all = Object.fromEntries(['a', 'b', 'c'].map((name, i) => [name, createReplica(`device:${name}`, { past: journals[i]!, ports: { clock } })]))
  const play: Play = { kind, all, ids: new Map(ids) }
  play.ids.set('R', ids.get(BEFORE.find(([, table]) => table === kind.table)![0])!)
  for (const step of steps.split(',')) await stepOf(play, step.trim())
  await tellAll(Object.values(all))
  return endOf(play, all['a']!)
}

type Play = { kind: Kind; all: Record<string, Replica>; ids: Map<string, string> }

async function atFirst(): Promise<Journals> {
  const replicas = await offices(3)
  const [first, ...others] = replicas
  const ids = new Map<string, string>()
  for (const [name, table, fields] of BEFORE) {
    const row = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, resolved(ids, value)]))
    const { id } = table === 'booking' ? given(await first!.run('booking.create', bookingOf(row) as never)) : given(await first!.run('register.save', { table, fields: row }))
    ids.set(name, id)
  }
  const file = await sent(first!)
  for (const other of others) given(await brought(other, file))
  await tellAll(replicas)
  return { journals: replicas.map(one => one.journal.sets), ids }
}

function bookingOf({ title, use, times, workshopId }: Record<string, unknown>): Record<string, unknown> {
  return { title, use, times, workshopId }
}

async function tellAll(replicas: readonly Replica[]): Promise<void> {
  const [first, ...others] = replicas
  for (let round = 0; round < 2; round++) {
    for (const other of others) given(await brought(first!, await sent(other)))
    const file = await sent(first!)
    for (const other of others) given(await brought(other, file))
  }
  for (const other of others) if (canonical(other.tables) !== canonical(first!.tables)) throw new Error(`${first!.device} and ${other.device} differ`)
}

async function stepOf(play: Play, step: string): Promise<void> {
  const { all, ids } = play
  const [who = '', verb = '', ...rest] = step.split(' ')
  if (who.includes('<')) {
    const [to, from] = who.split('<')
    return void given(await brought(all[to!]!, await sent(all[from!]!)))
  }
  const one = all[who]!
  if (verb === 'undoes') return void given(await one.run('history.undo', {}))
  if (verb === 'redoes') return void given(await one.run('history.redo', {}))
  if (verb === 'removes') return remove(one, ids.get(rest[0] ?? 'R')!)
  if (verb === 'adds') {
    const [name = '', ...words] = rest
    const table = TABLE_OF[name[0]!]!
    const made = given(await one.run('register.save', { table, fields: { ...USUAL[table], ...fieldsIn(play, words) } }))
    return void ids.set(name, made.id)
  }
  if (verb === 'takes' || verb === 'keeps' || verb === 'lets') return decide(play, one, verb, rest)
  const of = /^(\w+)\./.exec(verb)?.[1] ?? 'R'
  const fields = fieldsIn(play, [verb, ...rest].map(word => word.replace(`${of}.`, '')))
  const id = ids.get(of)!
  const table = tableOf(id)!
  if (table === 'booking') given(await one.run('booking.change', { id, patch: fields }))
  else given(await one.run('register.save', { table, id, fields, accept: true }))
}

const TABLE_OF: Record<string, TableName> = { s: 'student', m: 'equipment', g: 'classGroup', w: 'workshop' }
const USUAL: Partial<Record<TableName, Record<string, unknown>>> = { student: { name: 'new' }, equipment: { name: 'new', units: 1, statusCode: '1' }, classGroup: { name: 'new' }, workshop: { name: 'new' } }

async function remove(one: Replica, id: string): Promise<void> {
  const table = tableOf(id)!
  if (table === 'booking') given(await one.run('booking.remove', { id }))
  else given(await one.run('register.remove', { table, ids: [id], accept: true }))
}

async function decide(play: Play, one: Replica, verb: string, rest: readonly string[]): Promise<void> {
  const about = verb === 'takes' ? rest[0]!.split('=') : []
  const field = about[0] && fieldOf(play, about[0])
  const record = play.ids.get(verb === 'lets' ? (rest[1] ?? 'R') : verb === 'keeps' ? (rest[0] ?? 'R') : 'R')!
  const conflict = [...one.tables.conflict.values()].find(c => [c.record, ...(c.others ?? [])].includes(record) && (verb === 'takes' ? c.field === field : c.kind !== 'field'))
  if (!conflict) throw new Error(`nobody asks ${one.device} about ${rest.join(' ') || 'R'}`)
  const side = conflict.sides.findIndex(s => sameValue(s.value ?? null, valueOf(play, about[0] ?? '', about[1] ?? '')))
  const choice = verb === 'takes' ? { side } : verb === 'keeps' ? { keep: true as const } : { remove: record }
  given(await one.run('exchange.decide', { choices: [{ conflict: conflict.id, choice }] }))
}

function fieldsIn(play: Play, words: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(words.map(word => word.split('=')).map(([field = '', value = '']) => [fieldOf(play, field), valueOf(play, field, value)]))
}

function fieldOf({ kind }: Play, word: string): string {
  return word === 'F' ? kind.F : word === 'G' ? kind.G : word
}

function valueOf({ kind, ids }: Pick<Play, 'kind' | 'ids'>, field: string, word: string): unknown {
  if (word === '') return null
  if (field === 'F') return resolved(ids, kind.values[Number(word)])
  if (field === 'size' || field === 'units' || field === 'stations') return Number(word)
  return resolved(ids, word.includes('+') ? word.split('+') : field.endsWith('Ids') ? [word] : word)
}

function resolved(ids: ReadonlyMap<string, string>, value: unknown): unknown {
  if (Array.isArray(value)) return value.map(one => resolved(ids, one))
  return typeof value === 'string' ? (ids.get(value) ?? value) : value
}

function endOf(play: Play, { tables }: Replica): Ended {
  const id = play.ids.get('R')!
  const row = tables[play.kind.table].get(id) as Row0 | undefined
  const old = BEFORE.find(([, table]) => table === play.kind.table)![2]
  const fields = [...new Set([...Object.keys(old), ...Object.keys(row ?? {})])].filter(field => field !== 'id')
  const changed = fields.filter(field => !sameValue(row?.[field] ?? null, resolved(play.ids, old[field]) ?? null)).map(field => `${wordFor(play, field)}=${told(play, field, row?.[field] ?? null)}`)
  return { row: row ? changed.sort().join(' ') || 'as before' : 'gone', asked: [...tables.conflict.values()].map(c => askedOf(play, c)).sort() }
}

function askedOf(play: Play, { kind, record, field, base, sides, others }: Conflict): string {
  const about = record === play.ids.get('R') ? '' : `${nameFor(play, record)} `
  if (kind === 'double') return `${field} of ${[record, ...(others ?? [])].map(id => nameFor(play, id)).join('+')}`
  if (kind === 'removed') return `${about}removed by ${sides.map(s => s.by.slice(-1)).join('+')}`
  return `${about}${wordFor(play, field!)} ${sides.map(s => `${told(play, field!, s.value ?? null)} by ${s.by.slice(-1)}`).join(' | ')} was ${told(play, field!, base ?? null)}`
}

function wordFor({ kind }: Play, field: string): string {
  return field === kind.F ? 'F' : field === kind.G ? 'G' : field
}

function told(play: Play, field: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  const place = field === play.kind.F ? play.kind.values.findIndex(v => sameValue(resolved(play.ids, v), value)) : -1
  if (place >= 0) return String(place)
  return Array.isArray(value) ? value.map(id => nameFor(play, String(id))).join('+') : nameFor(play, String(value))
}

function nameFor({ ids }: Play, id: string): string {
  return [...ids].findLast(([, of]) => of === id)?.[0] ?? id
}
