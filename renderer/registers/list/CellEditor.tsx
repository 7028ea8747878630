import { Popover } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import type { RegisterRow } from '#contract/register.ts'
import type { Refusal } from '#domain/base/decision.ts'
import type { FieldInfo } from '#domain/base/field.ts'
import type { TableName } from '#domain/table-names.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import type { Worder } from '#words/value-text.ts'
import { isFigure } from '../columns.ts'
import { recordTitle } from '../record-title.ts'
import { editText, matching, takesSeveral, useCellOptions, type CellOption } from './cell-options.ts'
import { issuesOf, refusalSentences } from './cell-refusal.ts'
import type { Written } from './use-cell-writes.ts'

/** Where the keyboard goes once a cell is written; `away`: somebody went elsewhere by himself. */
export type AfterCell = 'down' | 'right' | 'left' | 'here' | 'away'

type CellEditorProps = {
  table: TableName
  field: FieldInfo
  row: RegisterRow
  word: Worder
  /** what was typed to begin with instead of the value; null: the value is to be changed */
  seed: string | null
  /** why what was written could not be saved */
  refusal: Refusal | null
  onWritten: (after: AfterCell, written: Written, accept?: boolean) => void
  /** it stays as it was */
  onLeft: (after: AfterCell) => void
}

/**
 * One cell of a list while it is written: as text, which the college reads as an import does, or chosen from a list. Enter and Tab go on at once, while it
 * is saved; Esc leaves it as it was.
 */
export function CellEditor({ table, field, row, word, seed, refusal, onWritten, onLeft }: CellEditorProps) {
  const { say, language } = useSay()
  const [initial] = useState(() => editText(field, row, word))
  const [text, setText] = useState(seed ?? initial)
  const [typed, setTyped] = useState(seed !== null)
  const [marked, setMarked] = useState(seed === null ? -1 : 0)
  const [refused, setRefused] = useState(refusal)
  const done = useRef(false)
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const options = useCellOptions(field)
  const found = options && !refused ? matching(options, field, typed ? text : '') : []
  const label = say('register.cell.edit', { field: say(`field.${table}.${field.name}`), name: recordTitle(table, row.fields, row.names, language) })
  const listId = `cell-options-${field.name}`

  useEffect(() => {
    input.current?.focus({ preventScroll: true })
    if (seed === null) input.current?.select()
  }, [seed])

  function commit(after: AfterCell, chosen?: CellOption, accept?: boolean) {
    if (done.current) return
    done.current = true
    if (!chosen && text === initial) onLeft(after)
    else if (refused && after === 'away') onLeft(after) // it was told, and somebody goes elsewhere
    else onWritten(after, { text, chosen }, accept)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const chosen = found[marked]
    if (event.key === 'Enter' && event.altKey && field.kind === 'note') setText(before => `${before}\n`)
    else if (event.key === 'Enter') commit('down', chosen)
    else if (event.key === 'Tab') commit(event.shiftKey ? 'left' : 'right', chosen)
    else if (event.key === 'Escape') {
      done.current = true
      onLeft('here')
    } else if (event.key === 'ArrowDown' && found.length) setMarked(Math.min(found.length - 1, marked + 1))
    else if (event.key === 'ArrowUp' && found.length) setMarked(Math.max(0, marked - 1))
    else return event.stopPropagation()
    event.preventDefault()
    event.stopPropagation()
  }
  function type(next: string) {
    setText(next)
    setTyped(true)
    setRefused(null)
    setMarked(next.trim() === '' || takesSeveral(field) ? -1 : 0)
  }

  const common = {
    ref: input,
    className: isFigure(field) ? 'cell-input figure' : 'cell-input',
    'aria-label': label,
    'aria-invalid': refused !== null,
    value: text,
    maxLength: 4000,
    onKeyDown,
    onBlur: () => commit('away'),
    onMouseDown: stop,
    onClick: stop,
    onDoubleClick: stop,
  }
  return (
    <Popover
      open={found.length > 0 || refused !== null}
      placement="bottomLeft"
      arrow={false}
      motion={{}}
      classNames={{ root: 'cell-popover' }}
      content={
        <div onMouseDown={keepKeyboard} onClick={stop} onDoubleClick={stop}>
          {refused && issuesOf(refused).length > 0 && (
            <div className="field-error" role="alert">
              {refusalSentences(refused, language).map(sentence => (
                <p key={sentence}>{sentence}</p>
              ))}
            </div>
          )}
          {refused && issuesOf(refused).length === 0 && <RefusalNote refusal={refused} onAlternative={() => commit('here', undefined, true)} />}
          {found.length > 0 && (
            <ul className="cell-options" role="listbox" id={listId} aria-label={label}>
              {found.map((option, i) => (
                <li key={String(option.value)} id={`${listId}-${i}`} role="option" aria-selected={i === marked} ref={item => void (i === marked && item?.scrollIntoView({ block: 'nearest' }))} onClick={() => commit('here', option)}>
                  <span>{option.label}</span>
                  {option.hint && <span className="quiet">{option.hint}</span>}
                </li>
              ))}
            </ul>
          )}
        </div>
      }
    >
      {field.kind === 'note' ? (
        <textarea {...common} rows={4} onChange={e => type(e.target.value)} />
      ) : (
        <input {...common} {...(options ? { role: 'combobox', 'aria-expanded': found.length > 0, 'aria-controls': listId, 'aria-autocomplete': 'list' as const, ...(marked >= 0 && found[marked] ? { 'aria-activedescendant': `${listId}-${marked}` } : {}) } : {})} autoComplete="off" onChange={e => type(e.target.value)} />
      )}
    </Popover>
  )
}

/** The mouse in the editor is not meant for the cell under it. */
function stop(event: MouseEvent): void {
  event.stopPropagation()
}

function keepKeyboard(event: MouseEvent): void {
  event.preventDefault()
  event.stopPropagation()
}
