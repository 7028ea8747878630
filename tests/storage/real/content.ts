import { inverse, type Change, type FieldValues, type Row0 } from '#domain/base/change.ts'
import type { ChangeSet, Standing } from '#domain/base/decision.ts'

/**
 * What the writer writes follows from the number of the change alone, so that a verifier knows the exact state after every
 * prefix without having seen it written. A record is born, revised twice, and removed `life` changes later; one in fifty lives ten
 * times as long. Two of thirty changes are an undo and a redo of the change before.
 */
export type Content = {
  /** more than the changes until the second revision */
  life: number
  /** now and then a record of tens or hundreds of kilobytes */
  large: boolean
  /** bytes that each record carries besides */
  filler?: number
}

export const INSTANT = '2026-11-23T08:00:00.000Z'
export const NOW = '2026-11-23T16:00'

const RENAMED = 7
const EMPTIED = 19
const BLOCK = 30
const UNDO = 10
const REDO = 11

export function changeSet(seq: number, device: string, content: Content): ChangeSet {
  const set = { seq, id: `set:${seq}`, at: INSTANT, device, actor: { name: '林' }, command: 'register.save' }
  if (seq % BLOCK === UNDO) return { ...set, changes: changesOf(workAt(seq - 1), content).map(inverse).toReversed(), undoes: seq - 1 }
  if (seq % BLOCK === REDO) return { ...set, changes: changesOf(workAt(seq), content), redoes: seq - 2 }
  return { ...set, changes: changesOf(workAt(seq), content) }
}

/** Every record as it stands after change `seq`, by id. */
export function stateAt(seq: number, content: Content): Map<string, Row0> {
  const rows = new Map<string, Row0>()
  const work = workAt(seq)
  const add = (n: number) => {
    const row = rowAt(n, work, content)
    if (row) rows.set(row.id, row)
  }
  const oldest = Math.max(0, work - content.life * LONG)
  for (let n = oldest - (oldest % FEW) + FEW; n <= work - content.life; n += FEW) add(n)
  for (let n = Math.max(1, work - content.life + 1); n <= work; n++) add(n)
  return rows
}

export function standingAt(seq: number): Standing {
  const standing: Standing = { active: [], undone: [] }
  for (let s = 1; s <= seq; s++) if (s % BLOCK !== UNDO && s % BLOCK !== REDO) standing.active.push(s)
  if (seq % BLOCK === UNDO) standing.undone.push(standing.active.pop()!)
  return standing
}

const FEW = 50
const LONG = 10

function lifeOf(n: number, content: Content): number {
  return n % FEW ? content.life : content.life * LONG
}

/** The bytes of attachment `n`. */
export function attachmentBytes(n: number): Uint8Array {
  return Buffer.from(`${n}:`.repeat(1 + ((n * 977) % 20_000)))
}

/** How many works hold after change `seq`: undos and redos are none. */
function workAt(seq: number): number {
  const block = Math.floor(seq / BLOCK) * (BLOCK - 2)
  const rest = seq % BLOCK
  return block + (rest < UNDO ? rest : rest === UNDO ? UNDO - 2 : rest - 2)
}

function changesOf(work: number, content: Content): Change[] {
  const changes: Change[] = [{ table: tableOf(work), id: idOf(work), from: null, to: born(work, content) }]
  const renamed = work - RENAMED
  if (renamed > 0) {
    changes.push({ table: tableOf(renamed), id: idOf(renamed), from: { name: born(renamed, content).name, mark: null }, to: { name: renamedTo(renamed), mark: true } })
  }
  const emptied = work - EMPTIED
  if (emptied > 0) changes.push({ table: tableOf(emptied), id: idOf(emptied), from: { note: born(emptied, content).note }, to: { note: null } })
  for (const removed of [work - content.life, work - content.life * LONG]) {
    if (removed < 1 || work - removed !== lifeOf(removed, content)) continue
    const { id, ...from } = rowAt(removed, work - 1, content)!
    changes.push({ table: tableOf(removed), id, from, to: null })
  }
  return changes
}

function rowAt(n: number, work: number, content: Content): Row0 | null {
  const age = work - n
  if (n < 1 || age < 0 || age >= lifeOf(n, content)) return null
  const { note, ...fields } = born(n, content)
  return { id: idOf(n), ...fields, ...(age < EMPTIED && { note }), ...(age >= RENAMED && { name: renamedTo(n), mark: true }) }
}

function born(n: number, content: Content): FieldValues {
  const size = !content.large ? 1 : n % 331 === 0 ? 3000 : n % 97 === 0 ? 500 : 1
  return { name: `${'实训 '.repeat((n % 40) * size)}${n}`, size: n % 101, ...(content.filler && { filler: `${n % 10}`.repeat(content.filler) }), note: { text: `备注 ${n}`, list: [n, `${n}`] } }
}

function renamedTo(n: number): string {
  return `改名 "${n}"\n`
}

function tableOf(n: number): string {
  return idOf(n).split(':')[0]!
}

/** One in eleven lies in a month so old that it is left on the disk. */
function idOf(n: number): string {
  if (n % 11 === 5) return `attendance:2024-03:r${n}`
  return n % 3 === 1 ? `attendance:2026-11:r${n}` : `${n % 3 === 2 ? 'term' : 'programme'}:r${n}`
}
