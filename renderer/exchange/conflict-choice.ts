import { sameValue } from '#domain/base/change.ts'
import type { ConflictChoice, ConflictRow } from '#contract/exchange.ts'

/** Whose word is taken: this computer's, the other's, or what is shown now. */
export const WORDS_OF = ['ours', 'theirs', 'shown'] as const
export type WordOf = (typeof WORDS_OF)[number]

type Asked = Pick<ConflictRow, 'kind' | 'record' | 'shown'> & { sides: readonly { value: unknown; device: string }[] }

/** The answer to one conflict that takes one side's word throughout; null where it says nothing about this one: two records with one number. */
export function choiceOf({ kind, record, sides, shown }: Asked, word: WordOf, device: string): ConflictChoice | null {
  if (kind === 'double') return null
  if (kind === 'removed') {
    const removedHere = sides.some(s => s.device === device)
    return word === 'shown' || (word === 'ours') !== removedHere ? { keep: true } : { remove: record }
  }
  const at = {
    ours: () => sides.findIndex(s => s.device === device),
    theirs: () => sides.findIndex(s => s.device !== device),
    shown: () => sides.findIndex(s => sameValue(s.value ?? null, shown ?? null)),
  }[word]()
  return at < 0 ? null : { side: at }
}
