import type { ChangeSet, Past } from '../base/decision.ts'

/** The act that an entry takes back: of an undo the act, of a redo the undo. Null where it takes nothing back, or the history has lost it. */
export async function takenBack(past: Past, { seq, undoes, redoes }: Pick<ChangeSet, 'seq' | 'undoes' | 'redoes'>): Promise<ChangeSet | null> {
  if (redoes !== undefined) return undoOf(past, redoes, seq)
  return undoes === undefined ? null : ((await past.read(undoes, undoes))[0] ?? null)
}

/** The last undo of an act before entry `end`: between it and a redo there are undos and redos alone. */
export async function undoOf(past: Past, act: number, end: number): Promise<ChangeSet | null> {
  for (let seq = end - 1; seq > act; seq--) {
    const [set] = await past.read(seq, seq)
    if (set?.undoes === act) return set
  }
  return null
}
