import { Button, Checkbox, Popover } from 'antd'
import { useState, type DragEvent } from 'react'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import type { ListState } from './list-state.ts'

/** Which columns a list shows, and in which order: ticked, dragged, or moved step by step. */
export function ColumnChoice({ list }: { list: ListState }) {
  const { say } = useSay()
  return (
    <Popover trigger="click" placement="bottomRight" destroyOnHidden content={<Choice list={list} />}>
      <Button type="text" icon={<Icon name="columns" size={14} />} title={say('register.columns')} aria-label={say('register.columns')}><span className="tool-label">{say('register.columns')}</span></Button>
    </Popover>
  )
}

function Choice({ list: { table, fields, columns, show } }: { list: ListState }) {
  const { say } = useSay()
  const [dragged, setDragged] = useState<string | null>(null)
  const names = columns.map(c => c.name)
  const label = (name: string) => say(`field.${table}.${name}`)

  function move(name: string, to: number) {
    const rest = names.filter(n => n !== name)
    show([...rest.slice(0, to), name, ...rest.slice(to)])
  }
  function onDragOver(event: DragEvent, over: string) {
    event.preventDefault()
    if (dragged !== null && dragged !== over) move(dragged, names.indexOf(over))
  }
  return (
    <div className="column-choice">
      <h3>{say('register.columns.shown')}</h3>
      <ul>
        {names.map((name, at) => (
          <li key={name} draggable className={dragged === name ? 'dragged' : undefined} onDragStart={() => setDragged(name)} onDragEnd={() => setDragged(null)} onDragOver={e => onDragOver(e, name)}>
            <Checkbox checked disabled={names.length === 1} onChange={() => show(names.filter(n => n !== name))}>{label(name)}</Checkbox>
            <span className="spacer" />
            <Button type="text" size="small" disabled={at === 0} aria-label={say('register.columns.earlier', { field: label(name) })} icon={<Icon name="up" size={12} />} onClick={() => move(name, at - 1)} />
            <Button type="text" size="small" disabled={at === names.length - 1} aria-label={say('register.columns.later', { field: label(name) })} icon={<Icon name="down" size={12} />} onClick={() => move(name, at + 1)} />
          </li>
        ))}
      </ul>
      {names.length < fields.length && <h3>{say('register.columns.hidden')}</h3>}
      <ul>
        {fields
          .filter(f => !names.includes(f.name))
          .map(({ name }) => (
            <li key={name}>
              <Checkbox checked={false} onChange={() => show([...names, name])}>{label(name)}</Checkbox>
            </li>
          ))}
      </ul>
      <Button size="small" onClick={() => show(null)}>{say('register.columns.reset')}</Button>
    </div>
  )
}
