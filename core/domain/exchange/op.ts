import { sameValue, type Change } from '../base/change.ts'
import { byTime, joined, sees, type Stamp, type Vector } from './stamp.ts'

/** A set that is taken back. `brought`: it was a merge, after which so much was known; what came with it is taken back with it. */
export type Reversed = Pick<Stamp, 'device' | 'seq' | 'knows'> & { brought?: Vector }

/** What one change set did to one record, as the merge reckons with it. */
export type Op = Stamp & {
  /** its place among the changes of its record in its set */
  index: number
  change: Change
  /** the set that this one takes back (of a redo: the undo): its effect ends, and what it had overwritten counts as before */
  reverses?: Reversed
  /** keeps the record though somebody removed it, without overruling him: the question stays open */
  keeps?: true
  /** changes nothing: its author heard of more about this record than of the rest, namely what `knows` says */
  hears?: true
}

export function opKey({ device, seq }: Pick<Stamp, 'device' | 'seq'>): string {
  return `${device}#${seq}`
}

export function valueOf(op: Op, field: string): unknown {
  return op.change.to?.[field] ?? null
}

/**
 * Whether one op puts an end to what another said. What takes back leaves alone what the taken-back act had overwritten; where it removes
 * the record, it ends all that was written and its author had seen, but answers no other removal that the act had known.
 */
export function overrules(one: Op, other: Op): boolean {
  if (one.keeps) return false
  if (one.device === other.device && one.seq === other.seq) return other.index < one.index
  return sees(one, other) && !(one.reverses && (one.change.to || !other.change.to) && sees(one.reverses, other))
}

/**
 * What takes back an act of one's own, and nothing else, only says again what had been said. Whoever put an end to that, puts an end to its saying again, though
 * he had not seen it: nobody is asked about a thing that was done and undone. `field` absent: about the record being there.
 */
export function outdoes(one: Op, other: Op, writes: readonly Op[], field?: string): boolean {
  const { reverses } = other
  if (!reverses || reverses.brought || one === other || sees(other, one) || writes.some(w => overrules(other, w))) return false
  return writes.some(w => w !== other && sees(reverses, w) && overrules(one, w) && (field === undefined || sameValue(valueOf(w, field), valueOf(other, field))))
}

/** The ops that were not taken back. Taking back can be taken back in turn; what does an act again says something as long as that is not undone once more. */
export function standing(ops: readonly Op[]): Op[] {
  const reversals = new Map<string, Op[]>()
  for (const op of ops) if (op.reverses) reversals.set(opKey(op.reverses), [...(reversals.get(opKey(op.reverses)) ?? []), op])
  if (!reversals.size) return [...ops]
  const merges = ops.filter(op => op.reverses?.brought && op.change.to) // a record that came with it is removed, like any
  const known = new Map<string, boolean>()
  const stands = (op: Pick<Stamp, 'device' | 'seq'>): boolean => {
    const key = opKey(op)
    let answer = known.get(key)
    if (answer === undefined) known.set(key, (answer = ![...(reversals.get(key) ?? []), ...merges.filter(back => cameWith(back.reverses!, op))].some(stands)))
    return answer
  }
  const undone = new Map(ops.flatMap(op => (op.reverses ? [[opKey(op), op.reverses] as const] : [])))
  const isUndoneAgain = (op: Op) => {
    const act = op.reverses && undone.get(opKey(op.reverses))
    return act !== undefined && (reversals.get(opKey(act)) ?? []).some(back => sees(back, op) && stands(back))
  }
  return ops.filter(op => stands(op) && !isUndoneAgain(op))
}

function cameWith(merge: Reversed, op: Pick<Stamp, 'device' | 'seq'>): boolean {
  return !sees(merge, op) && sees({ ...merge, knows: merge.brought! }, op)
}

/** The ops with what their authors had heard of this record put into what they knew. */
export function heardOut(ops: readonly Op[]): Op[] {
  let all = [...ops]
  for (const hearing of ops.filter(op => op.hears).sort(byTime)) {
    const { knows } = all.find(op => op.hears && opKey(op) === opKey(hearing))!
    const knowing = <T extends Pick<Stamp, 'device' | 'seq' | 'knows'>>(of: T): T => (sees(of, hearing) ? { ...of, knows: joined(of.knows, knows) } : of)
    const bringing = ({ brought, ...of }: Reversed): Reversed => (brought ? { ...of, brought: knowing({ ...of, knows: brought }).knows } : of)
    all = all.map(op => knowing(op.reverses ? { ...op, reverses: knowing(bringing(op.reverses)) } : op))
  }
  return all.filter(op => !op.hears || op.keeps)
}
