import { z } from 'zod'
import type { Change } from '../base/change.ts'
import type { Actor, ChangeSet, Facts } from '../base/decision.ts'
import type { Op, Reversed } from './op.ts'
import { hlcOf, joined, type Stamp, type Vector } from './stamp.ts'

/** A change set on its way to another computer: without what is derived there anew, and without records that don't travel. */
export type CarriedSet = Stamp & {
  id: string
  at: string
  actor: Actor
  command: string
  about?: Facts
  changes: Change[]
  reverses?: Op['reverses']
  /** records of whose changes here only one thing is meant: that they stay, see {@link Op} */
  keeps?: string[]
  /** and of whose changes here only this: that `knows` holds for them, and not for all, see {@link Op} */
  hears?: string[]
}

const vector = z.record(z.string().max(100), z.int().min(0))
const values = z.record(z.string().max(100), z.unknown())

/** The form of a carried set. What its changes say is proven against the records' own schemas when they are merged. */
export const CarriedSetForm = z.strictObject({
  device: z.string().min(1).max(100),
  seq: z.int().min(1),
  hlc: z.int().min(0),
  knows: vector,
  id: z.string().min(1).max(100),
  at: z.iso.datetime(),
  actor: z.strictObject({ name: z.string().max(200), role: z.string().max(100).optional() }),
  command: z.string().min(1).max(100),
  about: values.optional(),
  changes: z.array(z.strictObject({ table: z.string().max(100), id: z.string().min(3).max(200), from: values.nullable(), to: values.nullable() })),
  reverses: z.strictObject({ device: z.string().min(1).max(100), seq: z.int().min(1), knows: vector, brought: vector.optional() }).optional(),
  keeps: z.array(z.string().max(200)).optional(),
  hears: z.array(z.string().max(200)).optional(),
})

/** Tables whose rows are derived on each computer from what was carried. */
export const DERIVED_TABLES: ReadonlySet<string> = new Set(['conflict'])

export function stampOf(set: ChangeSet): Stamp {
  return { device: set.device, seq: set.seq, hlc: set.hlc ?? hlcOf(set.at), knows: set.knows ?? {} }
}

/** Which act each act of a journal takes back: of an undo the act, of a redo the undo. Told of every entry, oldest first. */
export function watchTakenBack(): (set: ChangeSet) => Reversed | undefined {
  const acts = new Map<number, Reversed>()
  const undos = new Map<number, Reversed>()
  return set => {
    const back = set.redoes === undefined ? acts.get(set.undoes ?? 0) : undos.get(set.redoes)
    acts.set(set.seq, reversed(set))
    if (set.undoes !== undefined) undos.set(set.undoes, reversed(set))
    return back
  }
}

/** An entry as one that takes it back names it. */
export function reversed(set: ChangeSet): Reversed {
  const { device, seq, knows } = stampOf(set)
  const { merged } = set
  return { device, seq, knows, ...(merged ? { brought: joined(knows, merged.saw ?? merged.upTo) } : {}) }
}

/** The sets that one entry of the journal stands for: itself, and what it brought home. `reverses`: the act that it takes back. */
export function carriedBy(set: ChangeSet, reverses: Reversed | undefined): CarriedSet[] {
  const { merged } = set
  const stamp = stampOf(set)
  const own: CarriedSet = {
    ...stamp,
    knows: merged ? joined(stamp.knows, merged.saw ?? merged.upTo) : stamp.knows,
    id: set.id,
    at: set.at,
    actor: set.actor,
    command: set.command,
    ...(set.about ? { about: set.about } : {}),
    changes: merged ? merged.own : set.changes.filter(c => !DERIVED_TABLES.has(c.table)),
    ...(reverses ? { reverses } : {}),
    ...(merged?.keeps?.length ? { keeps: merged.keeps } : {}),
    ...(merged?.hears?.length ? { hears: merged.hears } : {}),
  }
  return merged ? [...merged.received, own] : [own]
}

/** What each set did to each record, by record. Sets that were brought twice count once. */
export function opsOf(sets: Iterable<CarriedSet>): Map<string, Op[]> {
  const seen = new Set<string>()
  const byRecord = new Map<string, Op[]>()
  for (const set of sets) {
    const { device, seq, hlc, knows, reverses } = set
    const keeps = set.keeps && new Set(set.keeps)
    const hears = set.hears && new Set(set.hears)
    const places = new Map<string, number>()
    for (const change of set.changes) {
      // its place among the changes of its record: what does not travel with it must not alter it
      const index = places.get(change.id) ?? 0
      places.set(change.id, index + 1)
      const key = `${device}#${seq}#${index}#${change.id}`
      if (seen.has(key)) continue
      seen.add(key)
      const op: Op = { device, seq, hlc, knows, index, change }
      if (reverses) op.reverses = reverses
      const isWord = change.from !== null && change.to !== null && !Object.keys(change.to).length
      if (isWord && keeps?.has(change.id)) op.keeps = true
      if (isWord && hears?.has(change.id)) op.hears = true
      const ops = byRecord.get(change.id)
      if (ops) ops.push(op)
      else byRecord.set(change.id, [op])
    }
  }
  return byRecord
}

/** What a journal knows after one of its entries, of every device. */
export function knownAfter(set: ChangeSet): Vector {
  return joined(joined(set.knows ?? {}, set.merged?.upTo ?? {}), { [set.device]: set.seq })
}
