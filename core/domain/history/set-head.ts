import type { ChangeSet, SetHead } from '../base/decision.ts'

export function headOf({ seq, at, actor, command, about, undoes, redoes, changes }: ChangeSet): SetHead {
  return {
    seq,
    at,
    actor,
    command,
    ...(about ? { about } : {}),
    ...(undoes ? { undoes } : {}),
    ...(redoes ? { redoes } : {}),
    records: new Set(changes.map(c => c.id)).size,
  }
}
