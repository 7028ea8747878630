import { App, Button, type InputRef } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { tableOf, type TableName } from '#domain/tables.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { focusFirst } from '#renderer/ui/SidePanel.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { MaintenancePanel } from '#renderer/upkeep/MaintenancePanel.tsx'
import { chosenColumns, firstSort, keepColumns } from './columns.ts'
import { IdentityGaps } from './IdentityGaps.tsx'
import { RecordPanel } from './RecordPanel.tsx'
import { isRegister, registerPath, shownFields, type RegisterTable } from './register-tables.ts'
import { RegisterList } from './RegisterList.tsx'
import { RegisterTools } from './RegisterTools.tsx'
import { orderedRows, shownRows, type ListRow, type Sort } from './row-order.ts'
import './registers.css'

/** More rows than this are not sent to the screen: the latest of them are, and what is typed is looked for in all. */
const MOST = 20_000
/** Milliseconds after the last key before the college is asked. */
const TYPING = 250

/** Any register of the college: its rows to find, sort, choose and take out, and one record (`?id=…`) at the side. */
export function RegisterPage({ table }: { table: TableName }) {
  const { say } = useSay()
  const [find, setFind] = useState('')
  const list = useAsk('register.list', { table, most: MOST, ...(find ? { find } : {}) }, { enabled: isRegister(table) })
  const all = useTotalOfLarge(list.data)
  if (!isRegister(table)) return <EmptyState title={say('register.unknown')} />
  return (
    <Page
      title={say(`tables.${table}`)}
      note={list.data && (list.data.total > list.data.rows.length ? say('register.latest', { n: list.data.rows.length, total: list.data.total }) : say('register.count', { n: list.data.total }))}
      scroll={false}
    >
      <Answered ask={list}>{data => <Register table={table} rows={data.rows} found={find} all={all} onFind={setFind} />}</Answered>
    </Page>
  )
}

/** How many rows there are, once an answer did not hold all of them: from then on the college is asked for what is typed. */
function useTotalOfLarge(data: { rows: readonly ListRow[]; total: number } | undefined): number | null {
  const [all, setAll] = useState<number | null>(null)
  if (all === null && data && data.total > data.rows.length) setAll(data.total)
  return all
}

type RegisterProps = {
  table: RegisterTable
  rows: readonly ListRow[]
  /** how many there are where `rows` are not all of them */
  all: number | null
  /** what the rows were found by */
  found: string
  onFind: (typed: string) => void
}

