import type { FieldInfo } from '#domain/base/field.ts'
import type { FieldValues } from '#domain/base/change.ts'
import type { Language } from '#words/say.ts'
import { showValue, type Names, type Say } from './show-value.ts'

export type ListRow = { id: string; fields: FieldValues; names: Names }
export type Sort = { field: string; down: boolean }
export type ShownRow = ListRow & { /** of a field, as shown */ textOf(field: string): string; /** all texts, for finding */ search(): string }

const AS_FIGURE = new Set(['integer', 'number', 'money'])
/** Written so that the order of their signs is their order in time. */
const AS_WRITTEN = new Set(['date', 'clock'])

/** The rows with the text of every field, worked out when it is first looked at: of twenty thousand rows some thirty are in sight. */
export function shownRows(rows: readonly ListRow[], fields: readonly FieldInfo[], say: Say, language: Language): ShownRow[] {
  const worded = new Map(fields.filter(f => f.kind !== 'photo').map(f => [f.name, f]))
  return rows.map(row => {
    const texts = new Map<string, string>()
    let search: string | undefined
    function textOf(name: string): string {
      const known = texts.get(name)
      if (known !== undefined) return known
      const field = worded.get(name)
      const text = field ? showValue(field, row.fields[name], row.names, say, language) : ''
      texts.set(name, text)
      return text
    }
    return { ...row, textOf, search: () => (search ??= [...worded.keys()].map(textOf).join('\n').toLowerCase()) }
  })
}

/** The rows in which every typed word occurs somewhere, in the order asked for; rows without a value come last. */
export function orderedRows(rows: readonly ShownRow[], typed: string, sort: Sort | null, fields: readonly FieldInfo[], language: Language): ShownRow[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const found = words.length ? rows.filter(r => words.every(w => r.search().includes(w))) : [...rows]
  const field = fields.find(f => f.name === sort?.field)
  if (!sort || !field) return found
  const { name, kind } = field
  const sign = sort.down ? -1 : 1
  const keys = AS_FIGURE.has(kind) ? found.map(r => r.fields[name] as number | undefined) : ranked(found.map(r => (AS_WRITTEN.has(kind) ? String(r.fields[name] ?? '') : r.textOf(name))), AS_WRITTEN.has(kind) ? null : language)
  return found
    .map((row, i) => ({ row, key: keys[i] }))
    .sort((a, b) => (a.key === undefined || b.key === undefined ? Number(a.key === undefined) - Number(b.key === undefined) : sign * (a.key - b.key)))
    .map(({ row }) => row)
}

/** The place of each text among all of them, equal ones sharing one; none for an empty text. Each is compared once, however many rows have it. */
function ranked(texts: readonly string[], language: Language | null): (number | undefined)[] {
  const collator = new Intl.Collator(language ?? undefined, { numeric: true, sensitivity: 'base' })
  const compare = language ? collator.compare : (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  const places = new Map<string, number>()
  let place = 0
  let before: string | undefined
  for (const text of [...new Set(texts)].sort(compare)) {
    if (before !== undefined && compare(before, text) !== 0) place++
    before = text
    if (text) places.set(text, place)
  }
  return texts.map(text => places.get(text))
}
