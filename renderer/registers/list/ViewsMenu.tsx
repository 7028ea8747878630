import { Button, Input, Popover } from 'antd'
import { useState, type FormEvent } from 'react'
import type { ListView } from '#domain/records/list-view.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import type { ListState } from './list-state.ts'

/** The views of a register that somebody named: looked at, kept, changed and removed. */
export function ViewsMenu({ list }: { list: ListState }) {
  const { say } = useSay()
  const [open, setOpen] = useState(false)
  const { data: views = [] } = useAsk('view.list', { register: list.table })
  const current = views.find(view => view.id === list.view)
  return (
    <Popover trigger="click" placement="bottomRight" destroyOnHidden open={open} onOpenChange={setOpen} content={<Views list={list} views={views} onDone={() => setOpen(false)} />}>
      <Button type="text" icon={<Icon name="eye" size={14} />} title={current?.name ?? say('register.views')} aria-label={say('register.views')}>
        <span className="tool-label view-name">{current?.name ?? say('register.views')}</span>
      </Button>
    </Popover>
  )
}

function Views({ list, views, onDone }: { list: ListState; views: readonly ListView[]; onDone: () => void }) {
  const { say } = useSay()
  const { run, busy, refusal, clear } = useRun('view.save')
  const removing = useRun('view.remove')
  const undoToast = useUndoToast()
  const [name, setName] = useState('')
  const current = views.find(view => view.id === list.view)

  function look(view: ListView | null) {
    list.look(view)
    onDone()
  }
  async function keep(event: FormEvent) {
    event.preventDefault()
    const outcome = await run({ view: { ...list.asView(), name: name.trim() } })
    if (!outcome.ok) return
    list.setView(outcome.value.id)
    onDone()
  }
  async function change(view: ListView) {
    const outcome = await run({ id: view.id, view: { ...list.asView(), name: view.name } })
    if (outcome.ok) onDone()
  }
  async function remove(view: ListView) {
    const outcome = await removing.run({ id: view.id })
    if (!outcome.ok) return
    if (view.id === list.view) list.setView(null)
    undoToast(say('register.view.removed', { name: view.name }), outcome.seq)
  }
  return (
    <div className="views-menu">
      <ul>
        <li>
          <button type="button" className="view-choice" aria-current={list.view === null || undefined} onClick={() => look(null)}>{say('register.view.first')}</button>
        </li>
        {views.map(view => (
          <li key={view.id}>
            <button type="button" className="view-choice" title={view.name} aria-current={view.id === list.view || undefined} onClick={() => look(view)}>{view.name}</button>
            <Button type="text" size="small" aria-label={say('register.view.remove', { name: view.name })} title={say('ui.remove')} icon={<Icon name="trash" size={14} />} onClick={() => void remove(view)} />
          </li>
        ))}
      </ul>
      {views.length === 0 && <p className="quiet">{say('register.view.none')}</p>}
      {(refusal ?? removing.refusal) && <RefusalNote refusal={(refusal ?? removing.refusal)!} />}
      {current && !list.isView(current) && <Button size="small" loading={busy} onClick={() => void change(current)}>{say('register.view.update', { name: current.name })}</Button>}
      <form onSubmit={event => void keep(event)}>
        <Input
          size="small"
          maxLength={80}
          aria-label={say('register.view.name')}
          placeholder={say('register.view.name')}
          value={name}
          onChange={e => {
            clear()
            setName(e.target.value)
          }}
        />
        <Button size="small" type="primary" htmlType="submit" disabled={!name.trim()} loading={busy}>{say('register.view.keep')}</Button>
      </form>
    </div>
  )
}
