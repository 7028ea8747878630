import { applied, birth, fits, inverse, removal, revision, sameValue, type Change, type Row0 } from '#domain/base/change.ts'
import type { CarriedSet } from '#domain/exchange/carried.ts'
import { opsOf } from '#domain/exchange/carried.ts'
import type { Op } from '#domain/exchange/op.ts'
import { recordFrom } from '#domain/exchange/record-from.ts'
import { knownOf, type Known } from './known.ts'
import type { Dice } from '../../storage/dice.ts'

export const ID = 'leave:1'
/** A row can be what it says where its end does not come before its start. */
export const sound = (row: Row0) => typeof row['from'] !== 'string' || typeof row['to'] !== 'string' || row['from'] <= row['to']

const VALUES: Record<string, readonly unknown[]> = {
  reason: [null, 'a', 'b', '病假'],
  approvedBy: ['王老师', '李老师', null],
  list: [['x'], ['x', 'y'], ['y', 'x'], []],
  times: [{ kind: 'dates', dates: ['2026-11-02'] }, { kind: 'dates', dates: ['2026-11-03'] }],
  from: ['2026-11-01', '2026-11-10', '2026-11-20'],
  to: ['2026-11-05', '2026-11-15', '2026-11-25'],
}
const FIELDS = Object.keys(VALUES)

type Author = { device: string; seq: number; hlc: number; clock: number; known: Known; done: { set: CarriedSet; undone: CarriedSet | null }[] }

/** What two to four authors did to one record, each as he saw it, with all that they told each other on the way. */
export function randomSets(dice: Dice): CarriedSet[] {
  const authors = Array.from({ length: 2 + dice.below(3) }, (_, i): Author => ({ device: `device:${'abcd'[i]}`, seq: 0, hlc: 0, clock: dice.below(5) * 1000, known: knownOf([]), done: [] }))
  const sets: CarriedSet[] = []
  const steps = 3 + dice.below(18)
  for (let i = 0; i < steps; i++) {
    const one = dice.pick(authors)
    if (sets.length && dice.chance(0.35)) {
      const other = dice.pick(authors)
      one.known = knownOf([...one.known.sets, ...other.known.sets])
      one.hlc = Math.max(one.hlc, other.hlc)
      continue
    }
    const set = actOf(dice, one, sets.length === 0)
    if (!set) continue
    sets.push(set)
    one.known = knownOf([...one.known.sets, set])
  }
  return sets
}

export function rowOf(sets: readonly CarriedSet[]): Row0 | null {
  return recordFrom(ID, opsFor(sets), sound).row
}

export function opsFor(sets: readonly CarriedSet[]): Op[] {
  return opsOf(sets).get(ID) ?? []
}

function actOf(dice: Dice, one: Author, isFirst: boolean): CarriedSet | null {
  const row = rowOf(one.known.sets)
  if (!row && !isFirst && !one.done.length) return null
  const back = dice.chance(0.25) ? one.done.at(-1) : undefined
  if (back) return takeBack(one, back, row)
  const change = row ? (dice.chance(0.12) ? removal('leave', row) : revision('leave', row, fieldsFor(dice, row))) : isFirst ? birth('leave', { id: ID, from: '2026-11-01', to: '2026-11-25', reason: 'a' } as Row0) : null
  if (!change || !(change.to === null || sound(applied(row ?? undefined, change)!))) return null
  const set = setOf(one, change)
  one.done.push({ set, undone: null })
  return set
}

/** Takes back the author's last act, or does it again, where the record still is as that left it. */
function takeBack(one: Author, back: Author['done'][number], row: Row0 | null): CarriedSet | null {
  const target = back.undone ?? back.set
  const change = inverse(target.changes[0]!)
  if (!fits(row ?? undefined, change)) return null
  const set = setOf(one, change, target)
  back.undone = back.undone ? null : set
  return set
}

function fieldsFor(dice: Dice, row: Row0): Record<string, unknown> {
  const fields = dice.shuffled(FIELDS).slice(0, 1 + dice.below(2))
  return Object.fromEntries(fields.map(field => [field, dice.pick(VALUES[field]!.filter(v => !sameValue(v, row[field] ?? null)))]))
}

function setOf(one: Author, change: Change, reverses?: CarriedSet): CarriedSet {
  one.clock += 1
  one.hlc = Math.max(one.hlc + 1, one.clock)
  one.seq += 1
  const { [one.device]: _, ...knows } = one.known.vector
  return {
    device: one.device,
    seq: one.seq,
    hlc: one.hlc,
    knows,
    id: `set:${one.device}${one.seq}`,
    at: '2026-11-23T08:00:00.000Z',
    actor: { name: one.device },
    command: reverses ? 'history.undo' : 'register.save',
    changes: [change],
    ...(reverses ? { reverses: { device: reverses.device, seq: reverses.seq, knows: reverses.knows } } : {}),
  }
}
