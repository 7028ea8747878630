import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { PlacementDetail } from '#contract/placement.ts'
import { addDays } from '#domain/base/time.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RecordHistory } from '#renderer/history/RecordHistory.tsx'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { CancelForm } from './CancelForm.tsx'
import { ChangeForm } from './ChangeForm.tsx'
import { ChangesPart } from './ChangesPart.tsx'
import { PapersPart } from './PapersPart.tsx'
import { PlacementLinks } from './PlacementLinks.tsx'
import { Timeline } from './Timeline.tsx'

type PlacementPanelProps = { id: string; today: string; onClose: () => void; onOpen: (id: string) => void }
type Doing = 'change' | 'end' | 'cancel' | null

/** One placement at the side: where and when by its amendments, its papers, what can be done with it, what was done. */
export function PlacementPanel({ id, today, onClose, onOpen }: PlacementPanelProps) {
  const { say } = useSay()
  const [doing, setDoing] = useState<Doing>(null)
  const ask = useAsk('placement.one', { id }, { keep: false })
  const detail = ask.data
  if (!detail) {
    return (
      <SidePanel title={say('table.placement')} onClose={onClose} keepFocus>
        <Answered ask={ask}>{() => <EmptyState title={say('register.gone')} text={say('register.gone.text')} />}</Answered>
      </SidePanel>
    )
  }
  const back = () => setDoing(null)
  if (doing === 'change' || doing === 'end') return <ChangeForm ids={[id]} subject={detail} ending={doing === 'end'} today={today} onClose={back} onDone={back} />
  if (doing === 'cancel') return <CancelForm detail={detail} onClose={back} />
  return <Whole detail={detail} today={today} onClose={onClose} onOpen={onOpen} onDo={setDoing} />
}

type WholeProps = { detail: PlacementDetail; today: string; onClose: () => void; onOpen: (id: string) => void; onDo: (doing: Doing) => void }

function Whole({ detail, today, onClose, onOpen, onDo }: WholeProps) {
  const { say } = useSay()
  const navigate = useNavigate()
  const { row, placement, others } = detail
  const cancelled = row.phase === 'cancelled'
  const afterwards = cancelled ? placement.from : row.to >= today ? addDays(row.to, 1) : today
  const again = { studentId: placement.studentId, kind: placement.kind, from: afterwards, ...(placement.batchId ? { batchId: placement.batchId } : {}) }
  return (
    <SidePanel
      title={`${row.student} · ${row.host}`}
      subtitle={[row.number, row.group, say(`placement.phase.${row.phase}`), detail.batch].filter(Boolean).join(' · ')}
      keepFocus
      onClose={onClose}
      footer={
        cancelled || row.phase === 'ended' ? (
          <>
            <Button type="primary" onClick={() => void navigate(registerPath('placement', { fields: again }))}>{say('placement.again')}</Button>
            {!cancelled && <Button onClick={() => onDo('change')}>{say('placement.change')}</Button>}
          </>
        ) : (
          <>
            <Button type="primary" onClick={() => onDo('change')}>{say('placement.change')}</Button>
            <Button onClick={() => onDo('end')}>{say('placement.end')}</Button>
            <span className="spacer" />
            <Button type="text" danger onClick={() => onDo('cancel')}>{say('placement.cancel')}</Button>
          </>
        )
      }
    >
      {cancelled && (
        <div className="banner warning">
          <Icon name="warning" />
          <span>{say('placement.cancelled.banner', { reason: placement.cancelReason ?? '' })}</span>
        </div>
      )}
      <Timeline detail={detail} today={today} />
      <PlacementLinks detail={detail} />
      {!cancelled && <PapersPart detail={detail} today={today} />}
      <ChangesPart detail={detail} />
      {others.length > 0 && (
        <section>
          <header className="related-head"><h3>{say('placement.others')}</h3></header>
          {others.map(other => (
            <div className="related-row" key={other.id}>
              <button type="button" className="link" onClick={() => onOpen(other.id)}>{other.cancelled ? <del>{other.host}</del> : other.host}</button>
              <span className="quiet">{other.from} – {other.to}{other.cancelled ? ` · ${say('placement.cancelledMark')}` : ''}</span>
            </div>
          ))}
        </section>
      )}
      <RecordHistory id={placement.id} />
    </SidePanel>
  )
}
