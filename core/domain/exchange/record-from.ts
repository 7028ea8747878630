import { applied, sameValue, type Row0 } from '../base/change.ts'
import { heardOut, outdoes, overrules, standing, valueOf, type Op } from './op.ts'
import { byTime, sees } from './stamp.ts'

/** One of the values that stand against each other, with the op that said it. */
export type Side = { value: unknown; op: Op }

/** Two or more authors, none of whom had seen the others, said different things: of a field, or (`field: null`) that the record is to go. */
export type Dispute = {
  field: string | null
  /** what all of them had seen last; null where the field was empty or nobody had seen it */
  base: unknown
  /** each value once, by the first who said it; of a removal the removers, `value` null */
  sides: Side[]
}

export type Outcome = { row: Row0 | null; disputes: Dispute[] }

/** `shown`: who said what is shown of each field; `whole`: something is shown as one author had it, for the fields of several don't go together. */
type State = Outcome & { shown: ReadonlyMap<string, Side>; whole: boolean }
type IsSound = (row: Row0) => boolean

/**
 * What a record is after everything that was done to it, by whomever, in whatever order it arrived. The answer depends on nothing but
 * the set of ops. Of a field, the last writer that nobody overruled is shown and every other is kept in a dispute; whoever changed a
 * record that another removed without having seen it keeps it, and that is a dispute too. `sound` says whether a row can be what it
 * says: where fields of several authors don't go together (an end before its start), the last author's view of one is shown. To whoever has
 * seen all that was done, the record is what his own table shows.
 */
export function recordFrom(id: string, ops: readonly Op[], sound: IsSound): Outcome {
  const [only] = ops
  if (ops.length === 1 && only!.change.from === null && only!.change.to) return { row: applied(undefined, only!.change), disputes: [] }
  const { row, disputes } = stateOf(id, heardOut(ops).sort(byTimeAndPlace), sound)
  return { row, disputes }
}

/** `ops` in the order of time, which is one in which causes come first. */
function stateOf(id: string, ops: readonly Op[], sound: IsSound): State {
  // whoever saw all before him went on from what was shown: look for the last moment at which several had not seen each other
  let end = ops.length
  while (end > 0 && ops.slice(0, end - 1).every(op => follows(ops[end - 1]!, op))) end--
  const plain = plainOf(id, ops)
  if (!end) return plain
  let state = metAt(id, ops.slice(0, end), sound)
  for (; state.whole && end < ops.length; end++) state = wentOn(state, ops[end]!, ops.slice(0, end + 1))
  return state.whole && !sameValue(state.row, plain.row) ? state : plain
}

/** Where several had not seen each other: all together, or, where that can't be, as the last who wrote shows it. */
function metAt(id: string, ops: readonly Op[], sound: IsSound): State {
  const plain = plainOf(id, ops)
  if (!plain.row || sound(plain.row)) return plain
  const last = standing(ops).findLast(op => op.change.to !== null && !op.keeps)!
  const view = wentOn(stateOf(id, ops.filter(op => op !== last && follows(last, op)), sound), last, ops)
  return view.row && sound(view.row) ? nearest(plain, view, ops, sound) : plain
}

/** As much of all together as goes together: one field as the last who wrote shows it, if that will do, or else several. */
function nearest(plain: State, view: State, ops: readonly Op[], sound: IsSound): State {
  const differing = [...new Set([...plain.shown.keys(), ...view.shown.keys()])].filter(field => !sameValue(plain.row![field], view.row![field])).sort()
  const tries = [...differing.map(field => [field]), ...differing.map((_, i) => differing.slice(0, i + 1))]
  for (const fields of tries) {
    const shown = new Map(plain.shown)
    for (const field of fields) shown.set(field, view.shown.get(field) ?? { ...plain.shown.get(field)!, value: null })
    const row: Row0 = { id: plain.row!.id }
    for (const [field, { value }] of shown) if (value !== null) row[field] = value
    if (sound(row)) return { row, shown, whole: true, disputes: disputesIn(ops, standing(ops), shown, null) }
  }
  return view
}

