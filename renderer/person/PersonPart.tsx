import { Button } from 'antd'
import { useState } from 'react'
import type { College } from '#domain/records/college.ts'
import { download } from '#renderer/client/download.ts'
import { useAsk, useJob, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useProtection } from '#renderer/protection/use-protection.ts'
import { JobProgress } from '#renderer/storage/JobProgress.tsx'
import { RefSelect } from '#renderer/ui/RefSelect.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { KeepingTable } from './KeepingTable.tsx'
import '#renderer/protection/protection.css'
import './person.css'

/** UTC to the wall time of this computer. */
function localTime(instant: string): string {
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** One person's data handed over or erased; who is due; and the carrying out, which nobody can take back. */
export function PersonPart({ college }: { college: College }) {
  const { say, language } = useSay()
  const undoToast = useUndoToast()
  const [id, setId] = useState<string | null>(null)
  const due = useAsk('person.due', {})
  const file = useJob('person.export')
  const erase = useRun('person.erase')
  async function save(format: 'json' | 'xlsx' | 'pdf') {
    if (!id) return
    const outcome = await file.start({ id, format, language })
    if (outcome.ok) download(outcome.value)
  }
  async function eraseNow() {
    const outcome = id ? await erase.run({ ids: [id] }) : null
    if (!outcome?.ok) return
    setId(null)
    undoToast(say('person.erase.done', outcome.value), outcome.seq)
  }
  const { classes = [], erased = 0 } = due.data ?? {}
  return (
    <div className="protection">
      <div className="protection-row">
        <label htmlFor="person-who">{say('person.who')}</label>
        <span className="person-who"><RefSelect id="person-who" table="student" value={id ?? undefined} onChange={setId} /></span>
        <Button disabled={!id} loading={file.busy} onClick={() => void save('pdf')}>{say('person.export.pdf')}</Button>
        <Button disabled={!id} loading={file.busy} onClick={() => void save('xlsx')}>{say('person.export.xlsx')}</Button>
        <Button disabled={!id} loading={file.busy} onClick={() => void save('json')}>{say('person.export.json')}</Button>
        <Button danger disabled={!id} loading={erase.busy} onClick={() => void eraseNow()}>{say('person.erase.now')}</Button>
      </div>
      <p className="quiet">{say('person.erase.text')}</p>
      {(file.refusal ?? erase.refusal) && <RefusalNote refusal={(file.refusal ?? erase.refusal)!} />}
      <KeepingTable college={college} due={classes} />
      {(erased > 0 || classes.some(one => one.years !== null)) && <CarryOut erased={erased} />}
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
      <p>{erased > 0 && `${say('person.carry.people', { n: erased })} `}{say('person.carry.text')}{last ? ` ${say('person.carry.last', { at: when(localTime(last)) })}` : ''}</p>
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
