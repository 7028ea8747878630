import { Button, Input } from 'antd'
import { useDeferredValue } from 'react'
import type { MatchingView } from '#contract/matching.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'

const MOST_PROBLEMS = 50

/** Wishes of many students at once, as they come out of a table: what is understood and what is not shows while one pastes. */
export function PastePanel({ view, onClose }: { view: MatchingView; onClose: () => void }) {
  const { say } = useSay()
  const form = useForm('matching.paste', { text: '' })
  const { text } = form.values
  const settled = useDeferredValue(text)
  const read = useAsk('matching.readWishes', { text: settled }, { enabled: settled.trim() !== '' })
  const writing = useRun('matching.wishes')
  const undoToast = useUndoToast()
  const found = settled.trim() ? read.data : undefined
  const batchOf = new Map(view.students.map(s => [s.id, s.placement?.batchId ?? s.batchIds[0]]))
  const lists = found?.lists ?? []
  const ready = lists.length > 0 && settled === text && !read.isFetching

  async function save() {
    if (!ready) return
    // with several batches, each student's wishes belong to the one in which the student is placed
    for (const batchId of view.chosen) {
      const own = lists.filter(l => (batchOf.get(l.studentId) ?? view.chosen[0]) === batchId)
      if (!own.length) continue
      const outcome = await writing.run({ batchId, lists: own })
      if (!outcome.ok) return
      undoToast(say('matching.wish.said'), outcome.seq)
    }
    form.done()
    onClose()
  }
  return (
    <SidePanel
      title={say('matching.paste')}
      onClose={onClose}
      onSave={() => void save()}
      footer={<Button type="primary" disabled={!ready} loading={writing.busy} onClick={() => void save()} title="Ctrl+S">{say('matching.paste.write', { n: lists.length })}</Button>}
    >
      <DraftNote form={form} />
      {writing.refusal && <RefusalNote refusal={writing.refusal} />}
      <div className="form-grid">
        <div className="form-field">
          <label htmlFor="match-paste">{say('matching.paste.label')}</label>
          <Input.TextArea id="match-paste" rows={12} value={text} onChange={e => form.set({ text: e.target.value })} />
          <div className="field-hint">{say('matching.paste.hint')}</div>
        </div>
      </div>
      {found && (
        <div role="status">
          <p><strong>{say('matching.paste.read', { n: lists.length, wishes: lists.reduce((sum, l) => sum + l.postIds.length, 0) })}</strong></p>
          <ul className="match-problems">
            {found.problems.slice(0, MOST_PROBLEMS).map(p => (
              <li key={`${p.line} ${JSON.stringify(p.facts)}`}>{say('matching.paste.line', { line: p.line, problem: say(`matching.paste.${p.code}`, p.facts) })}</li>
            ))}
          </ul>
        </div>
      )}
    </SidePanel>
  )
}
