import type { Proposal } from '#domain/shifts/proposal.ts'
import type { RosterHost } from '#domain/shifts/hosts.ts'
import { CellPanel } from './CellPanel.tsx'
import type { ShownPlan } from './effective.ts'
import { FillPanel } from './FillPanel.tsx'
import { PatternPanel } from './PatternPanel.tsx'
import { ProposalPanel } from './ProposalPanel.tsx'
import type { Selection } from './selection.ts'
import type { ShiftMark } from './shift-marks.ts'
import { TypesPanel } from './TypesPanel.tsx'
import type { RosterPlace, useRosterPlace } from './use-place.ts'

export type RosterSideProps = {
  panel: string | null
  host: RosterHost
  plan: ShownPlan
  marks: readonly ShiftMark[]
  selection: Selection | null
  /** placements of all rows, and of the rows chosen */
  rowIds: readonly string[]
  chosenIds: readonly string[]
  place: RosterPlace
  proposal: Proposal | null
  onProposal: (proposal: Proposal | null) => void
  onSelect: (selection: Selection) => void
  onGo: ReturnType<typeof useRosterPlace>['go']
}

/** The one thing that is being done, at the right of the sheet; a proposal comes before everything else. */
export function RosterSide({ panel, host, plan, marks, selection, rowIds, chosenIds, place, proposal, onProposal, onSelect, onGo }: RosterSideProps) {
  const close = () => {
    onGo({ panel: null })
    document.querySelector<HTMLElement>('.roster-grid')?.focus({ preventScroll: true })
  }
  if (proposal) return <ProposalPanel proposal={proposal} plan={plan} marks={marks} onSelect={onSelect} onDone={() => (onProposal(null), close())} />
  if (panel === 'types') return <TypesPanel enterpriseId={host.id} host={host.name} marks={marks} onClose={close} />
  if (panel === 'pattern') return <PatternPanel plan={plan} marks={marks} rowIds={rowIds} chosenIds={chosenIds} from={place.from} days={place.days} onClose={close} />
  if (panel === 'fill') return <FillPanel host={host} plan={plan} marks={marks} rowIds={rowIds} chosenIds={chosenIds} place={place} onGo={onGo} onFound={onProposal} onClose={close} />
  if (panel === 'cell' && selection) return <CellPanel plan={plan} marks={marks} selection={selection} onClose={close} />
  return null
}
