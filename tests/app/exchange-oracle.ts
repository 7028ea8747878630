import type { ChangeSet } from '#domain/base/decision.ts'
import type { Tables } from '#domain/tables.ts'

/**
 * What must hold after an exchange, reckoned from the true causality: each computer has the set of things that it ever had, as bits, one
 * for each record that an act wrote. It shares no code with the merge, and knows neither its vectors nor its clocks.
 */
type Kind = 'birth' | 'edit' | 'removal' | 'keep'
type Op = { bit: bigint; record: string; kind: Kind; fields: Record<string, unknown>; act: Act }
type Act = {
  /** what its computer had before */
  seen: bigint
  /** the act that it takes back: of a redo, the undo */
  takesBack: Act | null
  isRedo: boolean
  /** of a merge: what came with it */
  brought: bigint
}
/** What one computer had at one moment, and the acts of its journal until then. */
export type Knowledge = { bits: bigint; acts: readonly Act[] }

const DERIVED = 'conflict'
/** Tables about which nobody is asked. */
const UNASKED = /^(device|takeAlong|college):/
/** Fields of which one alone may not be what its writer meant: an end before its start. */
const TOGETHER = new Set(['from', 'to'])
const NOTHING: Knowledge = { bits: 0n, acts: [] }

export class Oracle {
  readonly #ops: Op[] = []
  readonly #known = new Map<string, Knowledge[]>()

  knows(who: string): Knowledge {
    return this.#known.get(who)?.at(-1) ?? NOTHING
  }

  hasHeardOf(who: string, record: string): boolean {
    const { bits } = this.knows(who)
    return this.#ops.some(op => op.record === record && op.bit & bits)
  }

  /** What is in a file, whose writer had `bits`: all that he knew of the records in it. */
  within(bits: bigint, records: ReadonlySet<string>): bigint {
    return this.#ops.reduce((sum, op) => (records.has(op.record) ? sum | (op.bit & bits) : sum), 0n)
  }

  /** A folder that goes on from another's first sets. */
  copied(from: string, sets: number, who: string): void {
    this.#known.set(who, (this.#known.get(from) ?? []).slice(0, sets))
  }

