import { Popover } from 'antd'
import { memo } from 'react'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { isFigure } from '../columns.ts'
import { FilterMenu } from './FilterMenu.tsx'
import type { ListState } from './list-state.ts'

type ListHeadProps = {
  list: ListState
  template: string
  width: number
  all: boolean
  some: boolean
  onChooseAll: () => void
  /** the column whose filter is open */
  filtering: string | null
  onFiltering: (field: string | null) => void
}

/** The heads of a list: each sorts by its column, and filters it. */
export const ListHead = memo(function ListHead({ list, template, width, all, some, onChooseAll, filtering, onFiltering }: ListHeadProps) {
  const { say } = useSay()
  const { table, columns, sort, setSort, filters, question } = list
  return (
    <div className="register-head" role="row" style={{ gridTemplateColumns: template, minWidth: width }}>
      <span className="register-cell" role="columnheader">
        <label className="row-check">
          <input type="checkbox" aria-label={say('register.chooseAll')} checked={all} ref={box => void (box && (box.indeterminate = some && !all))} onChange={onChooseAll} />
        </label>
      </span>
      {columns.map(column => {
        const { name } = column
        const label = say(`field.${table}.${name}`)
        const mine = sort?.field === name ? sort : null
        const filter = filters.find(f => f.field === name) ?? null
        return (
          <span key={name} role="columnheader" aria-sort={mine ? (mine.down ? 'descending' : 'ascending') : 'none'} className={filter ? 'filtered' : undefined}>
            <button
              type="button"
              className={isFigure(column) ? 'register-cell figure' : 'register-cell'}
              title={label}
              onClick={() => setSort(!mine ? { field: name, down: false } : mine.down ? null : { field: name, down: true })}
            >
              <span className="register-text">{label}</span>
              {mine && <Icon name={mine.down ? 'down' : 'up'} size={12} />}
            </button>
            <Popover
              trigger="click"
              placement="bottomLeft"
              destroyOnHidden
              open={filtering === name}
              onOpenChange={open => onFiltering(open ? name : null)}
              content={<FilterMenu question={question} field={column} filter={filter} onFilter={next => list.filter(name, next)} />}
            >
              <button type="button" className="register-filter" title={say('register.filter', { field: label })} aria-label={say('register.filter', { field: label })} aria-pressed={filter !== null}>
                <Icon name="filter" size={12} />
              </button>
            </Popover>
          </span>
        )
      })}
    </div>
  )
})
