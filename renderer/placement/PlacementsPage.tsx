import { App, Button, Input, type InputRef } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { isTyping, pressed } from '#renderer/shell/shortcuts.ts'
import { SOON_DAYS } from '#domain/placement/overview.ts'
import type { PlacementFilter } from '#domain/placement/listing.ts'
import type { AskError } from '#renderer/client/client.ts'
import { useAsk, useClient } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Figures } from '#renderer/ui/Figures.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { useRefusalToast } from '#renderer/ui/use-refusal-toast.ts'
import { BulkPanel, type BulkAct } from './BulkPanel.tsx'
import { isNarrowed, searchOf, wishOf, type ListWish } from './filters.ts'
import { FilterChips, PlacementFilters } from './PlacementFilters.tsx'
import { PlacementExport } from './PlacementExport.tsx'
import { PlacementList } from './PlacementList.tsx'
import { PlacementPanel } from './PlacementPanel.tsx'
import { useRows } from './use-rows.ts'
import './placement.css'

/** Who is an intern where, from when to when, with which papers: to find, to choose many of, and to open one at the side. */
export function PlacementsPage() {
  const { say } = useSay()
  const state = useAsk('college.state', {})
  return <Answered ask={state}>{({ today }) => <Placements today={today} title={say('menu.placements')} />}</Answered>
}