/** What an author made of a record as it was shown to him. */
function wentOn({ row, shown }: State, op: Op, ops: readonly Op[]): State {
  const next = op.keeps ? row : applied(row ?? undefined, op.change)
  const said = new Map(op.change.from === null ? [] : shown)
  if (!op.keeps) for (const field of Object.keys(op.change.to ?? {})) said.set(field, { value: valueOf(op, field), op })
  return { row: next, shown: said, whole: true, disputes: next ? disputesIn(ops, standing(ops), said, null) : [] }
}

function plainOf(id: string, ops: readonly Op[]): State {
  const live = standing(ops)
  const removals = live.filter(op => op.change.to === null)
  const writes = live.filter(op => op.change.to !== null)
  const shown = new Map<string, Side>()
  if (!writes.some(w => !removals.some(r => overrules(r, w) || outdoes(r, w, writes)))) return { row: null, disputes: [], shown, whole: false }
  const row: Row0 = { id }
  const last = new Map<string, Side[]>()
  for (const field of fieldsIn(ops)) {
    const sides = lastOf(field, ops, live)
    last.set(field, sides)
    shown.set(field, sides.at(-1)!)
    if (sides.at(-1)!.value !== null) row[field] = sides.at(-1)!.value
  }
  return { row, shown, whole: false, disputes: disputesIn(ops, live, shown, last) }
}

/** Every field of which something else stands against what is shown, and whether somebody's removal does. */
function disputesIn(ops: readonly Op[], live: readonly Op[], shown: ReadonlyMap<string, Side>, last: ReadonlyMap<string, Side[]> | null): Dispute[] {
  const writes = live.filter(op => op.change.to !== null)
  const removals = live.filter(op => op.change.to === null)
  const disputes: Dispute[] = []
  for (const field of fieldsIn(ops)) {
    const side = shown.get(field)
    const each = onceEach([...(last?.get(field) ?? lastOf(field, ops, live)), ...(last || !side ? [] : [side])])
    if (each.length > 1) disputes.push({ field, base: baseOf(field, ops, each), sides: each })
  }
  const open = removals.filter(r => !writes.some(w => overrules(w, r)) && !removals.some(other => overrules(other, r)))
  if (open.length) disputes.push({ field: null, base: null, sides: open.map(op => ({ value: null, op })) })
  return disputes
}

function fieldsIn(ops: readonly Op[]): string[] {
  const fields = new Set<string>()
  for (const op of ops) for (const field of Object.keys(op.change.to ?? {})) fields.add(field)
  return [...fields].sort()
}

/** A birth says something of every field, be it that it is empty. */
function speaksOf(op: Op, field: string): boolean {
  return !op.keeps && op.change.to !== null && (op.change.from === null || Object.hasOwn(op.change.to, field))
}

/** What was said of a field by those whom nobody overruled. Where only an act said something that was taken back, that is it: somebody went on with the record. */
function lastOf(field: string, ops: readonly Op[], live: readonly Op[]): Side[] {
  const those = live.filter(op => speaksOf(op, field))
  const speakers = those.length ? those : ops.filter(op => speaksOf(op, field))
  const goes = (op: Op) => speakers.some(other => overrules(other, op) || outdoes(other, op, speakers, field))
  return speakers.filter(op => !goes(op)).map(op => ({ value: valueOf(op, field), op }))
}

function onceEach(sides: readonly Side[]): Side[] {
  const each: Side[] = []
  for (const side of sides.toSorted((a, b) => byTimeAndPlace(a.op, b.op))) if (!each.some(other => sameValue(other.value, side.value))) each.push(side)
  return each
}

function baseOf(field: string, ops: readonly Op[], sides: readonly Side[]): unknown {
  const last = ops.findLast(w => speaksOf(w, field) && sides.every(side => sees(side.op, w)))
  return last ? valueOf(last, field) : null
}

function follows(one: Op, other: Op): boolean {
  return one.device === other.device && one.seq === other.seq ? other.index < one.index : sees(one, other)
}

function byTimeAndPlace(a: Op, b: Op): number {
  return byTime(a, b) || a.index - b.index
}
