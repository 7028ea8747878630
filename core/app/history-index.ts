import type { LocalDate } from '#domain/base/time.ts'
import type { Past, SetHead } from '#domain/base/decision.ts'
import { HISTORY_KINDS, kindOf, type HistoryKind } from '#domain/history/kinds.ts'

/** What is looked for in the history: every part that is given must fit. */
export type HistoryQuestion = { person?: string | undefined; from?: LocalDate | undefined; to?: LocalDate | undefined; kind?: HistoryKind | undefined }

/** Of every entry who, when and what, so that a filter needs no journal; brought up to date when somebody asks. */
type Index = { person: string[]; day: LocalDate[]; kind: HistoryKind[]; making: Promise<void> | null }
const kept = new WeakMap<Past, Index>()

/** Heads that are read at once. */
const STEP = 20_000
/** Entries between two that are wanted, up to which both are read in one go. */
const NEAR = 200

async function current(past: Past): Promise<Index> {
  const index = kept.get(past) ?? { person: [], day: [], kind: [], making: null }
  kept.set(past, index)
  await (index.making ??= catchUp(past, index).finally(() => (index.making = null)))
  return index
}

async function catchUp(past: Past, index: Index): Promise<void> {
  while (index.day.length < past.seq) {
    const first = index.day.length + 1
    const to = Math.min(past.seq, first + STEP - 1)
    for (const head of await past.heads(first, to)) {
      index.person[head.seq - 1] = head.actor.name
      index.day[head.seq - 1] = localDay(head.at)
      index.kind[head.seq - 1] = kindOf(head.command)
    }
    index.day.length = to // entries that are lost fit nothing
  }
}

/** The numbers of the entries that fit, newest first. */
export async function entriesOf(past: Past, { person, from, to, kind }: HistoryQuestion): Promise<number[]> {
  const index = await current(past)
  const fitting: number[] = []
  for (let at = past.seq - 1; at >= 0; at--) {
    const day = index.day[at]
    if (day === undefined) continue
    if (person !== undefined && index.person[at] !== person) continue
    if (kind !== undefined && index.kind[at] !== kind) continue
    if ((from !== undefined && day < from) || (to !== undefined && day > to)) continue
    fitting.push(at + 1)
  }
  return fitting
}

/** Everybody who has ever changed something, and the kinds of things that were done. */
export async function choicesOf(past: Past): Promise<{ people: string[]; kinds: HistoryKind[] }> {
  const { person, kind } = await current(past)
  const kinds = new Set(kind)
  return { people: [...new Set(person.filter(name => name !== undefined))].sort(), kinds: HISTORY_KINDS.filter(k => kinds.has(k)) }
}

/** The heads of some entries, in the order in which they are named (newest first). */
export async function headsOf(past: Past, seqs: readonly number[]): Promise<SetHead[]> {
  const wanted = new Set(seqs)
  const heads: SetHead[] = []
  for (let at = 0; at < seqs.length; ) {
    const last = seqs[at]!
    let first = last
    while (at < seqs.length && first - seqs[at]! <= NEAR) first = seqs[at++]!
    heads.push(...(await past.heads(first, last)).filter(head => wanted.has(head.seq)).toReversed())
  }
  return heads
}

/** The day of an instant by the clock on the wall of this computer. */
function localDay(instant: string): LocalDate {
  const d = new Date(instant)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`
}
