import type { ChangeSet } from '#domain/base/decision.ts'
import type { Codec } from './codec.ts'
import { parseJournal } from './journal-content.ts'
import { setOf } from './journal-line.ts'
import type { Mark } from './mark.ts'
import { Damage, damageOf } from './read-tables.ts'
import { readSegment, type Segment, type Source } from './segments.ts'

export type Replay = {
  seq: number
  hash: string
  /** the newest journal, up to its last good line; null where there is none that goes on */
  newest: { segment: Segment; good: number; held: number; before: string } | null
  torn: Buffer | null
  damage: Damage | null
}

/**
 * Follows the journal from change `from.seq` as far as the chain holds, and hands over what was done after it, in order (`take`): a
 * history may be longer than the memory. A torn end of the newest piece is told apart from damage;
 * so is a journal that ends before its mark.
 */
export async function replay(source: Source, folder: string, segments: readonly Segment[], from: Mark, mark: Mark, codec: Codec, take: (set: ChangeSet) => void): Promise<Replay> {
  const state: Replay = { seq: from.seq, hash: from.hash, newest: null, torn: null, damage: null }
  try {
    for (const segment of segments) {
      if (segment.last !== null && segment.last <= state.seq) continue
      await follow(state, source, folder, segment, codec, take)
    }
    if (state.seq < mark.seq) throw new Damage(state.newest?.segment.path ?? 'journal', 'short', `it ends with change ${state.seq}, but change ${mark.seq} was saved`)
    if (state.seq === mark.seq && mark.hash && state.hash !== mark.hash) throw new Damage(state.newest?.segment.path ?? 'journal', 'strange')
  } catch (error) {
    if (!(error instanceof Damage)) throw error
    state.damage = error
  }
  return state
}

async function follow(state: Replay, source: Source, folder: string, segment: Segment, codec: Codec, take: (set: ChangeSet) => void): Promise<void> {
  if (segment.first > state.seq + 1) throw new Damage(segment.path, 'gap', `changes ${state.seq + 1} to ${segment.first - 1} are missing before it`)
  const bytes = await readSegment(source, folder, segment, codec).catch(error => {
    throw damageOf(segment.path, error)
  })
  const { lines, good, rest } = parseJournal(bytes, segment.first)
  const before = lines[0]?.prev ?? state.hash
  for (const line of lines) {
    if (line.seq === state.seq && line.hash !== state.hash) throw new Damage(segment.path, 'strange', `its change ${line.seq} is not the one that the tables hold`)
    if (line.seq <= state.seq) continue
    if (line.prev !== state.hash) throw new Damage(segment.path, 'strange', `its change ${line.seq} does not follow the one before`)
    try {
      take(setOf(line, codec))
    } catch (error) {
      throw damageOf(segment.path, error)
    }
    state.seq = line.seq
    state.hash = line.hash
  }
  if (rest.kind === 'damaged' || (rest.kind === 'torn' && segment.packed)) throw new Damage(segment.path, 'altered', `change ${segment.first + lines.length} is damaged`)
  state.torn = rest.kind === 'torn' ? rest.bytes : null
  if (!segment.packed) state.newest = { segment, good, held: lines.length, before }
}
