import { App, Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { Cell } from '#domain/shifts/assign.ts'
import type { RosterHost } from '#domain/shifts/hosts.ts'
import type { Proposal } from '#domain/shifts/proposal.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useWaiting } from '#renderer/client/use-waiting.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useSteady } from '#renderer/ui/use-steady.ts'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { Waiting } from '#renderer/ui/Waiting.tsx'
import { blockFrom, textOf } from './clipboard.ts'
import { withCells } from './effective.ts'
import { USUAL_FILL } from './fill-settings.ts'
import { FirstShifts } from './FirstShifts.tsx'
import { Palette } from './Palette.tsx'
import { RosterActions } from './RosterActions.tsx'
import { RosterFigures } from './RosterFigures.tsx'
import { RosterGrid } from './RosterGrid.tsx'
import { RosterSide } from './RosterSide.tsx'
import { RosterTools } from './RosterTools.tsx'
import { blockOf, moved, spotsOf, within, type Block, type Selection } from './selection.ts'
import { shiftMarks } from './shift-marks.ts'
import { StatusLine } from './StatusLine.tsx'
import type { RosterPlace, useRosterPlace } from './use-place.ts'

type HostRosterProps = { hosts: readonly RosterHost[]; host: RosterHost; place: RosterPlace; go: ReturnType<typeof useRosterPlace>['go']; today: string }
type Brush = { shiftTypeId: string | null } | null

/** One host's shifts: the sheet, what stands around it, and what is done with it. */
export function HostRoster({ hosts, host, place, go, today }: HostRosterProps) {
  const { say } = useSay()
  const { message } = App.useApp()
  const undoToast = useUndoToast()
  const { from, days } = place
  const [panel, setPanel] = useState(place.panel)
  const post = host.posts.some(p => p.id === place.post) ? place.post : null
  const ask = useAsk('roster.week', { enterpriseId: host.id, from, days, ...(post ? { postId: post } : {}) }, { share: true })
  const { run, refusal, clear } = useRun('roster.assign')
  const { waiting, during } = useWaiting<Cell>(ask.dataUpdatedAt)
  const [chosen, setChosen] = useState<Selection | null>(null)
  const [brush, setBrush] = useState<Brush>(null)
  const [proposal, setProposal] = useState<Proposal | null>(null)
  const [settings, setSettings] = useState(USUAL_FILL)
  const week = ask.data
  const plan = useMemo(() => {
    if (!week) return null
    const typed = withCells(week, waiting, 'waiting')
    return proposal ? withCells(typed, proposal.cells, 'proposed') : typed
  }, [week, waiting, proposal])
  const marks = useMemo(() => shiftMarks(week?.types ?? []), [week?.types])
  const selection = within(chosen, { rows: plan?.rows.length ?? 0, columns: plan?.days.length ?? 0 })

  /** Cells of the block that somebody can have a shift on, with what they are to be. */
  const cellsFor = useCallback(
    (block: Block, value: (row: number, column: number) => string | null | undefined): Cell[] =>
      spotsOf(block).flatMap(({ row, column }) => {
        const of = plan?.rows[row]
        const cell = of?.cells[column]
        const shiftTypeId = value(row, column)
        return of && cell?.here && shiftTypeId !== undefined && shiftTypeId !== cell.shiftTypeId ? [{ placementId: of.placementId, date: cell.date, shiftTypeId }] : []
      }),
    [plan],
  )
  const write = useCallback(
    async (cells: Cell[]) => {
      clear()
      if (proposal) return void message.info(say('roster.proposal.first'))
      if (!cells.length) return
      const writing = run({ cells })
      void during(cells, writing.then(({ ok }) => ok))
      const outcome = await writing
      if (outcome.ok && cells.length > 1) undoToast(say('roster.set.done', { n: cells.length }), outcome.seq)
    },
    [run, during, clear, message, proposal, say, undoToast],
  )
  const goTo = useSteady<Parameters<typeof go>, void>(patch => (setProposal(null), setChosen(null), go(patch)))
  const pick = useSteady((id: string | null) => (brush ? setBrush({ shiftTypeId: id }) : set(id, false)))
  const showTypes = useCallback(() => setPanel('types'), [])
  const showCell = useCallback(() => setPanel('cell'), [])
  if (!plan) return <Page title={say('menu.roster')}><Waiting on={ask} /></Page>

  function set(shiftTypeId: string | null, advance: boolean) {
    if (!selection || !plan) return
    void write(cellsFor(blockOf(selection), () => shiftTypeId))
    if (advance && shiftTypeId !== null) setChosen(moved(selection, { columns: 1 }, { rows: plan.rows.length, columns: plan.days.length }, false))
  }
  function copy(): string | null {
    if (!selection || !plan) return null
    const { top, bottom, left, right } = blockOf(selection)
    const nameOf = new Map(plan.types.map(t => [t.id, t.name]))
    return textOf(plan.rows.slice(top, bottom + 1).map(r => r.cells.slice(left, right + 1).map(c => nameOf.get(c.shiftTypeId ?? '') ?? '')))
  }
  function paste(text: string) {
    if (!selection || !plan || text === '') return
    const block = blockOf(selection)
    const names = blockFrom(text, { rows: block.bottom - block.top + 1, columns: block.right - block.left + 1 })
    const idOf = new Map(marks.flatMap(m => [m.type.name, m.short].map(name => [name.toLowerCase(), m.type.id] as const)))
    const unknown = [...new Set(names.flat())].filter(n => n && !idOf.has(n.toLowerCase()) && !FREE.has(n))
    if (unknown.length) return void message.warning(say('roster.paste.unknown', { names: unknown.slice(0, 5), n: unknown.length }), 6)
    const area = { top: block.top, left: block.left, bottom: block.top + names.length - 1, right: block.left + (names[0]?.length ?? 1) - 1 }
    void write(cellsFor(area, (row, column) => idOf.get((names[row - area.top]?.[column - area.left] ?? '').toLowerCase()) ?? null))
    setChosen(within({ anchor: { row: area.top, column: area.left }, focus: { row: area.bottom, column: area.right } }, { rows: plan.rows.length, columns: plan.days.length }) ?? selection)
  }
  function fillDown() {
    if (!selection || !plan) return
    const block = blockOf(selection)
    void write(cellsFor(block, (_, column) => plan.rows[block.top]!.cells[column]!.shiftTypeId))
  }
  const rowIds = plan.rows.map(r => r.placementId)
  const chosenIds = selection ? rowIds.slice(blockOf(selection).top, blockOf(selection).bottom + 1) : []

  return (
    <Page
      title={say('menu.roster')}
      scroll={false}
      actions={<RosterActions plan={plan} host={host} post={post} from={from} days={days} panel={panel} disabled={proposal !== null} onPanel={setPanel} />}
    >
      <RosterTools hosts={hosts} host={host} post={post} from={from} days={days} today={today} onGo={goTo} />
      <div className="roster">
        <div className="roster-main">
          {plan.types.length === 0 ? (
            <FirstShifts enterpriseId={host.id} host={host.name} onOwn={showTypes} />
          ) : plan.rows.length === 0 ? (
            <EmptyState title={say('roster.nobody', { host: host.name })} text={say('roster.nobody.text')}>
              <Link to="/registers/placement"><Button>{say('tables.placement')}</Button></Link>
            </EmptyState>
          ) : (
            <>
              <RosterFigures plan={plan} onSelect={setChosen} onPanel={setPanel} />
              <Palette marks={marks} brush={brush} canSet={selection !== null} onBrush={setBrush} onPick={pick} onTypes={showTypes} />
              {refusal && <RefusalNote refusal={refusal} />}
              <RosterGrid
                plan={plan}
                marks={marks}
                today={today}
                selection={selection}
                painting={brush !== null}
                onSelect={setChosen}
                onSet={set}
                onPaint={s => brush && void write(cellsFor(blockOf(s), () => brush.shiftTypeId))}
                onCopy={copy}
                onPaste={paste}
                onFillDown={fillDown}
              />
              <StatusLine plan={plan} selection={selection} marks={marks} disabled={proposal !== null} onDetails={showCell} />
            </>
          )}
        </div>
        <RosterSide
          panel={panel}
          host={host}
          plan={plan}
          marks={marks}
          selection={selection}
          rowIds={rowIds}
          chosenIds={chosenIds}
          place={place}
          proposal={proposal}
          onProposal={setProposal}
          settings={settings}
          onSettings={setSettings}
          onSelect={setChosen}
          onPanel={setPanel}
          onGo={go}
        />
      </div>
    </Page>
  )
}

/** What people write in a spreadsheet for a day without a shift. */
const FREE: ReadonlySet<string> = new Set(['-', '–', '—', '·', '休', '休息', 'off', 'Off', 'OFF', 'free', 'Free'])
