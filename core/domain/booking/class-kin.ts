import type { ClassGroup } from '../records/people.ts'

/**
 * Which class groups share students. Two do when one contains the other, or when some group is part of both
 * (FET: a subgroup may belong to several groups). Worked out on first asking, then remembered.
 */
export type ClassKin = {
  /** the group itself and every group with which it shares students */
  kinOf(id: string): readonly string[]
}

/** Reads the `partOf` of the class groups once; build anew when a class group changes. */
export function buildClassKin(groups: ReadonlyMap<string, ClassGroup>): ClassKin {
  const children = new Map<string, string[]>()
  for (const group of groups.values()) {
    for (const parent of group.partOf ?? []) {
      const known = children.get(parent)
      if (known) known.push(group.id)
      else children.set(parent, [group.id])
    }
  }
  const parents = (id: string) => groups.get(id)?.partOf ?? []
  const kin = new Map<string, readonly string[]>()
  return {
    kinOf(id) {
      let known = kin.get(id)
      if (!known) {
        const below = reach([id], at => children.get(at) ?? [])
        kin.set(id, (known = [...reach(below, parents)]))
      }
      return known
    },
  }
}

/** All that can be reached from some ids, themselves included. Survives circles. */
function reach(from: Iterable<string>, next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set(from)
  for (const id of seen) for (const other of next(id)) seen.add(other)
  return seen
}
