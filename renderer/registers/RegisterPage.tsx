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

/** Any register of the college: its rows to find, sort, choose and take out, and one record (`?id=…`) at the side. */
export function RegisterPage({ table }: { table: TableName }) {
  const { say } = useSay()
  const list = useAsk('register.list', { table }, { keep: false, enabled: isRegister(table) })
  if (!isRegister(table)) return <EmptyState title={say('register.unknown')} />
  return (
    <Page
      title={say(`tables.${table}`)}
      note={list.data && say('register.count', { n: list.data.rows.length })}
      scroll={false}
    >
      <Answered ask={list}>{data => <Register table={table} rows={data.rows} />}</Answered>
    </Page>
  )
}

function Register({ table, rows }: { table: RegisterTable; rows: readonly ListRow[] }) {
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
  const shown = useMemo(() => orderedRows(worded, typed, sort, fields, language), [worded, typed, sort, fields, language])
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
  const gone = open !== null && open !== 'new' && !rows.some(r => r.id === open)
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
        {rows.length === 0 ? (
          <EmptyState title={say('register.empty', { tables: say(`tables.${table}`) })} text={say(`register.empty.${table}`)}>
            {canAdd && <Button type="primary" onClick={() => setParams({ id: 'new' })}>{say('register.add', { table: say(`table.${table}`) })}</Button>}
            {canAdd && <Button onClick={() => void navigate(`/import?table=${table}`)}>{say('register.import')}</Button>}
            {!canAdd && <Button type="primary" onClick={() => void navigate('/upkeep')}>{say('menu.upkeep')}</Button>}
          </EmptyState>
        ) : shown.length === 0 ? (
          <EmptyState title={say('register.none', { typed })}>
            <Button onClick={() => setTyped('')}>{say('register.showAll', { n: rows.length })}</Button>
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
