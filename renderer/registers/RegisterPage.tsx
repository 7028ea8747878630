import { Button, type InputRef } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { RegisterView } from '#contract/register.ts'
import type { RegisterEdit } from '#domain/intake/read-edit.ts'
import { DUE_LISTS, type DueList } from '#domain/outcome/due-lists.ts'
import { tableOf, type TableName } from '#domain/table-names.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { isTyping, pressed } from '#renderer/shell/shortcuts.ts'
import { Page } from '#renderer/ui/Page.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { focusFirst } from '#renderer/ui/SidePanel.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { usePanelGuard } from '#renderer/ui/use-panel-guard.ts'
import { MaintenancePanel } from '#renderer/upkeep/MaintenancePanel.tsx'
import { IdentityGaps } from './IdentityGaps.tsx'
import { RecordPanel } from './RecordPanel.tsx'
import { oneCell, type CellPlace } from './list/cell-place.ts'
import { blockEdit, useCopyCells } from './list/block.ts'
import { BulkPanel } from './list/BulkPanel.tsx'
import { ChosenBar } from './list/ChosenBar.tsx'
import { EditPanel } from './list/EditPanel.tsx'
import { FilterChips } from './list/FilterChips.tsx'
import { useListState, type ListState } from './list/list-state.ts'
import { RegisterList } from './list/RegisterList.tsx'
import { useViewAsked } from './list/use-view-asked.ts'
import { RemovePanel } from './list/RemovePanel.tsx'
import { isRegister, registerPath, type RegisterTable } from './register-tables.ts'
import { shownFields } from './shown-fields.ts'
import { RegisterTools } from './RegisterTools.tsx'
import './registers.css'

/** Any register of the college: its rows to find, sort, choose and take out, and one record (`?id=…`) at the side. */
export function RegisterPage({ table }: { table: TableName }) {
  const { say } = useSay()
  const [params] = useSearchParams()
  const list = useListState(table, { typed: params.get('find') ?? '', among: dueListOf(table, params.get('among')) })
  const { question, sort } = list
  useViewAsked(list)
  const view = useAsk('register.view', { ...question, ...(sort ? { sort } : {}) }, { enabled: isRegister(table) })
  if (!isRegister(table)) return <EmptyState title={say('register.unknown')} />
  return (
    <Page title={say(`tables.${table}`)} note={view.data && say('register.count', { n: view.data.total })} scroll={false}>
      <Answered ask={view}>{data => <Register table={table} view={data} list={list} />}</Answered>
    </Page>
  )
}

/** A list of what is due, if the address names one of this register. */
function dueListOf(table: TableName, name: string | null): DueList | null {
  const list = Object.keys(DUE_LISTS).find(key => key === name) as DueList | undefined // its keys are their names
  return list && DUE_LISTS[list] === table ? list : null
}

/** What is being done to several records at once, at the side. */
type Task = { kind: 'edit'; title: string; edit: RegisterEdit } | { kind: 'bulk' | 'remove'; ids: readonly string[] }

type RegisterProps = { table: RegisterTable; view: RegisterView; list: ListState }

