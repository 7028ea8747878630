import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { BulkAssign } from './BulkAssign.tsx'
import { BulkPapers } from './BulkPapers.tsx'
import { ChangeForm } from './ChangeForm.tsx'

export type BulkAct = 'papers' | 'assign' | 'change'
type BulkPanelProps = { act: BulkAct; ids: readonly string[]; today: string; onClose: () => void; onDone: () => void }

/** One act for all chosen placements: one change, which one undo takes back. */
export function BulkPanel({ act, ids, today, onClose, onDone }: BulkPanelProps) {
  const { say } = useSay()
  const first = useAsk('placement.one', { id: ids[0] ?? '-' }, { enabled: act === 'change' })
  if (act === 'papers') return <BulkPapers ids={ids} today={today} onClose={onClose} onDone={onDone} />
  if (act === 'assign') return <BulkAssign ids={ids} onClose={onClose} onDone={onDone} />
  if (first.data) return <ChangeForm ids={ids} subject={first.data} ending={false} today={today} onClose={onClose} onDone={onDone} />
  return (
    <SidePanel title={say('placement.change')} onClose={onClose}>
      <Answered ask={first}>{() => <EmptyState title={say('register.gone')} text={say('register.gone.text')} />}</Answered>
    </SidePanel>
  )
}
