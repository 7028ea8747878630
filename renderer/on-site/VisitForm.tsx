import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { Alternative } from '#domain/base/decision.ts'
import type { CommandInput } from '#renderer/client/client.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { RecordHistory } from '#renderer/history/RecordHistory.tsx'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { useSaveKey } from '#renderer/ui/use-save-key.ts'
import { entryOf, gapsIn, visitPlace, type VisitDraft } from './visit-draft.ts'
import { tutorAt } from './visit-parts.ts'
import { VisitChecks } from './VisitChecks.tsx'
import { VisitIssues } from './VisitIssues.tsx'
import { VisitPhotos } from './VisitPhotos.tsx'
import { VisitSeen } from './VisitSeen.tsx'
import { VisitText } from './VisitText.tsx'
import { VisitWhere } from './VisitWhere.tsx'

type VisitFormProps = { id?: string; planned?: boolean; first: VisitDraft; now: string }

/** All of a visit on one page, made for fingers. Ctrl+S saves; what is typed survives a closed window until it is saved. */
export function VisitForm({ id, planned = false, first, now }: VisitFormProps) {
  const { say } = useSay()
  const navigate = useNavigate()
  const undoToast = useUndoToast()
  const [begun] = useState(first)
  const [params] = useSearchParams()
  // a visit that is there may change underneath: nobody's typing is lost by it, and who has typed nothing sees it
  const form = useForm(visitPlace(id, begun.enterpriseId), id ? first : begun, { resume: params.has('resume'), whole: true })
  const { values: typed, set } = form
  const [tried, setTried] = useState(false)
  const [photosBusy, setPhotosBusy] = useState(false)
  const record = useRun('visit.record')
  const plan = useRun('visit.plan')
  const remove = useRun('visit.remove')
  const scene = useAsk('visit.scene', { enterpriseId: typed.enterpriseId || '-', date: typed.date, ...(id ? { except: id } : {}) }, { enabled: typed.enterpriseId !== '' })
  const here = typed.enterpriseId ? (scene.data ?? null) : null
  // until somebody is chosen it is the one who looks after the interns there
  const draft = typed.teacherId ? typed : { ...typed, teacherId: tutorAt(here) }
  const gaps = gapsIn(draft)
  const shownGaps = new Map(tried ? gaps.map(g => [g.place, say(g.key)]) : [])
  const busy = record.busy || plan.busy || remove.busy || photosBusy
  const refusal = record.refusal ?? plan.refusal ?? remove.refusal

  function leave(sentence: string, seq: number, month: string) {
    form.done()
    undoToast(sentence, seq)
    void navigate(`/visits?month=${month.slice(0, 7)}`)
  }
  async function save() {
    if (busy) return
    setTried(true)
    const [gap] = gaps
    if (gap) return document.getElementById(gap.place)?.scrollIntoView({ block: 'center' })
    await write(entryOf(draft, id))
  }
  async function write(entry: CommandInput<'visit.record'>) {
    const outcome = await record.run(entry)
    if (outcome.ok) leave(say(outcome.value.marked ? 'visit.saved.marked' : 'visit.saved', { n: outcome.value.marked }), outcome.seq, draft.date)
  }
  async function follow({ command, input }: Alternative) {
    if (command === 'visit.record') return write(input as CommandInput<'visit.record'>) // the command that the way out names
    const outcome = await plan.run(input as CommandInput<'visit.plan'>)
    if (outcome.ok) leave(say('visits.planned'), outcome.seq, draft.date)
  }
  async function takeAway() {
    const outcome = id ? await remove.run({ id }) : null
    if (outcome?.ok) leave(say('visits.removed'), outcome.seq, draft.date)
  }
  useSaveKey(save)

  return (
    <Page
      title={say(id && !planned ? 'visit.edit' : 'visits.record')}
      note={here?.host}
      scroll={false}
      actions={
        <>
          {id && !planned && <Link to={`/reports?${new URLSearchParams({ name: 'visit', id }).toString()}`}><Button>{say('attendance.print')}</Button></Link>}
          <Link to="/visits"><Button>{say('visit.back')}</Button></Link>
        </>
      }
    >
      <div className="visit-form">
        <div className="visit-scroll">
          <DraftNote form={form} />
          <div className="visit-columns">
            <div>
              <VisitWhere draft={draft} set={set} scene={here} gaps={shownGaps} fixedHost={id !== undefined} />
              <VisitChecks draft={draft} set={set} gaps={shownGaps} />
            </div>
            <div>
              <VisitSeen draft={draft} set={set} scene={here} />
              <VisitText draft={draft} set={set} />
              <VisitPhotos photos={draft.photos} onChange={change => set(old => ({ photos: change(old.photos) }))} onBusy={setPhotosBusy} />
              <VisitIssues draft={draft} set={set} scene={here} gaps={shownGaps} today={now.slice(0, 10)} />
              {id && <RecordHistory id={id} />}
            </div>
          </div>
        </div>
        <footer className="visit-foot">
          {refusal && <RefusalNote refusal={refusal} onAlternative={way => void follow(way)} busy={busy} />}
          <div className="visit-foot-row">
            <Button type="primary" size="large" loading={busy} title="Ctrl+S" onClick={() => void save()}>{say('visit.save')}</Button>
            {tried && gaps.length > 0 && <span className="field-error" role="alert">{say('visit.gaps', { n: gaps.length })}</span>}
            <span className="spacer" />
            <span className="quiet">{say('visit.kept')}</span>
            {id && (
              <Popconfirm title={say('visits.remove.ask')} okText={say('ui.remove')} cancelText={say('ui.cancel')} onConfirm={() => void takeAway()}>
                <Button type="text" danger size="large">{say('ui.remove')}</Button>
              </Popconfirm>
            )}
          </div>
        </footer>
      </div>
    </Page>
  )
}