function Placements({ today, title }: { today: string; title: string }) {
  const { say } = useSay()
  const { modal } = App.useApp()
  const client = useClient()
  const tell = useRefusalToast()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const wish = wishOf(params)
  const { filter, sort } = wish
  const open = params.get('id')
  const act = params.get('do') as BulkAct | null
  const [inSight, setInSight] = useState(0)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState(-1)
  const { head, total, rowAt } = useRows(wish, inSight)
  const search = useRef<InputRef>(null)
  const onInSight = useCallback((first: number) => setInSight(first), [])

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!pressed(event, 'register.find') || isTyping(event)) return
      event.preventDefault()
      search.current?.focus()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])

  function show(next: Partial<ListWish>) {
    setActive(-1)
    setParams(searchOf({ filter, sort, ...next }, params), { replace: true })
  }
  /** Another thing is opened only when nothing unsaved is lost. */
  function leaving(go: () => void) {
    if (!document.querySelector('.side-panel [data-unsaved]')) return go()
    modal.confirm({ title: say('register.unsaved'), content: say('register.unsaved.text'), okText: say('register.discard'), cancelText: say('register.keepEditing'), onOk: go })
  }
  function at(what: { id?: string; do?: BulkAct }) {
    const next = searchOf(wish, new URLSearchParams())
    for (const [name, value] of Object.entries(what)) next.set(name, value)
    setParams(next)
  }
  function close() {
    at({})
    document.querySelector<HTMLElement>('.placement-list')?.focus()
  }
  async function chooseAll() {
    if (chosen.size >= total && total > 0) return setChosen(new Set())
    const ids = await client.ask('placement.ids', filter).catch((error: AskError) => error)
    if (ids instanceof Error) tell(ids.outcome)
    else setChosen(new Set(ids))
  }
  const figure = (next: PlacementFilter) => () => show({ filter: { ...scopeOf(filter), ...next } })
  const { figures, all = 0 } = head.data ?? {}

  return (
    <Page
      title={title}
      note={head.data && (total === all ? say('placement.note', { n: all }) : say('placement.noteOf', { n: total, all }))}
      scroll={false}
      actions={
        <>
          <Button type="text" title={say('placement.register.open')} onClick={() => void navigate('/registers/placement')}>{say('placement.register')}</Button>
          <Button type="primary" icon={<Icon name="plus" size={14} />} onClick={() => void navigate(registerPath('placement', { fields: { ...(filter.batchId ? { batchId: filter.batchId } : {}), ...(filter.enterpriseId ? { enterpriseId: filter.enterpriseId } : {}) } }))}>
            {say('placement.add')}
          </Button>
        </>
      }
    >
      <div className="placements">
        <div className="placements-main">
          {figures && all > 0 && (
            <div className="placements-figures">
              <Figures
                figures={[
                  { label: say('placement.figure.running'), value: figures.running, onClick: figure({ phase: 'running' }) },
                  { label: say('placement.figure.soon', { days: SOON_DAYS }), value: figures.soon, onClick: figure({ phase: 'soon' }) },
                  { label: say('placement.figure.lacking'), value: figures.lacking, tone: 'refusal', onClick: figure({ lacking: 'any' }) },
                  { label: say('placement.figure.unarchived'), value: figures.unarchived, tone: 'warning', onClick: figure({ unarchived: true }) },
                  { label: say('placement.figure.hosts'), value: figures.hosts, tone: 'enterprise', onClick: () => show({ filter: { ...scopeOf(filter), phase: 'running' }, sort: { by: 'host', down: false } }) },
                ]}
              />
            </div>
          )}
          <div className="placement-tools">
            <Input
              ref={search}
              className="search"
              allowClear
              prefix={<Icon name="search" size={14} />}
              placeholder={say('placement.find')}
              aria-label={say('placement.find')}
              defaultValue={filter.find ?? ''}
              onChange={e => show({ filter: { ...filter, find: e.target.value || undefined } })}
            />
            <PlacementFilters filter={filter} onFilter={next => show({ filter: next })} />
            <FilterChips filter={filter} onFilter={next => show({ filter: next })} />
            <span className="spacer" />
            <PlacementExport filter={filter} sort={sort} chosen={chosen} />
          </div>
          {chosen.size > 0 && (
            <div className="placement-chosen">
              <strong>{say('register.chosen', { n: chosen.size })}</strong>
              {(['papers', 'assign', 'change'] as const).map(what => (
                <Button key={what} size="small" type={what === 'papers' ? 'primary' : 'default'} onClick={() => leaving(() => at({ do: what }))}>{say(`bulk.${what}`)}</Button>
              ))}
              <Button size="small" type="text" onClick={() => setChosen(new Set())}>{say('register.clearChosen')}</Button>
            </div>
          )}
          <Answered ask={head}>
            {data =>
              data.all === 0 ? (
                <EmptyState title={say('placement.empty')} text={say('placement.empty.text')}>
                  <Button type="primary" onClick={() => void navigate('/import?table=placement')}>{say('register.import')}</Button>
                  <Button onClick={() => void navigate(registerPath('placement', { fields: {} }))}>{say('placement.add')}</Button>
                </EmptyState>
              ) : data.total === 0 ? (
                <EmptyState title={say('placement.none')}>{isNarrowed(filter) && <Button onClick={() => show({ filter: {} })}>{say('placement.filter.clear')}</Button>}</EmptyState>
              ) : (
                <PlacementList
                  total={data.total}
                  rowAt={rowAt}
                  onInSight={onInSight}
                  sort={sort}
                  onSort={next => show({ sort: next })}
                  chosen={chosen}
                  onChoose={setChosen}
                  onChooseAll={() => void chooseAll()}
                  active={active}
                  onActive={setActive}
                  open={open}
                  onOpen={(id, index) => leaving(() => {
                    setActive(index)
                    at({ id })
                  })}
                  onClose={() => leaving(close)}
                />
              )
            }
          </Answered>
        </div>
        {open && <PlacementPanel key={open} id={open} today={today} onClose={() => leaving(close)} onOpen={id => leaving(() => at({ id }))} />}
        {!open && act && chosen.size > 0 && <BulkPanel key={act} act={act} ids={[...chosen]} today={today} onClose={() => leaving(close)} onDone={close} />}
      </div>
    </Page>
  )
}

/** A figure counts within the scope of the list, and shows what it counted. */
function scopeOf({ batchId, classGroupId, enterpriseId, tutorId }: PlacementFilter): PlacementFilter {
  return { batchId, classGroupId, enterpriseId, tutorId }
}
