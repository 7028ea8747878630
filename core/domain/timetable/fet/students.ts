import type { FetFile } from '../../intake/fet.ts'

/**
 * FET's years, groups and subgroups, taken apart: a name stands for the smallest sets of students within it. A group without subgroups and a
 * year without groups are such a set themselves. A group may stand in several years, a subgroup in several groups.
 */
export type Students = {
  /** how many smallest sets there are */
  size: number
  /** their numbers, ascending; nothing for a name that the file does not list */
  within(name: string): readonly number[]
}

export function studentsOf(file: Pick<FetFile, 'years'>): Students {
  const parts = new Map<string, Set<string>>()
  const note = (name: string, within: readonly { name: string }[]) => {
    const known = parts.get(name) ?? new Set()
    for (const part of within) known.add(part.name)
    known.delete(name)
    parts.set(name, known)
  }
  for (const year of file.years) {
    note(year.name, year.groups)
    for (const group of year.groups) {
      note(group.name, group.subgroups)
      for (const subgroup of group.subgroups) note(subgroup.name, [])
    }
  }
  const numbers = new Map<string, number>()
  for (const [name, within] of parts) if (!within.size) numbers.set(name, numbers.size)
  const smallest = new Map<string, readonly number[]>()
  const collect = (name: string, found: Set<number>, seen: Set<string>) => {
    if (seen.has(name)) return
    seen.add(name)
    if (numbers.has(name)) found.add(numbers.get(name)!)
    for (const part of parts.get(name) ?? []) collect(part, found, seen)
  }
  return {
    size: numbers.size,
    within(name) {
      const before = smallest.get(name)
      if (before) return before
      const found = new Set<number>()
      collect(name, found, new Set())
      const sorted = [...found].sort((a, b) => a - b)
      smallest.set(name, sorted)
      return sorted
    },
  }
}
