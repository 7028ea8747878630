import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import type { College } from '#domain/records/college.ts'
import { download } from '#renderer/client/download.ts'
import { useAsk, useJob, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useProtection } from '#renderer/protection/use-protection.ts'
import { useCollegeEdits } from '#renderer/settings/use-college-edits.ts'
import { JobProgress } from '#renderer/storage/JobProgress.tsx'
import { RefSelect } from '#renderer/ui/RefSelect.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import '#renderer/protection/protection.css'

/** UTC to the wall time of this computer. */
function localTime(instant: string): string {
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

const SHOWN = 12 // names of those who are due

/** One person's data handed over or erased; who is due; and the carrying out, which nobody can take back. */
export function PersonPart({ college }: { college: College }) {
  const { say, language } = useSay()
  const undoToast = useUndoToast()
  const [id, setId] = useState<string | null>(null)
  const due = useAsk('person.due', {})
  const file = useJob('person.export')
  const erase = useRun('person.erase')
  const keep = useCollegeEdits(college, seq => undoToast(say('ui.saved'), seq))
  async function save(format: 'json' | 'xlsx' | 'pdf') {
    if (!id) return
    const outcome = await file.start({ id, format, language })
    if (outcome.ok) download(outcome.value)
  }
  async function eraseThem(ids: string[]) {
    const outcome = await erase.run({ ids })
    if (!outcome.ok) return
    setId(null)
    undoToast(say('person.erase.done', outcome.value), outcome.seq)
  }
  const { years = null, due: people = [], erased = 0 } = due.data ?? {}
  return (
    <div className="protection">
      <div className="protection-row">
        <label htmlFor="person-who">{say('person.who')}</label>
        <span className="person-who"><RefSelect id="person-who" table="student" value={id ?? undefined} onChange={setId} /></span>
        <Button disabled={!id} loading={file.busy} onClick={() => void save('pdf')}>{say('person.export.pdf')}</Button>
        <Button disabled={!id} loading={file.busy} onClick={() => void save('xlsx')}>{say('person.export.xlsx')}</Button>
        <Button disabled={!id} loading={file.busy} onClick={() => void save('json')}>{say('person.export.json')}</Button>
        <Button danger disabled={!id} loading={erase.busy} onClick={() => id && void eraseThem([id])}>{say('person.erase.now')}</Button>
      </div>
      <p className="quiet">{say('person.erase.text')}</p>
      {(file.refusal ?? erase.refusal) && <RefusalNote refusal={(file.refusal ?? erase.refusal)!} />}
      <form
        className="protection-row"
        onSubmit={e => {
          e.preventDefault()
          void keep.save()
        }}
      >
        <label htmlFor="person-years">{say('person.keep')}</label>
        <InputNumber id="person-years" min={0} max={100} precision={0} placeholder={say('person.never')} value={keep.values.keepYears ?? null} onChange={n => keep.edit({ keepYears: n })} />
        <span className="quiet">{say('person.years')}</span>
        <Button htmlType="submit" disabled={!keep.dirty} loading={keep.busy}>{say('ui.save')}</Button>
        {keep.refusal && <RefusalNote refusal={keep.refusal} />}
      </form>
      {years !== null && (
        <div className="protection-row">
          <span>{people.length ? say('person.due', { n: people.length }) : say('person.due.none')}</span>
          {people.length > 0 && <span className="quiet">{people.slice(0, SHOWN).map(p => p.name).join(', ')}{people.length > SHOWN ? ' …' : ''}</span>}
          {people.length > 0 && <Button danger loading={erase.busy} onClick={() => void eraseThem(people.map(p => p.id))}>{say('person.due.erase')}</Button>}
        </div>
      )}
      {erased > 0 && <CarryOut erased={erased} />}
    </div>
  )
}

function CarryOut({ erased }: { erased: number }) {
  const { say, when } = useSay()
  const [open, setOpen] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const protection = useProtection()
  const carry = useJob('person.carryOut')
  const last = protection.data?.erasedAt
  async function go() {
    const outcome = await carry.start({})
    if (!outcome.ok) return
    setOpen(false)
    setDone(say('person.carry.done', outcome.value))
    await protection.refetch()
  }
  return (
    <div className="protection-form">
      <p>{say('person.carry.text', { n: erased })}{last ? ` ${say('person.carry.last', { at: when(localTime(last)) })}` : ''}</p>
      {carry.refusal && <RefusalNote refusal={carry.refusal} />}
      {carry.busy && <JobProgress progress={carry.progress} />}
      {done && <p className="quiet" role="status">{done}</p>}
      <div className="protection-acts">
        {open ? (
          <>
            <Button type="primary" danger loading={carry.busy} onClick={() => void go()}>{say('person.carry.now')}</Button>
            <Button disabled={carry.busy} onClick={() => setOpen(false)}>{say('ui.cancel')}</Button>
          </>
        ) : (
          <Button danger onClick={() => setOpen(true)}>{say('person.carry')}</Button>
        )}
      </div>
    </div>
  )
}
