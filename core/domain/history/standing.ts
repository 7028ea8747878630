import type { ChangeSet, Standing } from '../base/decision.ts'

/**
 * Which acts hold and which were taken back, after one more set. A new act after an undo leaves nothing to redo; what only notes that
 * something was seen is neither held nor taken back. Alters `standing`.
 */
export function follow(standing: Standing, set: Pick<ChangeSet, 'seq' | 'undoes' | 'redoes' | 'changes' | 'merged'>): void {
  if (isNote(set)) return
  const { active, undone } = standing
  if (set.undoes !== undefined) {
    drop(active, set.undoes)
    undone.push(set.undoes)
  } else if (set.redoes !== undefined) {
    drop(undone, set.redoes)
    active.push(set.redoes)
  } else {
    active.push(set.seq)
    undone.length = 0
  }
}

/** True for an act that changed nothing: it says what somebody saw. */
function isNote({ changes, merged, undoes, redoes }: Pick<ChangeSet, 'undoes' | 'redoes' | 'changes' | 'merged'>): boolean {
  return !changes.length && !merged && undoes === undefined && redoes === undefined
}

function drop(list: number[], seq: number): void {
  const at = list.lastIndexOf(seq)
  if (at >= 0) list.splice(at, 1)
}

/** A list of rising runs: [[1, 500], [502, 740]] stands for 1 … 500, 502 … 740. */
export type Runs = [first: number, last: number][]

export function runsOf(seqs: readonly number[]): Runs {
  const runs: Runs = []
  for (const seq of seqs) {
    const run = runs.at(-1)
    if (run && run[1] + 1 === seq) run[1] = seq
    else runs.push([seq, seq])
  }
  return runs
}

export function seqsOf(runs: Runs): number[] {
  const seqs: number[] = []
  for (const [first, last] of runs) for (let seq = first; seq <= last; seq++) seqs.push(seq)
  return seqs
}
