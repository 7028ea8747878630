import type { FieldInfo } from '#domain/base/field.ts'
import type { FieldValues } from '#domain/base/change.ts'
import type { Language } from '#words/say.ts'
import { showValue, type Names, type Say } from './show-value.ts'

export type ListRow = { id: string; fields: FieldValues; names: Names }
export type Sort = { field: string; down: boolean }
export type ShownRow = ListRow & { /** field -> text as shown */ texts: Record<string, string>; search: string }

const AS_FIGURE = new Set(['integer', 'number', 'money'])

/** The rows with the text of every field, worked out once for showing, filtering and sorting. */
export function shownRows(rows: readonly ListRow[], fields: readonly FieldInfo[], say: Say, language: Language): ShownRow[] {
  const worded = fields.filter(f => f.kind !== 'photo')
  return rows.map(row => {
    const texts = Object.fromEntries(worded.map(f => [f.name, showValue(f, row.fields[f.name], row.names, say, language)]))
    return { ...row, texts, search: Object.values(texts).join('\n').toLowerCase() }
  })
}

/** The rows in which every typed word occurs somewhere, in the order asked for; rows without a value come last. */
export function orderedRows(rows: readonly ShownRow[], typed: string, sort: Sort | null, fields: readonly FieldInfo[], language: Language): ShownRow[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const found = words.length ? rows.filter(r => words.every(w => r.search.includes(w))) : [...rows]
  const field = fields.find(f => f.name === sort?.field)
  if (!sort || !field) return found
  const name = field.name
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' })
  const sign = sort.down ? -1 : 1
  return found.sort((a, b) => {
    const left = a.texts[name]
    const right = b.texts[name]
    if (!left || !right) return left ? -1 : right ? 1 : 0
    if (AS_FIGURE.has(field.kind)) return sign * (Number(a.fields[name]) - Number(b.fields[name]))
    return sign * collator.compare(left, right)
  })
}
