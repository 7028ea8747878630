import { Button, InputNumber } from 'antd'
import { KEEPING, KEEPING_CLASSES } from '#domain/person/keeping.ts'
import type { College } from '#domain/records/college.ts'
import type { DueClass } from '#contract/person.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useCollegeEdits } from '#renderer/settings/use-college-edits.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { listText } from '#words/say.ts'
import { ClearDue } from './ClearDue.tsx'

/** For how many years each class of personal data is kept, counted from when, and what of it is due. */
export function KeepingTable({ college, due }: { college: College; due: readonly DueClass[] }) {
  const { say } = useSay()
  const undoToast = useUndoToast()
  const keep = useCollegeEdits('person', college, seq => undoToast(say('ui.saved'), seq))
  return (
    <form
      className="keeping"
      onSubmit={e => {
        e.preventDefault()
        void keep.save()
      }}
    >
      <DraftNote form={keep.form} />
      <p className="quiet">{say('keeping.text')}</p>
      <table>
        <thead>
          <tr>
            <th>{say('keeping.what')}</th>
            <th>{say('keeping.years')}</th>
            <th>{say('keeping.counted')}</th>
            <th>{say('keeping.due')}</th>
          </tr>
        </thead>
        <tbody>
          {KEEPING_CLASSES.map(kept => {
            const { years, from } = KEEPING[kept]
            const now = due.find(one => one.kept === kept)
            return (
              <tr key={kept}>
                <th scope="row">
                  <label htmlFor={`keep-${kept}`}>{say(`keeping.${kept}`)}</label>
                  <span className="quiet">{say(`keeping.${kept}.text`)}</span>
                </th>
                <td><InputNumber id={`keep-${kept}`} min={0} max={100} precision={0} placeholder={say('keeping.never')} value={keep.values[years] ?? null} onChange={n => keep.edit({ [years]: n })} /></td>
                <td>{say(`keeping.from.${from}`)}</td>
                <td>{now && now.years !== null && <Due due={now} />}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {keep.refusal && <RefusalNote refusal={keep.refusal} />}
      <div><Button htmlType="submit" disabled={!keep.dirty} loading={keep.busy}>{say('ui.save')}</Button></div>
    </form>
  )
}

function Due({ due: { kept, count, since, names } }: { due: DueClass }) {
  const { say, language } = useSay()
  if (!count) return <span className="quiet">{say('keeping.due.none')}</span>
  return (
    <>
      <span>{say(KEEPING[kept].from === 'left' ? 'keeping.due.people' : 'keeping.due.since', { n: count, since })}</span>
      {names.length > 0 && <span className="quiet">{listText(names, language)}{names.length < count ? ' …' : ''}</span>}
      <ClearDue small kept={kept} label={say(kept === 'person' ? 'person.erase.now' : 'keeping.clear')} />
    </>
  )
}
