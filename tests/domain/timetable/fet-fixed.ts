import { childText, childTexts } from '#adapters/files/xml-tree.ts'
import type { FetPlace, FetPlan, FetSource, FetTask } from '../../bench/fet-file.ts'

/**
 * The plan that a solved file holds in itself: each activity's own fixed start, and a room for it: the one that is fixed, else the first
 * free one of those it must have, else its home where that is free.
 */
export function fixedPlan(source: FetSource): FetPlan {
  const { days, hours, constraints, tasks, rooms } = source
  const hard = constraints.filter(c => Number(childText(c, 'Weight_Percentage')) === 100)
  const must = new Map<number, string[]>()
  const real = new Map<number, string[]>()
  for (const c of hard) {
    if (!/^Constraint(Activity|Subject)PreferredRooms?$/.test(c.tag)) continue
    const own = [...childTexts(c, 'Room'), ...childTexts(c, 'Preferred_Room')]
    for (const t of tasks) {
      if (c.tag.includes('Subject') ? t.subject !== childText(c, 'Subject') : t.id !== Number(childText(c, 'Activity_Id'))) continue
      must.set(t.id, must.has(t.id) ? must.get(t.id)!.filter(r => own.includes(r)) : own)
      if (childTexts(c, 'Real_Room').length) real.set(t.id, childTexts(c, 'Real_Room'))
    }
  }
  const home = (task: FetTask) =>
    constraints
      .filter(c => (c.tag === 'ConstraintStudentsSetHomeRoom' ? task.students.length === 1 && task.students[0] === childText(c, 'Students') : c.tag === 'ConstraintTeacherHomeRoom' && task.teachers.length === 1 && task.teachers[0] === childText(c, 'Teacher')))
      .map(c => childText(c, 'Room'))
  const starts = new Map(
    hard.flatMap(c => {
      const [day, hour] = [days.indexOf(childText(c, 'Preferred_Day')), hours.indexOf(childText(c, 'Preferred_Hour'))]
      return c.tag === 'ConstraintActivityPreferredStartingTime' && day >= 0 && hour >= 0 ? [[Number(childText(c, 'Activity_Id')), { day, hour }] as const] : []
    }),
  )
  const taken = new Set<string>()
  const plan = new Map<number, FetPlace>()
  // those that can least choose come first
  const choosing = tasks.filter(t => starts.has(t.id)).sort((a, b) => (must.get(a.id)?.length ?? 99) - (must.get(b.id)?.length ?? 99))
  for (const task of choosing) {
    const { day, hour } = starts.get(task.id)!
    const times = Array.from({ length: task.hours }, (_, i) => `${day} ${hour + i}`)
    const free = (room: string) => times.every(t => !taken.has(`${room} ${t}`))
    const realRooms = (room: string) => real.get(task.id) ?? oneOfEach(rooms.get(room)!.sets.map(s => s.filter(free)))
    const candidates = must.get(task.id) ?? home(task)
    const usable = candidates.filter(room => (rooms.get(room)!.sets.length ? realRooms(room) !== null : free(room)))
    const room = usable[0] ?? (must.has(task.id) ? candidates[0]! : '')
    const inside = room && rooms.get(room)!.sets.length ? (realRooms(room) ?? []) : []
    for (const r of inside.length ? inside : [room]) for (const t of times) if (r) taken.add(`${r} ${t}`)
    plan.set(task.id, { day, hour, room, realRooms: inside })
  }
  return plan
}

/** A different room out of each set, or null where there is none. */
function oneOfEach(sets: readonly (readonly string[])[]): string[] | null {
  const [first, ...rest] = sets
  if (!first) return []
  for (const room of first) {
    const others = oneOfEach(rest.map(s => s.filter(r => r !== room)))
    if (others) return [room, ...others]
  }
  return null
}