function Register({ table, rows, all, found, onFind }: RegisterProps) {
  const { say, language } = useSay()
  const { modal } = App.useApp()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const open = params.get('id')
  const fields = useMemo(() => shownFields(table), [table])
  const [columns, setColumns] = useState(() => chosenColumns(table, fields))
  const [typed, setTyped] = useState(params.get('find') ?? '')
  const [sort, setSort] = useState<Sort | null>(() => firstSort(table))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [moved, setMoved] = useState<{ open: string | null; to: number } | null>(null)
  const removing = useRun('register.remove')
  const undoToast = useUndoToast()
  const search = useRef<InputRef>(null)

  const worded = useMemo(() => shownRows(rows, fields, say, language), [rows, fields, say, language])
  const shown = useMemo(() => orderedRows(worded, all === null ? typed : '', sort, fields, language), [worded, all, typed, sort, fields, language])
  // the row under the keyboard: where the arrows moved it since the last record was opened, else the record that is open
  const active = moved?.open === open ? moved.to : shown.findIndex(r => r.id === open)
  const canAdd = table !== 'maintenance'

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.altKey && event.key.toLowerCase() === 'n' && canAdd) {
        event.preventDefault()
        setParams({ id: 'new' })
      }
      if (event.key === '/' && !(event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]'))) {
        event.preventDefault()
        search.current?.focus()
      }
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [canAdd, setParams])

  useEffect(() => {
    if (all === null) return
    const soon = setTimeout(() => onFind(typed.trim()), TYPING)
    return () => clearTimeout(soon)
  }, [typed, all, onFind])

  /** Another record is opened only when nothing unsaved is lost. */
  function leaving(go: () => void) {
    if (!document.querySelector('.side-panel [data-unsaved]')) return go()
    modal.confirm({ title: say('register.unsaved'), content: say('register.unsaved.text'), okText: say('register.discard'), cancelText: say('register.keepEditing'), onOk: go })
  }
  function openRecord(id: string) {
    const its = tableOf(id)
    if (!its) return
    if (id === open) return focusFirst()
    leaving(() => (its === table ? setParams({ id }) : void navigate(registerPath(its, { id }))))
  }
  function close() {
    setMoved({ open: null, to: active })
    setParams({})
    document.querySelector<HTMLElement>('.register-list')?.focus()
  }
  async function remove(ids: string[], accept?: boolean) {
    const outcome = await removing.run({ table, ids, accept })
    if (!outcome.ok) return
    setChosen(new Set())
    if (open && ids.includes(open)) setParams({})
    undoToast(say('register.removed', { n: outcome.value.removed, table: say(`table.${table}`) }), outcome.seq)
  }

  const prefilled = Object.fromEntries([...params].filter(([name]) => name !== 'id' && name !== 'find').map(([name, v]) => [name, fields.find(f => f.name === name)?.kind === 'refs' ? [v] : v]))
  // of a large register only the latest rows are here: there the panel asks whether the record is
  const gone = all === null && open !== null && open !== 'new' && !rows.some(r => r.id === open)
  return (
    <div className="register">
      <div className="register-main">
        <RegisterTools
          table={table}
          fields={fields}
          columns={columns}
          onColumns={names => {
            keepColumns(table, names)
            setColumns(names)
          }}
          typed={typed}
          onTyped={text => {
            setTyped(text)
            setMoved(null)
          }}
          searchRef={search}
          chosen={chosen}
          onClearChosen={() => setChosen(new Set())}
          onRemove={() => void remove([...chosen])}
          onImport={() => void navigate(`/import?table=${table}`)}
          onNew={canAdd ? () => leaving(() => setParams({ id: 'new' })) : undefined}
        />
        {table === 'student' && <IdentityGaps />}
        {removing.refusal && (
          <div className="register-refusal">
            <RefusalNote refusal={removing.refusal} onAlternative={way => void remove((way.input as { ids: string[] }).ids, true)} busy={removing.busy} />
            <Button size="small" type="text" onClick={removing.clear}>{say('ui.close')}</Button>
          </div>
        )}
        {rows.length === 0 && !found ? (
          <EmptyState title={say('register.empty', { tables: say(`tables.${table}`) })} text={say(`register.empty.${table}`)}>
            {canAdd && <Button type="primary" onClick={() => setParams({ id: 'new' })}>{say('register.add', { table: say(`table.${table}`) })}</Button>}
            {canAdd && <Button onClick={() => void navigate(`/import?table=${table}`)}>{say('register.import')}</Button>}
            {!canAdd && <Button type="primary" onClick={() => void navigate('/upkeep')}>{say('menu.upkeep')}</Button>}
          </EmptyState>
        ) : shown.length === 0 ? (
          <EmptyState title={say('register.none', { typed })}>
            <Button onClick={() => setTyped('')}>{say('register.showAll', { n: all ?? rows.length })}</Button>
          </EmptyState>
        ) : (
          <RegisterList
            table={table}
            rows={shown}
            columns={columns.flatMap(name => fields.find(f => f.name === name) ?? [])}
            sort={sort}
            onSort={setSort}
            chosen={chosen}
            onChoose={setChosen}
            active={active}
            onActive={to => setMoved({ open, to })}
            onOpen={openRecord}
            onClose={() => leaving(close)}
          />
        )}
      </div>
      {open && !gone && table === 'maintenance' && <MaintenancePanel key={open} id={open} onClose={() => leaving(close)} />}
      {open && !gone && table !== 'maintenance' && (
        <RecordPanel
          key={open}
          table={table}
          id={open === 'new' ? null : open}
          prefilled={prefilled}
          onClose={close}
          onSaved={id => setParams({ id }, { replace: true })}
          onRemove={id => void remove([id])}
          onOpen={openRecord}
          onAdd={(related, id) => leaving(() => void navigate(related.madeBy ? `/upkeep?${related.madeBy}=${encodeURIComponent(id)}` : registerPath(related.table, { fields: { [related.field]: id } })))}
        />
      )}
    </div>
  )
}
