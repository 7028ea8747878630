import { Button, InputNumber } from 'antd'
import { Link } from 'react-router'
import type { HostRoom } from '#domain/placement/room.ts'
import type { MatchingPost, MatchingView, Proposal } from '#contract/matching.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import type { Names } from './names.ts'

type PostPanelProps = { id: string; view: MatchingView; names: Names; proposal: Proposal | null; onOpen: (id: string) => void; onClose: () => void }

/** One post: its places in each batch and what limits them, who is placed there, and who asks for it. */
export function PostPanel({ id, view, names, proposal, onOpen, onClose }: PostPanelProps) {
  const { say } = useSay()
  const post = names.postOf(id)
  if (!post) return null
  const placed = proposal ? proposal.placed.filter(p => p.post === id).map(p => p.student) : view.students.filter(s => s.placement?.postId === id).map(s => s.id)
  const wished = view.students.flatMap(s => (s.wishes.includes(id) ? [{ id: s.id, rank: s.wishes.indexOf(id) + 1 }] : [])).sort((a, b) => a.rank - b.rank)
  return (
    <SidePanel
      title={post.name}
      subtitle={<span className="enterprise-text">{[post.host, post.category].filter(Boolean).join(' · ')}</span>}
      onClose={onClose}
      footer={
        <>
          <span className="spacer" />
          <Link to={registerPath('post', { id })}><Button type="text">{say('matching.openPost')}</Button></Link>
        </>
      }
    >
      {view.chosen.map(batch => (
        <Places key={batch} post={post} batch={batch} limit={view.hosts.find(h => h.id === post.hostId)?.limits[batch] ?? null} name={view.chosen.length > 1 ? view.batches.find(b => b.id === batch)?.name : undefined} />
      ))}
      <People title={say('matching.post.taken')} rows={placed.map(student => ({ id: student, text: rankText(names.studentOf(student)?.wishes.indexOf(id)) }))} names={names} onOpen={onOpen} />
      <People title={say('matching.post.wished')} rows={wished.map(w => ({ id: w.id, text: say('matching.wish.no', { rank: w.rank }) }))} names={names} onOpen={onOpen} />
    </SidePanel>
  )
  function rankText(at: number | undefined): string {
    return at === undefined || at < 0 ? say('matching.wish.other') : say('matching.wish.no', { rank: at + 1 })
  }
}

function Places({ post, batch, limit, name }: { post: MatchingPost; batch: string; limit: HostRoom; name: string | undefined }) {
  const { say, number } = useSay()
  const room = post.rooms[batch]!
  const own = room.by === 'batch' ? room.given : null
  const form = useForm<{ places: number | null }>(`matching.places:${post.id}:${batch}`, { places: own })
  const typed = form.values.places
  const writing = useRun('matching.places')
  const undoToast = useUndoToast()
  const inputId = `places-${batch}`
  async function save() {
    if (!form.changed) return
    const outcome = await writing.run({ postId: post.id, batchId: batch, places: typed })
    if (outcome.ok) undoToast(say('matching.places.said'), outcome.seq)
  }
  return (
    <div className="form-grid">
      <DraftNote form={form} />
      <div className="form-field">
        <label htmlFor={inputId}>{say('matching.places')}{name ? ` · ${name}` : ''}</label>
        <InputNumber
          id={inputId}
          className="wide"
          min={0}
          max={100_000}
          precision={0}
          value={typed}
          placeholder={room.by === 'post' ? say('matching.places.usual', { n: room.given === null ? '–' : number(room.given) }) : '–'}
          onChange={places => form.set({ places })}
          onBlur={() => void save()}
          onPressEnter={() => void save()}
        />
        <div className="field-hint">
          {room.given === null ? say('matching.room.unknown') : room.given === 0 ? say('matching.room.zero') : room.others > 0 ? say('matching.room.others', { n: room.others }) : ''}
        </div>
        {limit && <div className="field-hint">{say('matching.room.host', limit)}</div>}
        {room.share && <div className="field-hint">{say('matching.room.share', room.share)}</div>}
      </div>
      {writing.refusal && <div className="form-field"><RefusalNote refusal={writing.refusal} /></div>}
    </div>
  )
}

function People({ title, rows, names, onOpen }: { title: string; rows: readonly { id: string; text: string }[]; names: Names; onOpen: (id: string) => void }) {
  const { say, number } = useSay()
  return (
    <>
      <h3 className="form-section">{title} ({number(rows.length)})</h3>
      {rows.length === 0 && <p className="quiet">{say('matching.post.nobody')}</p>}
      <div className="related">
        {rows.map(row => (
          <div className="related-row" key={row.id}>
            <button type="button" className="link" onClick={() => onOpen(row.id)}>{names.student(row.id)}</button>
            <span className="quiet">{names.studentOf(row.id)?.group} · {row.text}</span>
          </div>
        ))}
      </div>
    </>
  )
}
