import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import type { ListState } from './list-state.ts'

/** The filters that hold, as plain words; each goes away by a click. */
export function FilterChips({ list, filtered, shown, total }: { list: ListState; /** each filter in words */ filtered: readonly string[]; shown: number; total: number }) {
  const { say } = useSay()
  if (!list.filters.length) return null
  return (
    <div className="filter-chips">
      {list.filters.map((filter, i) => {
        const what = filtered[i] ?? say(`field.${list.table}.${filter.field}`)
        return (
          <button key={filter.field} type="button" className="filter-chip" title={what} aria-label={say('register.filter.remove', { what })} onClick={() => list.filter(filter.field, null)}>
            <span>{what}</span>
            <Icon name="close" size={10} />
          </button>
        )
      })}
      <span className="quiet" role="status">{say('register.filter.shown', { n: shown, total })}</span>
      <button type="button" className="link" onClick={list.clearFilters}>{say('register.filter.clearAll')}</button>
    </div>
  )
}
