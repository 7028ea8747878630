import { useMemo, useState } from 'react'
import { FIND_LENGTH, type ViewSort } from '#contract/register.ts'
import { sameValue } from '#domain/base/change.ts'
import type { FieldInfo } from '#domain/base/field.ts'
import type { DueList } from '#domain/outcome/due-lists.ts'
import type { ListView } from '#domain/records/list-view.ts'
import type { ColumnFilter } from '#domain/register/column-filter.ts'
import type { TableName } from '#domain/table-names.ts'
import { useSay } from '#renderer/client/language.tsx'
import { chosenColumns, firstSort, forgetColumns, keepColumns } from '../columns.ts'
import type { RegisterTable } from '../register-tables.ts'
import { shownFields } from '../shown-fields.ts'

/** How a register's list is looked at, as somebody has set it: what is found, filtered, in which order, and in which columns. */
export function useListState(table: TableName, start: { typed: string; among: DueList | null }) {
  const { language } = useSay()
  const [typed, setTyped] = useState(start.typed)
  const [among, setAmong] = useState(start.among)
  const [sort, setSort] = useState<ViewSort | null>(() => firstSort(table, start.among))
  const [filters, setFilters] = useState<readonly ColumnFilter[]>([])
  const [view, setView] = useState<string | null>(null)
  const fields = useMemo(() => shownFields(table).filter(f => f.kind !== 'photo'), [table])
  const [names, setNames] = useState(() => chosenColumns(table, fields))
  const columns = useMemo(() => names.flatMap(name => fields.find(f => f.name === name) ?? []), [names, fields])
  const find = typed.trim().slice(0, FIND_LENGTH)
  const question = useMemo(
    () => ({ table, language, ...(find ? { find } : {}), ...(among ? { among } : {}), ...(filters.length ? { filters: [...filters] } : {}) }),
    [table, language, find, among, filters],
  )

  /** sets the filter of a column, or takes it away */
  function filter(field: string, next: ColumnFilter | null) {
    setFilters(now => (next === null ? now.filter(f => f.field !== field) : now.some(f => f.field === field) ? now.map(f => (f.field === field ? next : f)) : [...now, next]))
  }
  function show(next: readonly string[] | null) {
    if (next === null) forgetColumns(table)
    else keepColumns(table, next)
    setNames(next === null ? chosenColumns(table, fields) : [...next])
  }
  /** how the list is looked at now, to be kept */
  function asView(): Omit<ListView, 'id' | 'name'> & { register: RegisterTable } {
    return { register: table as RegisterTable, filters: [...filters], columns: names, ...(find ? { find } : {}), ...(sort ? { sort } : {}) } // only registers have lists
  }
  /** looks at the list as a view does; null: as at first. The columns chosen on this computer stay so for the next time. */
  function look(at: ListView | null) {
    setView(at?.id ?? null)
    setTyped(at?.find ?? '')
    setFilters(at?.filters ?? [])
    setSort(at ? (at.sort ?? null) : firstSort(table, among))
    const known = at?.columns.filter(name => fields.some(f => f.name === name)) ?? []
    setNames(known.length ? known : chosenColumns(table, fields))
  }
  return {
    table,
    view,
    setView,
    asView,
    look,
    /** whether the list is looked at just as a view does it */
    isView: (kept: ListView) => sameValue(kept, { ...asView(), id: kept.id, name: kept.name }),
    typed,
    setTyped,
    among,
    showAll: () => setAmong(null),
    sort,
    setSort,
    filters,
    filter,
    clearFilters: () => setFilters([]),
    fields,
    columns,
    /** chooses the columns in their order; null: those of the first time */
    show,
    question,
  }
}

export type ListState = ReturnType<typeof useListState>
export type ListQuestion = ListState['question']
export type ListColumn = FieldInfo
