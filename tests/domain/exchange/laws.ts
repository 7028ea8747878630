import { applied, type Row0 } from '#domain/base/change.ts'
import type { CarriedSet } from '#domain/exchange/carried.ts'
import { recordFrom, type Outcome } from '#domain/exchange/record-from.ts'
import { diceOf, type Dice } from '../../storage/dice.ts'
import { ID, opsFor, randomSets, rowOf, sound } from './random-ops.ts'

/** The laws of merging on one random case. @throws Error that names the seed and the law */
export function proveLaws(seed: number): void {
  const dice = diceOf(seed)
  const sets = randomSets(dice)
  const law = (name: string, a: unknown, b: unknown) => {
    if (JSON.stringify(a) !== JSON.stringify(b)) throw new Error(`seed ${seed}: ${name}\n${JSON.stringify(a)}\n${JSON.stringify(b)}\n${sets.map(set => JSON.stringify(set)).join('\n')}`)
  }
  const all = told(sets)
  law('the order does not matter', told(dice.shuffled(sets)), all)
  const [left, right] = halves(dice, sets)
  law('whose file is brought into whose data does not matter', told([...right, ...left]), told([...left, ...right]))
  const [first, second] = halves(dice, left)
  law('grouping does not matter', told([...first, ...second, ...right]), told([...right, ...second, ...first]))
  law('what comes twice counts once', told([...sets, ...dice.shuffled(sets)]), all)
  law('nothing new changes nothing', told([...left, ...left]), told(left))

  // whoever had seen all that was done went on from what was shown: his table and the merge say the same
  const last = sets.at(-1)
  if (!last || !sets.every(set => set === last || sees(last, set))) return
  const row = applied(rowOf(sets.slice(0, -1)) ?? undefined, last.changes[0]!)
  law('to whoever has seen all, the record is what his table shows', rowText(all.row), rowText(row))
}

function told(sets: readonly CarriedSet[]): { row: string; disputes: unknown[]; [key: string]: unknown } {
  const { row, disputes }: Outcome = recordFrom(ID, opsFor(sets), sound)
  return { row: rowText(row), disputes: disputes.map(({ field, base, sides }) => [field, base, sides.map(({ value, op }) => [value, op.device, op.seq])]) }
}

function rowText(row: Row0 | string | null): string {
  return typeof row === 'string' ? row : JSON.stringify(row && Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))
}

function halves<T>(dice: Dice, list: readonly T[]): [T[], T[]] {
  const left: T[] = []
  const right: T[] = []
  for (const one of list) (dice.chance(0.5) ? left : right).push(one)
  return [left, right]
}

function sees(one: CarriedSet, other: CarriedSet): boolean {
  return one.device === other.device ? other.seq < one.seq : (one.knows[other.device] ?? 0) >= other.seq
}
