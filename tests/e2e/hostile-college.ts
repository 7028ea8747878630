import { REGISTER_TABLES } from '#contract/register.ts'
import { fieldsOf } from '#domain/base/field.ts'
import { schemas } from '#domain/tables.ts'
import type { Ask } from './mortise.ts'
import { PAYLOADS } from './payloads.ts'

/** Records of each register that are given hostile texts: the first that are listed. */
export const ROWS = 4

type Rows = { rows: { id: string; fields: Record<string, unknown> }[] }

/** Takes a payload that the field may hold; later ones first, so that all get their turn. */
export function dealer() {
  let next = 0
  const dealt = new Set<number>()
  const take = () => next++ % PAYLOADS.length
  return {
    dealt,
    forField(fits: (text: string) => boolean, isNote: boolean, was: string): string | null {
      if (isNote) {
        const many = Array.from({ length: 12 }, take)
        const text = many.map(n => PAYLOADS[n]!).join('\n')
        if (fits(text)) return (many.forEach(n => dealt.add(n)), text)
      }
      for (let tries = 0; tries < 60; tries++) {
        const n = take()
        for (const text of [`${PAYLOADS[n]!} ${was}`, PAYLOADS[n]!]) if (fits(text)) return (dealt.add(n), text)
      }
      return null
    },
  }
}

/** Puts payloads into the texts of some records of every register; how many records took them. */
export async function poison(ask: Ask, deal: ReturnType<typeof dealer>): Promise<Map<string, string>> {
  const opened = new Map<string, string>()
  for (const table of REGISTER_TABLES) {
    const texts = fieldsOf(schemas[table]).filter(f => (f.kind === 'text' || f.kind === 'note') && !f.written && !f.internal)
    const { rows } = (await ask('register.list', { table, most: ROWS })) as Rows
    for (const { id, fields } of rows.slice(0, ROWS)) {
      const changed = Object.fromEntries(
        texts.flatMap(f => {
          const text = deal.forField(said => f.schema.safeParse(said).success && f.schema.parse(said) === said.trim(), f.kind === 'note', String(fields[f.name] ?? id.slice(-4)))
          return text === null ? [] : [[f.name, text]]
        }),
      )
      const answer = (await ask('register.save', { table, id, fields: changed, accept: true })) as object
      if ('id' in answer) opened.set(table, id)
    }
  }
  return opened
}
