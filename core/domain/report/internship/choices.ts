import { bySound } from '../../base/by-sound.ts'
import { nameOf } from '../../record-name.ts'
import type { Tables } from '../../tables.ts'

/** Registers in which a report's reader picks one of thousands by typing a part of a name or number. */
export const PICKED_FROM = ['placement', 'student', 'visit', 'post'] as const
export type PickedFrom = (typeof PICKED_FROM)[number]
export const PICK_TABLES = ['placement', 'student', 'classGroup', 'enterprise', 'visit', 'teacher', 'post'] as const
type PickTables = Pick<Tables, (typeof PICK_TABLES)[number]>

export type Choice = { id: string; name: string; hint: string }
export type PickWish = { table: PickedFrom; find?: string | undefined; /** is told even where it does not fit what is looked for */ id?: string | undefined; /** only of this host */ enterpriseId?: string | undefined; most: number }

/** At most so many records in which every word of `find` stands; visits the latest first, the others by name. */
export function picks(tables: PickTables, { table, find = '', id, enterpriseId, most }: PickWish): Choice[] {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean)
  const chosen = id !== undefined && tables[table].has(id) ? [told(tables, table, id)] : []
  const before = table === 'visit' ? latestFirst(tables) : (a: Choice, b: Choice) => bySound.compare(a.name, b.name) || bySound.compare(a.hint, b.hint)
  const best: Choice[] = []
  for (const row of tables[table].values()) {
    if (row.id === id || (enterpriseId !== undefined && (row as { enterpriseId?: string }).enterpriseId !== enterpriseId)) continue
    const choice = told(tables, table, row.id)
    const text = words.length ? `${choice.name} ${choice.hint}`.toLowerCase() : ''
    if (words.every(word => text.includes(word))) keepBest(best, choice, before, most)
  }
  return [...chosen, ...best]
}

/** Puts the choice where it belongs among the best so far: of thousands nearly all are worse than the last of them. */
function keepBest(best: Choice[], choice: Choice, before: (a: Choice, b: Choice) => number, most: number): void {
  const last = best[most - 1]
  if (last && before(choice, last) >= 0) return
  const at = best.findIndex(other => before(choice, other) < 0)
  best.splice(at < 0 ? best.length : at, 0, choice)
  if (best.length > most) best.pop()
}

function latestFirst(tables: PickTables) {
  const dateOf = ({ id }: Choice) => tables.visit.get(id)!.date
  return (a: Choice, b: Choice) => (dateOf(a) > dateOf(b) ? -1 : dateOf(a) < dateOf(b) ? 1 : bySound.compare(a.name, b.name))
}

function told(tables: PickTables, table: PickedFrom, id: string): Choice {
  const hint = (parts: (string | undefined)[]) => parts.filter(Boolean).join(' · ')
  const group = (studentId: string) => tables.classGroup.get(tables.student.get(studentId)?.classGroupId ?? '')?.name
  switch (table) {
    case 'placement': {
      const row = tables.placement.get(id)!
      return { id, name: nameOf(tables, id), hint: hint([tables.student.get(row.studentId)?.number, group(row.studentId), `${row.from} – ${row.to}`]) }
    }
    case 'student': {
      const row = tables.student.get(id)!
      return { id, name: row.name, hint: hint([row.number, group(id)]) }
    }
    case 'visit': {
      const row = tables.visit.get(id)!
      return { id, name: `${nameOf(tables, row.enterpriseId)} · ${row.date}`, hint: hint([nameOf(tables, row.teacherId)]) }
    }
    case 'post': {
      const row = tables.post.get(id)!
      return { id, name: row.name, hint: hint([nameOf(tables, row.enterpriseId)]) }
    }
  }
}