  /** Follows a journal; `brought` is what the file held whose merge is among the new sets. */
  follow(who: string, journal: readonly ChangeSet[], brought = 0n): void {
    const states = this.#known.get(who) ?? []
    this.#known.set(who, states)
    for (const set of journal.slice(states.length)) {
      const { bits, acts } = this.knows(who)
      const act: Act = { seen: bits, takesBack: takenBack(set, journal, acts), isRedo: set.redoes !== undefined, brought: set.merged ? brought & ~bits : 0n }
      let now = bits | act.brought
      for (const write of writesOf(set)) {
        const op = { ...write, bit: 1n << BigInt(this.#ops.length), act }
        this.#ops.push(op)
        now |= op.bit
      }
      states.push({ bits: now, acts: [...acts, act] })
    }
  }

  /** What does not hold in these tables, whose computers know these things together. */
  problems(tables: Tables, known: bigint): string[] {
    const byRecord = new Map<string, Op[]>()
    for (const op of this.#ops) if (known & op.bit) byRecord.set(op.record, [...(byRecord.get(op.record) ?? []), op])
    const found: string[] = []
    for (const [record, ops] of byRecord) if (!UNASKED.test(record)) found.push(...recordProblems(tables, record, ops))
    return [...found, ...danglingIn(tables), ...doublesIn(tables)]
  }
}

function writesOf(set: ChangeSet): Omit<Op, 'bit' | 'act'>[] {
  const kept = new Set(set.merged?.keeps ?? [])
  const heard = new Set(set.merged?.hears ?? [])
  const byRecord = new Map<string, Omit<Op, 'bit' | 'act'>>()
  for (const { table, id, from, to } of set.merged ? set.merged.own : set.changes) {
    if (table === DERIVED || (heard.has(id) && !kept.has(id))) continue
    const kind: Kind = kept.has(id) ? 'keep' : to === null ? 'removal' : from === null ? 'birth' : 'edit'
    byRecord.set(id, { record: id, kind, fields: { ...(kind === 'edit' ? byRecord.get(id)?.fields : {}), ...to } })
  }
  return [...byRecord.values()]
}

function takenBack(set: ChangeSet, journal: readonly ChangeSet[], acts: readonly Act[]): Act | null {
  if (set.undoes !== undefined) return acts[set.undoes - 1]!
  if (set.redoes === undefined) return null
  return acts[journal.findLast(s => s.seq < set.seq && s.undoes === set.redoes)!.seq - 1]!
}

function standing(ops: readonly Op[]): Op[] {
  const takers = new Map<Act, Op[]>()
  for (const op of ops) if (op.act.takesBack) takers.set(op.act.takesBack, [...(takers.get(op.act.takesBack) ?? []), op])
  const mergesBack = ops.filter(({ act, kind }) => act.takesBack?.brought && kind !== 'removal')
  const stands = (op: Op): boolean => ![...(takers.get(op.act) ?? []), ...mergesBack.filter(({ act }) => act.takesBack!.brought & op.bit)].some(stands)
  return ops.filter(stands)
}

/** Whether one act, which stands, knew of the other and put something in its place; an undo only in place of what its act had not known. */
function answers({ act }: Op, other: Op): boolean {
  if (act === other.act || !(act.seen & other.bit) || act.isRedo) return false
  return !act.takesBack || !(act.takesBack.seen & other.bit)
}

function recordProblems(tables: Tables, record: string, all: readonly Op[]): string[] {
  const table = record.slice(0, record.indexOf(':')) as keyof Tables
  const row = tables[table].get(record) as Record<string, unknown> | undefined
  const live = standing(all)
  const removals = live.filter(({ kind }) => kind === 'removal')
  const writes = live.filter(({ kind }) => kind === 'birth' || kind === 'edit')
  const kept = live.some(({ kind }) => kind === 'keep')
  const told = (problem: string) => `${record}: ${problem}`
  const unseen = (w: Op) => !removals.some(r => r.act !== w.act && r.act.seen & w.bit)
  if (writes.some(w => !w.act.takesBack && unseen(w)) && !row) return [told('is gone, though somebody went on with it who had not seen that it was removed')]
  if (!writes.some(unseen) && row && !kept) return [told('is back, though everybody who wrote it had been seen by who removed it')]
  const conflicts = [...tables.conflict.values()].filter(c => c.record === record && c.kind !== 'double')
  if (!row) return conflicts.length ? [told('is gone and still asked about')] : []

  const problems: string[] = []
  const open = removals.filter(r => !writes.some(w => answers(w, r)) && !removals.some(other => answers(other, r)))
  const asked = conflicts.find(c => c.kind === 'removed')
  if (open.length && !asked) problems.push(told('was removed by somebody and lives on, and nobody is asked'))
  if (!open.length && asked) problems.push(told('is asked about as if somebody had removed it'))

  for (const field of new Set(all.flatMap(({ fields }) => Object.keys(fields)))) {
    const speaks = ({ kind, fields }: Op) => kind === 'birth' || (kind === 'edit' && Object.hasOwn(fields, field))
    const last = writes.filter(speaks).filter((op, _, speakers) => !speakers.some(other => answers(other, op)))
    const must = values(last.filter(({ act }) => !act.takesBack), field)
    const may = values(last.length ? last : all.filter(speaks), field)
    const shown = JSON.stringify(row[field] ?? null)
    const conflict = conflicts.find(c => c.field === field)
    const sides = new Set((conflict?.sides ?? []).map(side => JSON.stringify(side.value ?? null)))
    for (const value of must) if (value !== shown && !sides.has(value)) problems.push(told(`${field} ${value} is lost: ${shown} is shown, asked are ${[...sides].join(' ')}`))
    if (TOGETHER.has(field)) continue
    if (!may.has(shown)) problems.push(told(`${field} shows ${shown}, which nobody said last: ${[...may].join(' ')}`))
    for (const side of sides) if (!may.has(side)) problems.push(told(`${field} asks about ${side}, which nobody said last: ${[...may].join(' ')}`))
    if (must.size > 1 && !conflict) problems.push(told(`${field}: ${[...must].join(' ')} stand against each other and nobody is asked`))
    if (may.size <= 1 && conflict) problems.push(told(`${field} is asked about, though all agree on ${shown}`))
  }
  return problems
}

function values(said: readonly Op[], field: string): Set<string> {
  return new Set(said.map(({ fields }) => JSON.stringify(fields[field] ?? null)))
}

const REFERENCE = /^(student|classGroup|enterprise|placement|batch|workshop|equipment|teacher|term|bellTable):/

function danglingIn(tables: Tables): string[] {
  const found: string[] = []
  for (const [table, rows] of Object.entries(tables) as [string, ReadonlyMap<string, object>][]) {
    if (table === DERIVED || table === 'takeAlong') continue
    for (const row of rows.values()) {
      for (const [field, value] of Object.entries(row)) {
        if (field === 'id') continue
        for (const id of [value].flat()) {
          if (typeof id !== 'string' || !REFERENCE.test(id)) continue
          if (!tables[id.slice(0, id.indexOf(':')) as keyof Tables].has(id)) found.push(`${(row as { id: string }).id}: ${field} names ${id}, which is not there`)
        }
      }
    }
  }
  return found
}

const NUMBERS = [['student', 'number'], ['equipment', 'assetNo'], ['workshop', 'code']] as const

function doublesIn(tables: Tables): string[] {
  const found: string[] = []
  const right = new Map<string, string>()
  for (const [table, field] of NUMBERS) {
    const holders = new Map<string, string[]>()
    for (const row of tables[table].values() as Iterable<Record<string, unknown>>) {
      if (row[field] !== undefined) holders.set(String(row[field]), [...(holders.get(String(row[field])) ?? []), String(row['id'])])
    }
    for (const [number, ids] of holders) if (ids.length > 1) right.set(`conflict:${table}.${field}=${number}`, ids.sort().join())
  }
  for (const [id, ids] of right) {
    const asked = tables.conflict.get(id)
    if (!asked) found.push(`${id}: ${ids} have the same number and nobody is asked`)
    else if ([asked.record, ...(asked.others ?? [])].join() !== ids) found.push(`${id}: asked about ${[asked.record, ...(asked.others ?? [])].join()}, but it is ${ids}`)
  }
  for (const { id, kind } of tables.conflict.values()) if (kind === 'double' && !right.has(id)) found.push(`${id}: is asked about, though nobody shares it`)
  return found
}
