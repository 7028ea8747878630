import { Button } from 'antd'
import type { BoardRows, BoardView } from '#domain/booking/board-model.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { BookingForm } from '../form/BookingForm.tsx'
import { draftFromBoard } from '../form/draft.ts'
import { BookingPanel } from '../panel/BookingPanel.tsx'
import { useWayOut } from '../panel/use-way-out.ts'
import { endAfter, timeAfter } from './board-time.ts'
import type { RowModel } from './board-types.ts'
import type { Move, useBoardActs } from './use-board-acts.ts'

type BoardSideProps = { acts: ReturnType<typeof useBoardActs>; view: BoardView; rows: readonly RowModel[]; kind: BoardRows }

/** The side panel of the board: the one thing selected, or the one question that is open. */
export function BoardSide({ acts, view, rows, kind }: BoardSideProps) {
  const { panel, close, setPanel } = acts
  const show = (id: string) => setPanel({ kind: 'booking', id })
  const first = view.days[0]!.date
  switch (panel.kind) {
    case 'none':
      return null
    case 'booking':
      return <BookingPanel key={`${panel.id} ${panel.cancelling ?? false}`} id={panel.id} cancelling={panel.cancelling} keepFocus onClose={close} onEdit={() => setPanel({ kind: 'edit', id: panel.id })} />
    case 'edit':
      return <BookingForm key={panel.id} id={panel.id} onClose={() => show(panel.id)} onDone={show} />
    case 'create': {
      const { target } = panel
      const row = rows[target.row]?.row
      const start = timeAfter(first, target.start)
      return (
        <BookingForm
          key={`${row?.id} ${target.start} ${target.end}`}
          start={draftFromBoard({ kind, id: row?.id, start, end: endAfter(first, target.end) })}
          onClose={close}
          onDone={show}
        />
      )
    }
    case 'scope':
      return <ScopePanel move={panel.move} acts={acts} at={timeAfter(first, panel.move.to.start)} name={rows[panel.move.to.row]?.row.name ?? ''} />
    case 'refused':
      return <RefusedPanel panel={panel} acts={acts} home={rows[panel.move.from]?.row.id} />
  }
}

/** A date of a series was moved: is it this date only, or all of them? */
function ScopePanel({ move, acts, at, name }: { move: Move; acts: BoardSideProps['acts']; at: string; name: string }) {
  const { say } = useSay()
  return (
    <SidePanel title={move.bar.title} subtitle={say('board.scope.to', { name, at })} onClose={acts.close}>
      <p>{say('board.scope')}</p>
      <div className="panel-buttons">
        <Button type="primary" loading={acts.busy} onClick={() => acts.moveScoped(move, 'this')}>
          {say('board.scope.this')}
        </Button>
        <Button loading={acts.busy} onClick={() => acts.moveScoped(move, 'all')}>
          {say('board.scope.all')}
        </Button>
        <Button type="text" onClick={acts.close}>
          {say('board.scope.back')}
        </Button>
      </div>
    </SidePanel>
  )
}

type Refused = Extract<ReturnType<typeof useBoardActs>['panel'], { kind: 'refused' }>

/** `home` is the row that it was taken from: going back there at the same time would be no way out. */
function RefusedPanel({ panel, acts, home }: { panel: Refused; acts: BoardSideProps['acts']; home: string | undefined }) {
  const { say } = useSay()
  const { move, input, refusal } = panel
  const way = useWayOut(move.bar.title, () => acts.setPanel({ kind: 'booking', id: move.bar.bookingId }))
  const { bar, to } = move
  const sameTime = bar.start === to.start && bar.end === to.end
  const no = way.refusal ?? refusal
  const alternatives = no.alternatives?.filter(a => !(sameTime && home !== undefined && a.facts.roomId === home))
  return (
    <SidePanel title={move.bar.title} subtitle={say('board.refused')} onClose={acts.close}>
      <RefusalNote
        refusal={alternatives ? { ...no, alternatives } : no}
        busy={way.busy}
        onAlternative={alternative => void way.take(alternative)}
        onOverride={(rules, reason) => void acts.send(move, { ...input, overrides: rules.map(rule => ({ rule, reason })) })}
      />
    </SidePanel>
  )
}
