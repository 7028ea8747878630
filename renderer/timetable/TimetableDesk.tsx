import { App, Button } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { pressed } from '#renderer/shell/shortcuts.ts'
import { addDays } from '#domain/base/time.ts'
import type { TimetableView } from '#domain/timetable/college/view.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Figures, type Figure } from '#renderer/ui/Figures.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { usePanelGuard } from '#renderer/ui/use-panel-guard.ts'
import { useSteady } from '#renderer/ui/use-steady.ts'
import { BoardPart } from './BoardPart.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { GoalsPart } from './GoalsPart.tsx'
import { LeftOutPart } from './LeftOutPart.tsx'
import { useNames } from './names.ts'
import { NoRequests } from './NoRequests.tsx'
import { RequestsPart } from './RequestsPart.tsx'
import { RunStrip } from './RunStrip.tsx'
import { dropProposal } from './search-desk.ts'
import { SessionsPart } from './SessionsPart.tsx'
import { TimetableSide } from './TimetableSide.tsx'
import { useScheduling } from './use-scheduling.ts'
import { Verdict } from './Verdict.tsx'
import { WHO_KINDS } from './week-model.ts'

const PARTS = ['requests', 'board', 'list', 'left', 'goals'] as const
type Part = (typeof PARTS)[number]

