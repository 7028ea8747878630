import type { Facts } from '../base/decision.ts'
import type { LocalDate } from '../base/time.ts'
import type { World } from '../world.ts'
import type { Draft } from './draft.ts'
import type { Place, ReadRow } from './plan.ts'
import { postNamed } from './resolve-name.ts'
import { WISH_COLUMNS } from './wish-list-fields.ts'

type Values = Record<string, unknown>
type Wrong = { code: string; facts: Facts }

/** Wishes from a list that has a row for each student: what the row names comes first, in its order, before what the student asked for earlier. */
export function planWishList(world: World, draft: Draft, rows: readonly ReadRow[], { now }: { now: string }): void {
  const seen = new Map<string, number>()
  for (const { values, place } of rows) {
    const wrong = planRow(world, draft, values, place, now.slice(0, 10), seen)
    if (wrong) draft.problem(wrong.code, { ...wrong.facts, table: 'wishList', name: values.studentId === undefined ? '' : draft.nameOf(String(values.studentId)) }, place)
  }
}

function planRow(world: World, draft: Draft, values: Values, place: Place, today: LocalDate, seen: Map<string, number>): Wrong | null {
  const { studentId } = values
  if (typeof studentId !== 'string') return { code: 'row.required', facts: { field: 'studentId' } }
  const batchId = typeof values.batchId === 'string' ? values.batchId : onlyBatchOf(world, draft.row('student', studentId)?.classGroupId, today)
  if (batchId === undefined) return { code: 'wish.noBatch', facts: {} }
  const first = seen.get(`${studentId} ${batchId}`)
  if (first !== undefined) return { code: 'row.duplicate', facts: { first } }
  const posts: string[] = []
  for (const column of WISH_COLUMNS) {
    if (values[column] === undefined) continue
    const found = postNamed(draft, String(values[column]))
    if (!found) return { code: 'cell.unknown', facts: { field: column, of: 'post', value: values[column] } }
    if ('many' in found) return { code: 'wish.whichHost', facts: { value: values[column], count: found.many } }
    if (!posts.includes(found.id)) posts.push(found.id)
  }
  if (!posts.length) return { code: 'row.required', facts: { field: WISH_COLUMNS[0] } }
  seen.set(`${studentId} ${batchId}`, place.row!)
  const held = draft.matching('wish', ['studentId', 'batchId'], { studentId, batchId }).map(id => draft.row('wish', id)!)
  const others = held.filter(w => !posts.includes(String(w.postId))).sort((a, b) => Number(a.rank) - Number(b.rank))
  for (const [i, postId] of [...posts, ...others.map(w => String(w.postId))].entries()) {
    const known = held.find(w => w.postId === postId)
    draft.put('wish', { studentId, batchId, rank: i + 1, postId }, known?.id, { name: draft.nameOf(studentId), place })
  }
  return null
}

/** The only batch of the class that is not over. */
function onlyBatchOf(world: World, classGroupId: unknown, today: LocalDate): string | undefined {
  const batches = [...world.tables.batch.values()].filter(b => b.to >= today && typeof classGroupId === 'string' && b.classGroupIds?.includes(classGroupId))
  return batches.length === 1 ? batches[0]!.id : undefined
}
