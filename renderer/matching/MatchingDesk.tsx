import { App, Button } from 'antd'
import { useMemo, type ReactNode } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { tableOf } from '#domain/table-names.ts'
import type { MatchingView } from '#contract/matching.ts'
import { useSay } from '#renderer/client/language.tsx'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Figures, type Figure } from '#renderer/ui/Figures.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { GoalsBar } from './GoalsBar.tsx'
import { useNames } from './names.ts'
import { PastePanel } from './PastePanel.tsx'
import { PostPanel } from './PostPanel.tsx'
import { PostsPart } from './PostsPart.tsx'
import { balanceOf, resultRows, totalsOf } from './proposal-rows.ts'
import { ResultPart } from './ResultPart.tsx'
import { StudentPanel } from './StudentPanel.tsx'
import { StudentsPart } from './StudentsPart.tsx'
import { useMatching } from './use-matching.ts'

const PARTS = ['students', 'posts', 'result'] as const
type Part = (typeof PARTS)[number]

/** One matching: its figures, its goals, and three parts; what is opened stands at the side. */
export function MatchingDesk({ view, chooser }: { view: MatchingView; chooser: ReactNode }) {
  const { say } = useSay()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const matching = useMatching(view)
  const { made, draft } = matching
  const names = useNames(view)
  const undoToast = useUndoToast()
  const kept = useMemo(() => new Set(draft.locks.map(l => l.student)), [draft.locks])
  const rows = useMemo(() => (made ? resultRows(view, made.proposal, kept) : null), [view, made, kept])
  const asked = params.get('part') as Part | null
  const part = asked && PARTS.includes(asked) ? asked : made ? 'result' : 'students'
  const show = params.get('show') ?? 'all'
  const open = params.get('open')
  const balance = balanceOf(view)
  const put = (more: Record<string, string | null>) =>
    setParams(old => {
      for (const [name, value] of Object.entries(more)) if (value === null) old.delete(name)
      else old.set(name, value)
      return old
    })
  const goTo = (to: Part, rowsShown = 'all') => put({ part: to, show: rowsShown })
  const close = () => put({ open: null })
  const openIt = (id: string) => put({ open: id })

  async function solve() {
    goTo('result')
    await matching.solve()
  }
  async function accept() {
    const outcome = await matching.accept()
    if (!outcome) return
    const { created, moved, removed } = outcome.value
    if (created + moved + removed === 0) void message.info(say('matching.accept.nothing'))
    else undoToast(say('matching.accepted', { created, moved, removed }), outcome.seq)
    goTo('students')
  }

  const figures = rows ? resultFigures() : plainFigures()
  function plainFigures(): Figure[] {
    return [
      { label: say('matching.figure.toPlace'), value: balance.students, onClick: () => goTo('students') },
      { label: say('matching.figure.noWish'), value: view.students.filter(s => !s.fixture && !s.wishes.length).length, tone: 'warning', onClick: () => goTo('students', 'noWish') },
      { label: say('matching.figure.places'), value: balance.places, tone: balance.places < balance.students ? 'refusal' : 'enterprise', onClick: () => goTo('posts') },
      { label: say('matching.figure.unknown'), value: view.unknown + view.posts.filter(p => Object.values(p.rooms).some(r => r.given === null)).length, tone: 'warning', onClick: () => void navigate('/registers/post') },
      { label: say('matching.figure.away'), value: view.away.length, onClick: () => goTo('students', 'away') },
    ]
  }
  function resultFigures(): Figure[] {
    const totals = totalsOf(rows!)
    return [
      { label: say('matching.figure.placed', { m: totals.students }), value: totals.placed, tone: 'good', onClick: () => goTo('result') },
      { label: say('matching.figure.first'), value: totals.first, onClick: () => goTo('result', 'unmet') },
      { label: say('matching.figure.leftOut'), value: totals.leftOut, tone: 'refusal', onClick: () => goTo('result', 'leftOut') },
      { label: say('matching.figure.changes'), value: totals.changes, tone: 'warning', onClick: () => goTo('result', 'changed') },
      { label: say('matching.figure.km'), value: totals.km, onClick: () => goTo('result') },
    ]
  }
  const nobody = !view.students.length && !view.away.length
  const noPosts = !view.posts.length
  return (
    <Page
      title={say('menu.matching')}
      scroll={false}
      actions={
        <>
          {chooser}
          {rows && made && <ExportMenu rows={rows} names={names} view={view} />}
          <Button type={made ? 'default' : 'primary'} disabled={nobody || noPosts} loading={matching.busy} onClick={() => void solve()}>
            {say(made ? 'matching.again' : 'matching.solve')}
          </Button>
          {made && <Button type="primary" disabled={matching.busy || matching.stale} loading={matching.accepting} onClick={() => void accept()}>{say('matching.accept')}</Button>}
        </>
      }
    >
      <div className="match">
        <div className="match-main">
          {nobody ? (
            <EmptyState title={say('matching.noStudents')} text={say('matching.noStudents.text')}>
              <Link to={registerPath('batch', { id: view.chosen[0]! })}><Button type="primary">{say('table.batch')}</Button></Link>
              <Link to="/import?table=student"><Button>{say('menu.import')}</Button></Link>
            </EmptyState>
          ) : noPosts ? (
            <EmptyState title={say('matching.noPosts')} text={say('matching.noPosts.text')}>
              <Link to="/registers/post"><Button type="primary">{say('tables.post')}</Button></Link>
              <Link to="/registers/postPlaces"><Button>{say('tables.postPlaces')}</Button></Link>
            </EmptyState>
          ) : (
            <>
              <Figures figures={figures} />
              <GoalsBar draft={draft} names={names} onDraft={matching.change} />
              {matching.refusal && matching.refusal.code !== 'job.cancelled' && <RefusalNote refusal={matching.refusal} />}
              <Segmented aria-label={say('matching.part')} value={part} options={PARTS.map(value => ({ value, label: say(`matching.${value}`) }))} onChange={value => goTo(value)} />
              {part === 'students' && <StudentsPart view={view} names={names} show={show} onShow={value => put({ show: value })} open={open} onOpen={openIt} onClose={close} onPaste={() => openIt('paste')} />}
              {part === 'posts' && <PostsPart view={view} names={names} proposal={made?.proposal ?? null} open={open} onOpen={openIt} onClose={close} />}
              {part === 'result' && <ResultPart view={view} rows={rows} matching={matching} names={names} show={show} onShow={value => put({ show: value })} open={open} onOpen={openIt} onClose={close} />}
            </>
          )}
        </div>
        {open === 'paste' && <PastePanel view={view} onClose={close} />}
        {open && tableOf(open) === 'student' && <StudentPanel key={open} id={open} view={view} names={names} matching={matching} onClose={close} />}
        {open && tableOf(open) === 'post' && <PostPanel key={open} id={open} view={view} names={names} proposal={made?.proposal ?? null} onOpen={openIt} onClose={close} />}
      </div>
    </Page>
  )
}
