import { nameOf } from '../record-name.ts'
import type { Case } from './clashes.ts'
import { holderFacts } from './holders.ts'
import type { Occurrence } from './occurrences.ts'

/** `teacher.busy` and `class.busy`: one clash for each person or group, with the first other booking that holds it. */
export function tellPeople({ world, wanted, ignoring, tell }: Case, at: Occurrence): void {
  const { occupancy, tables } = world
  const firstOther = (id: string) => {
    if (occupancy.peak(id, at, ignoring) === 0) return undefined
    return occupancy.usesOf(id, at).find(use => use.source.id !== ignoring)
  }
  for (const id of once(wanted.teacherIds)) {
    const use = firstOther(id)
    if (use) tell('teacher.busy', { teacher: nameOf(tables, id), teacherId: id, ...holderFacts(tables, use) })
  }
  for (const id of once(wanted.classGroupIds)) {
    const use = firstOther(id)
    if (!use) continue
    // `group` is the group that the other booking names: the same, or one that shares students
    const group = { class: nameOf(tables, id), classId: id, group: nameOf(tables, use.resourceId), groupId: use.resourceId }
    const shares = use.resourceId === id ? {} : { context: 'shares' }
    tell('class.busy', { ...group, ...shares, ...holderFacts(tables, use) })
  }
}

function once(ids: readonly string[] = []): Iterable<string> {
  return ids.length < 2 ? ids : new Set(ids)
}