function Register({ table, view: { ids, rows, total, filtered }, list }: RegisterProps) {
  const { say } = useSay()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const open = params.get('id')
  const { typed, among } = list
  const [everChosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  // nothing is done to rows that a filter hides
  const chosen = useMemo(() => (everChosen.size ? new Set(ids.filter(id => everChosen.has(id))) : everChosen), [ids, everChosen])
  const [moved, setMoved] = useState<{ open: string | null; cell: CellPlace | null } | null>(null)
  const [task, setTask] = useState<Task | null>(null)
  const copy = useCopyCells(list, ids, chosen)
  const removing = useRun('register.remove')
  const undoToast = useUndoToast()
  const leaving = usePanelGuard()
  const search = useRef<InputRef>(null)
  const held = useAsk('register.get', { id: open ?? '-' }, { enabled: open !== null && open !== 'new', keep: false })

  // the cell under the keyboard: where the arrows moved it since the last record was opened, else in the row of the record that is open
  const opened = useMemo(() => (open === null ? -1 : ids.indexOf(open)), [ids, open])
  const cell = moved?.open === open ? moved.cell : opened < 0 ? null : oneCell(opened, moved?.cell?.column ?? 0)
  const canAdd = table !== 'maintenance'

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (pressed(event, 'register.new') && canAdd) {
        event.preventDefault()
        setParams({ id: 'new' })
      }
      if (pressed(event, 'register.find') && !isTyping(event)) {
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
    setMoved({ open: null, cell })
    setParams({})
    document.querySelector<HTMLElement>('.register-list')?.focus()
  }
  async function remove(ids: string[], accept?: boolean) {
    const outcome = await removing.run({ table, ids, accept })
    if (outcome.ok) removed(ids, outcome.value.removed, outcome.seq)
  }
  function removed(ids: readonly string[], n: number, seq: number) {
    setChosen(new Set())
    if (open && ids.includes(open)) setParams({})
    undoToast(say('register.removed', { n, table: say(`table.${table}`) }), seq)
  }

  const prefilled = Object.fromEntries([...params].filter(([name]) => name !== 'id' && name !== 'find' && name !== 'among' && name !== 'view').map(([name, v]) => [name, shownFields(table).find(f => f.name === name)?.kind === 'refs' ? [v] : v]))
  const gone = held.data === null
  const fixed = table === 'maintenance'
  const chosenIds = () => ids.filter(id => chosen.has(id))
  const begin = (next: Task) => leaving(() => setTask(next))
  function endTask() {
    setTask(null)
    document.querySelector<HTMLElement>('.register-list')?.focus()
  }
  return (
    <div className="register">
      <div className="register-main">
        <RegisterTools
          table={table}
          list={list}
          ids={ids}
          filtered={filtered}
          onTyped={text => {
            list.setTyped(text)
            setMoved(null)
          }}
          searchRef={search}
          chosen={chosen}
          onImport={() => void navigate(`/import?table=${table}`)}
          onNew={canAdd ? () => leaving(() => setParams({ id: 'new' })) : undefined}
        />
        {table === 'student' && !among && <IdentityGaps />}
        {among && (
          <p className="register-among" role="status">
            <span>{say(`register.among.${among}`, { n: ids.length })}</span>
            <button type="button" className="link" onClick={list.showAll}>{say('register.showAll', { n: total })}</button>
          </p>
        )}
        <ChosenBar
          n={chosen.size}
          onSet={fixed ? undefined : () => begin({ kind: 'bulk', ids: chosenIds() })}
          onCopy={() => void copy(null)}
          onRemove={() => begin({ kind: 'remove', ids: chosenIds() })}
          onClear={() => setChosen(new Set())}
        />
        <FilterChips list={list} filtered={filtered} shown={ids.length} total={total} />
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
        ) : ids.length === 0 && list.filters.length > 0 ? (
          <EmptyState title={say('register.filter.none')}>
            <Button onClick={list.clearFilters}>{say('register.filter.clearAll')}</Button>
          </EmptyState>
        ) : ids.length === 0 && among && !typed ? (
          <EmptyState title={say('register.among.none')}>
            <Button onClick={list.showAll}>{say('register.showAll', { n: total })}</Button>
          </EmptyState>
        ) : ids.length === 0 ? (
          <EmptyState title={say('register.none', { typed })}>
            <Button onClick={() => list.setTyped('')}>{say('register.showAll', { n: total })}</Button>
          </EmptyState>
        ) : (
          <RegisterList
            list={list}
            ids={ids}
            firstRows={rows}
            chosen={chosen}
            onChoose={setChosen}
            cell={cell}
            onCell={to => setMoved({ open, cell: to })}
            onOpen={openRecord}
            onClose={() => (task ? setTask(null) : leaving(close))}
            fixed={fixed}
            onCopy={range => void copy(range)}
            onPaste={(text, range) => begin({ kind: 'edit', title: 'register.paste.title', edit: blockEdit(ids, list.columns, text, range) })}
            onDelete={range => {
              if (chosen.size) begin({ kind: 'remove', ids: chosenIds() })
              else if (!fixed) begin({ kind: 'edit', title: 'register.clear.title', edit: blockEdit(ids, list.columns, '', range) })
            }}
          />
        )}
      </div>
      {task?.kind === 'edit' && <EditPanel table={table} title={say(task.title)} edit={task.edit} onClose={endTask} />}
      {task?.kind === 'bulk' && <BulkPanel list={list} ids={task.ids} onClose={endTask} />}
      {task?.kind === 'remove' && (
        <RemovePanel
          table={table}
          ids={task.ids}
          onClose={endTask}
          onRemoved={(gone, n, seq) => {
            removed(gone, n, seq)
            endTask()
          }}
          onOpen={id => {
            setTask(null)
            openRecord(id)
          }}
        />
      )}
      {!task && open && !gone && table === 'maintenance' && <MaintenancePanel key={open} id={open} onClose={() => leaving(close)} />}
      {!task && open && !gone && table !== 'maintenance' && (
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
