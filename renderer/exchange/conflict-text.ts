import type { ConflictRow } from '#contract/exchange.ts'
import type { useSay } from '#renderer/client/language.tsx'
import { knows } from '#words/say.ts'

type Words = Pick<ReturnType<typeof useSay>, 'say' | 'language'>

/** What a conflict is about, in a few words: a field by its name, a removal, or a number that two records have. */
export function conflictText({ kind, table, field, otherNames }: Pick<ConflictRow, 'kind' | 'table' | 'field' | 'otherNames'>, words: Words): string {
  const { say } = words
  if (kind === 'removed') return say('exchange.conflict.removed')
  if (kind === 'double') return say('exchange.conflict.double', { field: fieldText(table, field ?? '', words), names: otherNames })
  return fieldText(table, field ?? '', words)
}

/** Fields as they are called; several together with a plus between. */
function fieldText(table: string, fields: string, { say, language }: Words): string {
  return fields
    .split('+')
    .map(field => (knows(language, `field.${table}.${field}`) ? say(`field.${table}.${field}`) : field))
    .join(' + ')
}
