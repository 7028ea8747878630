import { tableOf } from '#domain/table-names.ts'
import type { TimetableView } from '#domain/timetable/college/view.ts'
import { KeptPanel } from './KeptPanel.tsx'
import type { Names } from './names.ts'
import { RequestPanel } from './RequestPanel.tsx'
import { SessionPanel } from './SessionPanel.tsx'
import { SolvePanel } from './SolvePanel.tsx'
import type { Scheduling } from './use-scheduling.ts'
import type { WhoKind } from './week-model.ts'

type TimetableSideProps = { view: TimetableView; open: string | null; names: Names; scheduling: Scheduling; listed: readonly string[] | null; onWho: (kind: WhoKind, id: string) => void; onOpen: (id: string) => void; onClose: () => void; onStart: () => void }

/** What is opened: the settings of a search (`solve`), a request (`new`, or its id), a session of the proposal (its key), or a booking that stays. */
export function TimetableSide({ view, open, names, scheduling, listed, onWho, onOpen, onClose, onStart }: TimetableSideProps) {
  const { proposal } = scheduling
  if (open === null) return null
  if (open === 'solve') return <SolvePanel view={view} names={names} scheduling={scheduling} listed={listed} onStart={onStart} onClose={onClose} />
  if (open === 'new') return <RequestPanel id={null} termId={view.termId} onOpen={onOpen} onClose={onClose} />
  const session = proposal?.sessions.find(s => s.key === open) ?? null
  const left = proposal?.leftOut.find(l => l.key === open) ?? null
  if (session || left) return <SessionPanel key={open} session={session} left={left} scheduling={scheduling} names={names} onWho={onWho} onOpen={onOpen} onClose={onClose} />
  if (open.includes('#')) return null // a session of a proposal that is gone
  if (tableOf(open) === 'sessionRequest') return <RequestPanel id={open} termId={view.termId} onOpen={onOpen} onClose={onClose} />
  if (tableOf(open) === 'booking') return <KeptPanel key={open} id={open} kept={proposal?.kept.find(k => k.bookingId === open) ?? null} scheduling={scheduling} onClose={onClose} />
  return null
}
