import { textKey } from '../../intake/text-key.ts'
import type { Equipment } from '../../records/equipment.ts'

/** Which kind of equipment a machine is: its model, or its name where nothing is said of the model. */
export function kindOf({ model, name }: Pick<Equipment, 'model' | 'name'>): string {
  return model ?? name
}

/** Two kinds are one where only case, spaces and signs differ. */
export function kindKey(kind: string): string {
  return textKey(kind)
}

/** The kinds of equipment among these, each as it is written first, with its pieces in all. */
export function kindsAmong(equipment: Iterable<Pick<Equipment, 'model' | 'name' | 'units'>>): { kind: string; pieces: number }[] {
  const kinds = new Map<string, { kind: string; pieces: number }>()
  for (const machine of equipment) {
    const kind = kindOf(machine)
    const known = kinds.get(kindKey(kind))
    if (known) known.pieces += machine.units
    else kinds.set(kindKey(kind), { kind, pieces: machine.units })
  }
  return [...kinds.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1))
}
