import { birth, removal, revision, type Change, type Row0 } from '../base/change.ts'
import { accept, refuse, type Context, type Decision, type Facts } from '../base/decision.ts'
import { openDraft } from '../intake/draft.ts'
import { postNamed } from '../intake/resolve-name.ts'
import { nameOf } from '../record-name.ts'
import type { Tables } from '../tables.ts'
import type { World } from '../world.ts'

/** One student's wishes, the dearest first. */
export type WishList = { studentId: string; postIds: readonly string[] }
export const MOST_WISHES = 20

/** Writes the wishes of students in a batch: each list is all that the student asks for. */
export function setWishes(world: World, batchId: string, lists: readonly WishList[], ctx: Context): Decision<{ students: number }> {
  const { tables } = world
  const missing = [batchId, ...lists.flatMap(l => [l.studentId, ...l.postIds])].find(id => !world.find(id))
  if (missing !== undefined) return refuse('record.missing', { id: missing })
  const asking = new Set(lists.map(l => l.studentId))
  const held = [...tables.wish.values()].filter(w => w.batchId === batchId && asking.has(w.studentId))
  const changes: (Change | null)[] = []
  for (const { studentId, postIds } of lists) {
    const wanted = [...new Set(postIds)]
    const own = held.filter(w => w.studentId === studentId)
    for (const old of own) if (!wanted.includes(old.postId)) changes.push(removal('wish', old))
    for (const [i, postId] of wanted.entries()) {
      const [old, ...twins] = own.filter(w => w.postId === postId)
      changes.push(...twins.map(twin => removal('wish', twin)))
      changes.push(old ? revision('wish', old, { rank: i + 1 }) : birth('wish', { id: ctx.newId('wish'), studentId, batchId, rank: i + 1, postId } as Row0))
    }
  }
  const [first] = lists
  return accept(changes, { students: lists.length }, { student: first ? nameOf(tables, first.studentId) : '', batch: nameOf(tables, batchId), students: lists.length })
}

/** Says how many interns a post takes in a batch; null: as many as it takes at all. */
export function setPlaces(world: World, postId: string, batchId: string, places: number | null, ctx: Context): Decision<null> {
  const { tables } = world
  const missing = [postId, batchId].find(id => !world.find(id))
  if (missing !== undefined) return refuse('record.missing', { id: missing })
  const old = [...tables.postPlaces.values()].find(p => p.postId === postId && p.batchId === batchId)
  const about = { post: nameOf(tables, postId), batch: nameOf(tables, batchId), places }
  if (places === null) return accept(old ? [removal('postPlaces', old)] : [], null, about)
  return accept([old ? revision('postPlaces', old, { places }) : birth('postPlaces', { id: ctx.newId('postPlaces'), postId, batchId, places } as Row0)], null, about)
}

export type WishesRead = { lists: { studentId: string; postIds: string[] }[]; /** by line, from 1 */ problems: { line: number; code: string; facts: Facts }[] }

/**
 * Reads wishes as they come out of a table: a line for each student, number or name first, then the posts in order, between tabs or
 * commas. A line of heads is passed over.
 */
export function readWishes(tables: Tables, text: string): WishesRead {
  const draft = openDraft(tables, () => '', false)
  const read: WishesRead = { lists: [], problems: [] }
  const seen = new Map<string, number>()
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const cells = line.split(line.includes('\t') ? '\t' : /[,，;；]/).map(cell => cell.trim().replace(/^"(.*)"$/, '$1'))
    const wrong = (code: string, facts: Facts = {}) => void read.problems.push({ line: i + 1, code, facts })
    if (!cells.some(Boolean)) continue
    const at = cells.findIndex(cell => cell && draft.find('student', cell) !== null)
    if (at < 0) {
      if (i > 0) wrong('student', { value: cells[0] })
      continue
    }
    const student = draft.find('student', cells[at]!)!
    if ('many' in student) {
      wrong('students', { value: cells[at], count: student.many })
      continue
    }
    if (seen.has(student.id)) {
      wrong('twice', { value: cells[at], first: seen.get(student.id) })
      continue
    }
    seen.set(student.id, i + 1)
    const postIds: string[] = []
    // a number may be followed by the name of the same student
    for (const cell of cells.slice(at + 1)) {
      const other = cell ? draft.find('student', cell) : null
      if (!cell || (other && (('id' in other && other.id === student.id) || 'many' in other))) continue
      const post = postNamed(draft, cell)
      if (!post) wrong('post', { value: cell })
      else if ('many' in post) wrong('posts', { value: cell, count: post.many })
      else if (!postIds.includes(post.id)) postIds.push(post.id)
    }
    if (postIds.length) read.lists.push({ studentId: student.id, postIds: postIds.slice(0, MOST_WISHES) })
  }
  return read
}
