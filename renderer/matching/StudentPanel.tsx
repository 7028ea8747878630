import { Button, Select } from 'antd'
import { Link } from 'react-router'
import type { MatchingView } from '#contract/matching.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { withLock } from './matching-draft.ts'
import type { Names } from './names.ts'
import type { Matching } from './use-matching.ts'
import { WhyPart } from './WhyPart.tsx'
import { WishEditor } from './WishEditor.tsx'

type StudentPanelProps = { id: string; view: MatchingView; names: Names; matching: Matching; onClose: () => void }

/** One student: the wishes to edit, the place in the proposal, why it is this one, and whether to keep it. */
export function StudentPanel({ id, view, names, matching, onClose }: StudentPanelProps) {
  const { say } = useSay()
  const student = names.studentOf(id)
  const form = useForm(`wishes:${id}`, { wishes: student?.wishes ?? [] })
  const { wishes } = form.values
  const writing = useRun('matching.wishes')
  const undoToast = useUndoToast()
  if (!student) {
    return (
      <SidePanel title={say('table.student')} onClose={onClose}>
        <EmptyState title={say('matching.rows.none')} />
      </SidePanel>
    )
  }
  const dirty = form.changed
  const place = matching.made?.proposal.placed.find(p => p.student === id)
  const lock = matching.draft.locks.find(l => l.student === id)
  const batchId = student.placement?.batchId ?? student.batchIds[0] ?? view.chosen[0]!

  async function save() {
    if (!dirty) return
    const outcome = await writing.run({ batchId, lists: [{ studentId: id, postIds: wishes }] })
    if (!outcome.ok) return
    form.done()
    undoToast(say('matching.wish.said'), outcome.seq)
  }
  return (
    <SidePanel
      title={student.name}
      subtitle={[student.number, student.group].filter(Boolean).join(' · ')}
      keepFocus
      onClose={onClose}
      onSave={() => void save()}
      footer={
        <>
          <Button type="primary" disabled={!dirty} loading={writing.busy} onClick={() => void save()} title="Ctrl+S">{say('ui.save')}</Button>
          <span className="spacer" />
          <Link to={registerPath('student', { id })}><Button type="text">{say('matching.openStudent')}</Button></Link>
        </>
      }
    >
      <DraftNote form={form} />
      {writing.refusal && <RefusalNote refusal={writing.refusal} />}
      <h3 className="form-section">{say('matching.col.wishes')}</h3>
      <WishEditor wishes={wishes} view={view} names={names} onChange={next => form.set({ wishes: next })} />
      {student.fixture ? (
        <>
          <h3 className="form-section">{say('matching.col.now')}</h3>
          <p>{student.placement?.postId ? names.post(student.placement.postId) : ''} <span className="quiet">{say(`matching.fixture.${student.fixture}`)}</span></p>
          <p className="quiet">{say('matching.fixed.hint')} <Link to={registerPath('placement', { id: student.placement!.id })}>{say('matching.openPlacement')}</Link></p>
        </>
      ) : (
        <>
          {place && (
            <>
              <h3 className="form-section">{say('matching.result')}</h3>
              <p className="match-place">
                <strong>{names.post(place.post)}</strong> <span className="quiet">{place.wish === null ? say('matching.wish.other') : say('matching.wish.no', { rank: place.wish })} · {place.km} km</span>
              </p>
            </>
          )}
          {matching.made && !matching.stale && <WhyPart key={JSON.stringify(matching.draft)} student={id} placed={place !== undefined} first={place?.wish === 1} view={view} names={names} matching={matching} />}
          <div className="match-keep">
            {lock ? (
              <>
                <span>{say('matching.fixture.kept')}: {names.post(lock.post)}</span>
                <Button size="small" disabled={matching.busy} onClick={() => matching.change(withLock(matching.draft, id, null))}>{say('matching.letGo')}</Button>
              </>
            ) : (
              <>
                {place && <Button size="small" disabled={matching.busy} onClick={() => matching.change(withLock(matching.draft, id, { post: place.post, period: place.batch }))}>{say('matching.keep')}</Button>}
                <Select
                  className="match-keep-at"
                  aria-label={say('matching.keepAt')}
                  placeholder={say('matching.keepAt')}
                  disabled={matching.busy}
                  value={null}
                  showSearch={{ optionFilterProp: 'label' }}
                  popupMatchSelectWidth={false}
                  options={view.posts.map(p => ({ value: p.id, label: names.post(p.id) }))}
                  onChange={(post: string | null) => post && matching.change(withLock(matching.draft, id, { post, period: place?.batch ?? batchId }))}
                />
              </>
            )}
          </div>
        </>
      )}
    </SidePanel>
  )
}
