import { Button, type InputRef } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { FIND_LENGTH, type RegisterView, type ViewSort } from '#contract/register.ts'
import { DUE_LISTS, type DueList } from '#domain/outcome/due.ts'
import { tableOf, type TableName } from '#domain/tables.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { focusFirst } from '#renderer/ui/SidePanel.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { usePanelGuard } from '#renderer/ui/use-panel-guard.ts'
import { MaintenancePanel } from '#renderer/upkeep/MaintenancePanel.tsx'
import { chosenColumns, firstSort, keepColumns } from './columns.ts'
import { IdentityGaps } from './IdentityGaps.tsx'
import { RecordPanel } from './RecordPanel.tsx'
import { isRegister, registerPath, shownFields, type RegisterTable } from './register-tables.ts'
import { RegisterList } from './RegisterList.tsx'
import { RegisterTools } from './RegisterTools.tsx'
import './registers.css'

/** Any register of the college: its rows to find, sort, choose and take out, and one record (`?id=…`) at the side. */
export function RegisterPage({ table }: { table: TableName }) {
  const { say, language } = useSay()
  const [params] = useSearchParams()
  const [typed, setTyped] = useState(params.get('find') ?? '')
  const [among, setAmong] = useState(() => dueListOf(table, params.get('among')))
  const [sort, setSort] = useState<ViewSort | null>(() => firstSort(table, among))
  const find = typed.trim().slice(0, FIND_LENGTH)
  const view = useAsk('register.view', { table, language, ...(find ? { find } : {}), ...(among ? { among } : {}), ...(sort ? { sort } : {}) }, { enabled: isRegister(table) })
  if (!isRegister(table)) return <EmptyState title={say('register.unknown')} />
  return (
    <Page title={say(`tables.${table}`)} note={view.data && say('register.count', { n: view.data.total })} scroll={false}>
      <Answered ask={view}>{data => <Register table={table} view={data} typed={typed} onTyped={setTyped} sort={sort} onSort={setSort} among={among} onAll={() => setAmong(null)} />}</Answered>
    </Page>
  )
}

/** A list of what is due, if the address names one of this register. */
function dueListOf(table: TableName, name: string | null): DueList | null {
  const list = Object.keys(DUE_LISTS).find(key => key === name) as DueList | undefined // its keys are their names
  return list && DUE_LISTS[list] === table ? list : null
}

type RegisterProps = {
  table: RegisterTable
  view: RegisterView
  typed: string
  onTyped: (text: string) => void
  sort: ViewSort | null
  onSort: (sort: ViewSort | null) => void
  among: DueList | null
  /** shows all records again */
  onAll: () => void
}

function Register({ table, view: { ids, rows, total }, typed, onTyped, sort, onSort, among, onAll }: RegisterProps) {
  const { say } = useSay()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const open = params.get('id')
  const fields = useMemo(() => shownFields(table), [table])
  const [columnNames, setColumnNames] = useState(() => chosenColumns(table, fields))
  const columns = useMemo(() => columnNames.flatMap(name => fields.find(f => f.name === name) ?? []), [columnNames, fields])
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [moved, setMoved] = useState<{ open: string | null; to: number } | null>(null)
  const removing = useRun('register.remove')
  const undoToast = useUndoToast()
  const leaving = usePanelGuard()
  const search = useRef<InputRef>(null)
  const held = useAsk('register.get', { id: open ?? '-' }, { enabled: open !== null && open !== 'new', keep: false })

  // the row under the keyboard: where the arrows moved it since the last record was opened, else the record that is open
  const active = moved?.open === open ? moved.to : open === null ? -1 : ids.indexOf(open)
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

  const prefilled = Object.fromEntries([...params].filter(([name]) => name !== 'id' && name !== 'find' && name !== 'among').map(([name, v]) => [name, fields.find(f => f.name === name)?.kind === 'refs' ? [v] : v]))
  const gone = held.data === null
  return (
    <div className="register">
      <div className="register-main">
        <RegisterTools
          table={table}
          fields={fields}
          columns={columnNames}
          onColumns={names => {
            keepColumns(table, names)
            setColumnNames(names)
          }}
          typed={typed}
          onTyped={text => {
            onTyped(text)
            setMoved(null)
          }}
          searchRef={search}
          chosen={chosen}
          onClearChosen={() => setChosen(new Set())}
          onRemove={() => void remove([...chosen])}
          onImport={() => void navigate(`/import?table=${table}`)}
          onNew={canAdd ? () => leaving(() => setParams({ id: 'new' })) : undefined}
        />
        {table === 'student' && !among && <IdentityGaps />}
        {among && (
          <p className="register-among" role="status">
            <span>{say(`register.among.${among}`, { n: ids.length })}</span>
            <button type="button" className="link" onClick={onAll}>{say('register.showAll', { n: total })}</button>
          </p>
        )}
        {removing.refusal && (
          <div className="register-refusal">
            <RefusalNote refusal={removing.refusal} onAlternative={way => void remove((way.input as { ids: string[] }).ids, true)} busy={removing.busy} />
            <Button size="small" type="text" onClick={removing.clear}>{say('ui.close')}</Button>
          </div>
        )}
        {total === 0 ? (
          <EmptyState title={say('register.empty', { tables: say(`tables.${table}`) })} text={say(`register.empty.${table}`)}>
            {canAdd && <Button type="primary" onClick={() => setParams({ id: 'new' })}>{say('register.add', { table: say(`table.${table}`) })}</Button>}
            {canAdd && <Button onClick={() => void navigate(`/import?table=${table}`)}>{say('register.import')}</Button>}
            {!canAdd && <Button type="primary" onClick={() => void navigate('/upkeep')}>{say('menu.upkeep')}</Button>}
          </EmptyState>
        ) : ids.length === 0 && among && !typed ? (
          <EmptyState title={say('register.among.none')}>
            <Button onClick={onAll}>{say('register.showAll', { n: total })}</Button>
          </EmptyState>
        ) : ids.length === 0 ? (
          <EmptyState title={say('register.none', { typed })}>
            <Button onClick={() => onTyped('')}>{say('register.showAll', { n: total })}</Button>
          </EmptyState>
        ) : (
          <RegisterList
            table={table}
            ids={ids}
            firstRows={rows}
            columns={columns}
            sort={sort}
            onSort={onSort}
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
          onAdd={(related, id, filled) => leaving(() => void navigate(related.madeBy ? `/upkeep?${related.madeBy}=${encodeURIComponent(id)}` : registerPath(related.table, { fields: filled })))}
        />
      )}
    </div>
  )
}
