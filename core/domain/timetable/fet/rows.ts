import type { Row } from '../problem.ts'
import type { FetDraft, Holder } from './draft.ts'
import { lastReach, rulesOf, type Shapes, type Wish } from './row-rules.ts'
import { forbid } from './start-constraints.ts'

/** A row and the activities that always take it. */
export type TakenRow = { row: Row; activities: readonly number[] }

/**
 * The rows of teachers, sets of students, activities with a tag, and activities that exclude one another. Holders that are alike in all are
 * one row; one without rules whose activities are all within another row says nothing more and is left out. What follows for the starts
 * of activities is entered there: closed times, and late periods that are out of reach.
 */
export function takenRows(draft: FetDraft, shapes: Shapes): TakenRow[] {
  const alike = new Map<string, { holder: Holder; times: number }>()
  for (const holder of [...draft.teachers.values(), ...draft.atoms]) {
    if (!holder.activities.length) continue
    const key = JSON.stringify([holder.activities, holder.closed.join(''), holder.wishes, [...holder.tagged]])
    const known = alike.get(key)
    if (known) known.times++
    else alike.set(key, { holder, times: 1 })
  }
  const rows: TakenRow[] = []
  const tagged = new Map<string, { activities: number[]; wishes: Wish[]; times: number }>()
  for (const { holder, times } of alike.values()) {
    const week = weekOf(draft, holder.closed, holder.activities)
    closeStarts(draft, holder, week.open)
    rows.push({
      row: { exclusive: true, closed: holder.closed.some(Boolean) ? Int32Array.from(holder.closed) : null, rules: rulesOf(holder.wishes, week, times, shapes) },
      activities: holder.activities,
    })
    for (const [tag, wishes] of holder.tagged) {
      const activities = holder.activities.filter(i => draft.activities[i]!.tags.includes(tag))
      const key = JSON.stringify([activities, wishes])
      const known = tagged.get(key)
      if (known) known.times += times
      else tagged.set(key, { activities, wishes, times })
    }
  }
  const anyTime = new Uint8Array(draft.days * draft.periods)
  for (const { activities, wishes, times } of tagged.values()) {
    const rules = rulesOf(wishes, weekOf(draft, anyTime, activities), times, shapes)
    if (rules.length) rows.push({ row: { exclusive: false, closed: null, rules }, activities })
  }
  for (const { activities, exclusive, wishes } of draft.sets) {
    rows.push({ row: { exclusive, closed: null, rules: rulesOf(wishes, weekOf(draft, anyTime, activities), 1, shapes) }, activities })
  }
  return withoutIdle(rows)
}

function weekOf(draft: FetDraft, closed: Uint8Array, activities: readonly number[]) {
  const { days, periods, breaks } = draft
  const open = Array.from({ length: days }, (_, day) => {
    let mask = 0
    for (let p = 0; p < periods; p++) if (!closed[day * periods + p] && !breaks[day * periods + p]) mask |= 1 << p
    return mask
  })
  return { days, periods, open, hours: activities.reduce((sum, i) => sum + draft.activities[i]!.duration, 0) }
}

function closeStarts(draft: FetDraft, { activities, closed, wishes }: Holder, open: readonly number[]): void {
  const shut = Uint8Array.from(closed)
  const last = lastReach(wishes, weekOf(draft, closed, activities))
  for (const [day, mask] of open.entries()) {
    let index = 0
    for (let p = 0; p < draft.periods; p++) if ((mask >> p) & 1 && index++ > last) shut[day * draft.periods + p] = 1
  }
  for (const a of activities) forbid(draft, a, shut)
}

/** Rows that could change nothing are left out: without rules, and with one activity or with all of them in another exclusive row. */
function withoutIdle(rows: readonly TakenRow[]): TakenRow[] {
  const sets = rows.map(r => new Set(r.activities))
  const covered = (r: number) =>
    sets.some((other, o) => {
      if (o === r || !rows[o]!.row.exclusive || other.size < sets[r]!.size) return false
      // of two that are the same, one stays: that with rules, or the first
      if (other.size === sets[r]!.size && !rows[o]!.row.rules.length && o > r) return false
      return rows[r]!.activities.every(a => other.has(a))
    })
  return rows.filter(({ row, activities }, r) => row.rules.length || (row.exclusive && activities.length > 1 && !covered(r)))
}
