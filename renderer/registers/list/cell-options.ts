import { useMemo } from 'react'
import type { RegisterRow } from '#contract/register.ts'
import type { FieldInfo } from '#domain/base/field.ts'
import type { TableName } from '#domain/table-names.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import type { Worder } from '#words/value-text.ts'

export type CellOption = { value: unknown; label: string; hint: string }

/** Options that a cell lists at once; who looks further types another letter. */
const MOST = 60
const SEVERAL = /[;；、,，]\s*/

/** What a cell's value reads like while it is written: figures and days plainly, all else as the list shows it. */
export function editText(field: FieldInfo, row: RegisterRow, word: Worder): string {
  const value = row.fields[field.name]
  if (typeof value === 'number' && !field.written) return String(value)
  return value === undefined && !field.unlessSaid ? '' : word(value, row.names[field.name])
}

/** What a cell may be chosen from: words of a choice, yes and no, records of another register; null for a field that is only written. */
export function useCellOptions(field: FieldInfo): CellOption[] | null {
  const { say } = useSay()
  const pointing = field.kind === 'ref' || field.kind === 'refs'
  const { data } = useAsk('register.options', { table: (field.table ?? 'workshop') as TableName }, { enabled: pointing }) // asked for fields that name a table only
  return useMemo(() => {
    if (pointing) return (data ?? []).map(({ id, name, hint = '' }) => ({ value: id, label: name, hint }))
    if (field.kind === 'choice' || field.kind === 'choices') return (field.options ?? []).map(code => ({ value: code, label: say(`choice.${field.name}.${code}`), hint: '' }))
    if (field.kind === 'boolean') return [true, false].map(on => ({ value: on === (field.unlessSaid ?? false) ? null : on, label: say(on ? 'value.yes' : 'value.no'), hint: '' }))
    return null
  }, [pointing, data, field, say])
}

export function takesSeveral(field: FieldInfo): boolean {
  return field.kind === 'refs' || field.kind === 'choices'
}

/** The options that hold what was typed; of a list of several, what was typed last. */
export function matching(options: readonly CellOption[], field: FieldInfo, typed: string): CellOption[] {
  const wanted = (takesSeveral(field) ? (typed.split(SEVERAL).at(-1) ?? '') : typed).trim().toLowerCase()
  const words = wanted.split(/\s+/)
  const found = options.filter(({ label, hint }) => words.every(word => `${label} ${hint}`.toLowerCase().includes(word)))
  // what begins with it is most likely meant: Enter takes the first
  const begins = ({ label }: CellOption) => label.toLowerCase().startsWith(wanted)
  return [...found.filter(begins), ...found.filter(option => !begins(option))].slice(0, MOST)
}

/** The text after an option was taken instead of what was typed last. */
export function withOption(field: FieldInfo, typed: string, label: string): string {
  if (!takesSeveral(field)) return label
  const before = typed.split(SEVERAL).slice(0, -1).filter(Boolean)
  return [...before, label].join('；')
}
