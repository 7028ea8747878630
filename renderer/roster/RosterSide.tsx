import type { Proposal } from '#domain/shifts/proposal.ts'
import type { RosterHost } from '#domain/shifts/hosts.ts'
import { CellPanel } from './CellPanel.tsx'
import type { ShownPlan } from './effective.ts'
import { FillPanel } from './FillPanel.tsx'
import type { FillSettings } from './fill-settings.ts'
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
  settings: FillSettings
  onSettings: (settings: FillSettings) => void
  onSelect: (selection: Selection) => void
  onPanel: (panel: string | null) => void
  onGo: ReturnType<typeof useRosterPlace>['go']
}

/** The one thing that is being done, at the right of the sheet; a proposal comes before everything else. */
export function RosterSide({ panel, host, plan, marks, selection, rowIds, chosenIds, place, proposal, onProposal, settings, onSettings, onSelect, onPanel, onGo }: RosterSideProps) {
  const toSheet = () => document.querySelector<HTMLElement>('.roster-grid')?.focus({ preventScroll: true })
  const close = () => {
    onPanel(null)
    toSheet()
  }
  if (proposal) {
    const done = () => {
      onProposal(null)
      toSheet()
    }
    return <ProposalPanel proposal={proposal} plan={plan} marks={marks} onSelect={onSelect} onAccepted={done} onDiscard={() => (onProposal(null), onPanel('fill'))} />
  }
  if (panel === 'types') return <TypesPanel enterpriseId={host.id} host={host.name} marks={marks} onClose={close} />
  if (panel === 'pattern') return <PatternPanel plan={plan} marks={marks} rowIds={rowIds} chosenIds={chosenIds} from={place.from} days={place.days} onClose={close} />
  if (panel === 'fill') {
    const found = (next: Proposal) => {
      onPanel(null)
      onProposal(next)
    }
    return (
      <FillPanel host={host} plan={plan} marks={marks} rowIds={rowIds} chosenIds={chosenIds} place={place} settings={settings} onSettings={onSettings} onGo={onGo} onFound={found} onClose={close} />
    )
  }
  if (panel === 'cell' && selection) return <CellPanel plan={plan} marks={marks} selection={selection} onClose={close} />
  return null
}
