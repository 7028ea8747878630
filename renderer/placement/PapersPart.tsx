import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { PlacementDetail } from '#contract/placement.ts'
import { PAPER_FIELDS, type DatedPaper, type PaperMark } from '#domain/placement/papers.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { Icon } from '#renderer/ui/Icon.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { ContentsForm } from './ContentsForm.tsx'
import { InsuranceForm } from './InsuranceForm.tsx'
import { Trouble } from './Trouble.tsx'

/** The papers of a placement as a checklist: what is missing is noted by one click, with today or another day. */
export function PapersPart({ detail, today }: { detail: PlacementDetail; today: string }) {
  const { say } = useSay()
  const [open, setOpen] = useState<string | null>(null)
  const note = useRun('placement.papers')
  const undoToast = useUndoToast()
  const needed = detail.papers.filter(p => p.state !== 'notNeeded')
  const { id } = detail.placement
  // who noted a paper by its button, which goes then, goes on in its day
  const noted = useRef<Element | null>(null)
  useEffect(() => {
    if (document.activeElement === document.body) noted.current?.querySelector('input')?.focus({ preventScroll: true })
    noted.current = null
  }, [detail])

  async function received(paper: DatedPaper, on: string | null) {
    const outcome = await note.run({ ids: [id], set: { [PAPER_FIELDS[paper]]: on } })
    if (outcome.ok) undoToast(on ? say('placement.received.said', { paper: say(`paper.${paper}`), date: on }) : say('placement.taken'), outcome.seq)
  }
  async function evidence(there: boolean) {
    const outcome = await note.run({ ids: [id], set: { evidence: there || null } })
    if (outcome.ok) undoToast(there ? say('placement.received.said', { paper: say('paper.evidence'), date: today }) : say('placement.taken'), outcome.seq)
  }
  function doing(mark: PaperMark) {
    const { paper } = mark
    switch (paper) {
      case 'contents':
      case 'insurance':
        return <Button size="small" aria-expanded={open === paper} onClick={() => setOpen(open === paper ? null : paper)}>{say(mark.state === 'there' ? 'placement.paper.look' : 'placement.paper.fill')}</Button>
      case 'filing':
        return detail.placement.batchId ? (
          <Link to={registerPath('batch', { id: detail.placement.batchId })}>{mark.on ?? say('placement.filing.batch', { batch: detail.batch })}</Link>
        ) : (
          <span className="quiet">{say('placement.filing.none')}</span>
        )
      case 'evidence':
        return mark.state === 'there' ? <Button size="small" type="text" onClick={() => void evidence(false)}>{say('placement.taken')}</Button> : <Button size="small" onClick={() => void evidence(true)}>{say('placement.paper.kept')}</Button>
      default:
        // one field before and after: whoever writes the day stays in it once it is noted
        return (
          <>
            {mark.state !== 'notYet' && mark.on === undefined && <Button size="small" loading={note.busy} onClick={event => ((noted.current = event.currentTarget.closest('.papers-row')), void received(paper, today))} aria-label={`${say('placement.received')}: ${say(`paper.${paper}`)}`}>{say('placement.received')}</Button>}
            <DateInput
              label={mark.on === undefined ? `${say(`paper.${paper}`)}: ${say('placement.paper.otherDay')}` : say(`paper.${paper}`)}
              value={mark.on}
              onChange={on => (on !== null || mark.on !== undefined) && void received(paper, on)}
            />
          </>
        )
    }
  }
  return (
    <section>
      <header className="related-head">
        <h3>{say('placement.papers')} <span className="quiet">{say('placement.papers.count', { there: needed.filter(p => p.state === 'there').length, of: needed.length })}</span></h3>
      </header>
      {note.refusal && <Trouble refusal={note.refusal} />}
      <div className="papers">
        {needed.map(mark => (
          <div key={mark.paper}>
            <div className="papers-row">
              <i className={`paper-mark ${mark.state}`} aria-hidden="true" />
              <span className="papers-name">
                {say(`paper.${mark.paper}`)}
                {mark.state !== 'there' && <span className={mark.state === 'missing' ? 'tone-text-refusal' : 'quiet'}> {mark.state === 'flawed' && mark.paper !== 'contents' && mark.paper !== 'insurance' ? say('paper.late') : say(`paper.state.${mark.state}`)}</span>}
                {mark.state === 'there' && <Icon name="check" size={12} />}
              </span>
              <span className="papers-do">{doing(mark)}</span>
            </div>
            {open === mark.paper && mark.paper === 'contents' && <ContentsForm detail={detail} onDone={() => setOpen(null)} />}
            {open === mark.paper && mark.paper === 'insurance' && <InsuranceForm detail={detail} onDone={() => setOpen(null)} />}
          </div>
        ))}
      </div>
    </section>
  )
}