/** The timetable of one term: its figures, what is asked for, and the proposal from every side; what is opened stands at the side. */
export function TimetableDesk({ view, chooser }: { view: TimetableView; chooser: ReactNode }) {
  const { say } = useSay()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const scheduling = useScheduling(view)
  const { proposal, running, isOtherTerm } = scheduling
  const names = useNames(view, proposal)
  const undoToast = useUndoToast()
  const leaving = usePanelGuard()
  const [listed, setListed] = useState<string[] | null>(null)
  const [most, setMost] = useState(0)
  const asked = PARTS.find(p => p === params.get('part'))
  const part: Part = proposal ? (asked ?? 'board') : 'requests'
  const show = params.get('show') ?? 'all'
  const open = params.get('open')
  const kind = WHO_KINDS.find(k => k === params.get('rows')) ?? 'classGroup'
  // a search ends long after it was begun: the address is then another
  const put = useSteady((more: Record<string, string | null>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(more)) if (value === null) next.delete(name)
    else next.set(name, value)
    setParams(next, { replace: true })
  })
  const goTo = (to: Part, rows: string | null = null) => put({ part: to, show: rows })
  const openIt = (id: string) => leaving(() => put({ open: id }))
  const close = () => put({ open: null })
  const openSolve = () => openIt('solve')

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!pressed(event, 'schedule')) return
      event.preventDefault()
      openSolve()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })

  async function start() {
    close()
    if (!(await scheduling.begin())) return
    goTo('board')
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.week-block[tabindex="0"]')?.focus({ preventScroll: true }))
  }
  async function accept() {
    const outcome = await scheduling.accept()
    if (!outcome) return
    const { created, moved, removed } = outcome.value
    const from = scheduling.made!.choice.fromWeek
    const term = view.terms.find(t => t.id === view.termId)
    dropProposal()
    if (created + moved + removed === 0) return void message.info(say('schedule.accept.nothing'))
    undoToast(say('schedule.accepted', { created, moved, removed }), outcome.seq)
    void navigate(`/board?${new URLSearchParams({ rows: 'classGroup', ...(term ? { date: addDays(term.start, (from - 1) * 7) } : {}) })}`)
  }
  function discard() {
    const bringBack = dropProposal()
    put({ part: null, show: null, open: null })
    const key = 'schedule-dropped'
    void message.info({
      key,
      duration: 10,
      content: (
        <span>
          {say('schedule.dropped')} <Button type="link" size="small" onClick={() => (bringBack(), message.destroy(key))}>{say('schedule.bringBack')}</Button>
        </span>
      ),
    })
  }

  const { counts } = view
  const figures: Figure[] = proposal ? proposalFigures() : [
    { label: say('schedule.figure.requests'), value: counts.requests, onClick: () => goTo('requests') },
    { label: say('schedule.figure.sessions'), value: counts.sessions, onClick: () => goTo('requests') },
    { label: say('schedule.figure.booked'), value: counts.booked, tone: 'good', onClick: () => goTo('requests', 'booked') },
    { label: say('schedule.figure.open'), value: counts.open, tone: 'warning', onClick: () => goTo('requests', 'open') },
    { label: say('schedule.figure.problems'), value: counts.doubtful, tone: 'refusal', onClick: () => goTo('requests', 'problems') },
  ]
  function proposalFigures(): Figure[] {
    const { proof, sessions, leftOut } = proposal!
    const count = (state: string) => sessions.filter(s => s.state === state).length
    return [
      { label: say('schedule.figure.placed', { all: proof.all }), value: proof.placed, tone: 'good', onClick: () => goTo('list') },
      { label: say('schedule.figure.new'), value: count('new'), onClick: () => goTo('list', 'new') },
      { label: say('schedule.figure.moved'), value: count('moved'), tone: 'warning', onClick: () => goTo('list', 'moved') },
      { label: say('schedule.figure.left'), value: leftOut.length, tone: 'refusal', onClick: () => goTo('left') },
      { label: say('schedule.figure.problems'), value: counts.doubtful, tone: 'warning', onClick: () => goTo('requests', 'problems') },
    ]
  }
  return (
    <Page
      title={say('menu.timetable')}
      scroll={false}
      actions={
        <>
          {chooser}
          {proposal && <ExportMenu proposal={proposal} />}
          {proposal && <Button onClick={discard}>{say('schedule.discard')}</Button>}
          <Button type={proposal ? 'default' : 'primary'} aria-keyshortcuts="Alt+S" title="Alt+S" disabled={!counts.requests || running !== null} onClick={openSolve}>
            {say(proposal ? 'schedule.again' : 'schedule.solve')}
          </Button>
          {proposal && <Button type="primary" disabled={running !== null} loading={scheduling.accepting} onClick={() => void accept()}>{say('schedule.accept')}</Button>}
        </>
      }
    >
      <div className="schedule">
        <div className="schedule-main">
          {counts.requests === 0 ? (
            <NoRequests onNew={() => openIt('new')} />
          ) : (
            <>
              <Figures figures={figures} />
              <RunStrip />
              {scheduling.refusal && <RefusalNote refusal={scheduling.refusal} />}
              {isOtherTerm && (
                <p className="schedule-verdict">
                  {say('schedule.otherTerm', { term: view.terms.find(t => t.id === isOtherTerm)?.name ?? isOtherTerm })}{' '}
                  <button type="button" className="link" onClick={() => setParams({ term: isOtherTerm })}>{say('schedule.otherTerm.go')}</button>
                </p>
              )}
              {proposal && (
                <>
                  <Segmented aria-label={say('matching.part')} value={part} options={PARTS.map(value => ({ value, label: say(`schedule.part.${value}`, { n: proposal.leftOut.length }) }))} onChange={value => goTo(value)} />
                  {part !== 'requests' && <Verdict made={scheduling.made!} scheduling={scheduling} onAgain={openSolve} />}
                </>
              )}
              {part === 'requests' && <RequestsPart view={view} names={names} show={show} onShow={value => put({ show: value })} of={params.get('of')} onOf={id => put({ of: id })} open={open} onOpen={openIt} onClose={close} onListed={setListed} />}
              {part === 'board' && proposal && <BoardPart view={view} proposal={proposal} scheduling={scheduling} names={names} kind={kind} who={params.get('who')} onWho={(rows, who) => put({ rows, who })} open={open} onOpen={openIt} onClose={close} />}
              {part === 'list' && proposal && <SessionsPart proposal={proposal} scheduling={scheduling} names={names} show={show} onShow={value => put({ show: value })} open={open} onOpen={openIt} onClose={close} />}
              {part === 'left' && proposal && <LeftOutPart proposal={proposal} scheduling={scheduling} names={names} onOpen={openIt} most={most} onMore={() => setMost(proposal.leftOut.length)} />}
              {part === 'goals' && proposal && <GoalsPart proposal={proposal} />}
            </>
          )}
        </div>
        <TimetableSide view={view} open={open} names={names} scheduling={scheduling} listed={part === 'requests' ? listed : null} onWho={(rows, who) => put({ part: 'board', rows, who })} onOpen={openIt} onClose={close} onStart={() => void start()} />
      </div>
    </Page>
  )
}
