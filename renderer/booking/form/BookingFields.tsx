import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { BOOKING_USES } from '#domain/records/booking.ts'
import type { Calendar } from '#domain/calendar/calendar.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useDraft } from '#renderer/client/use-draft.ts'
import { RefSelect, RefsSelect } from '#renderer/ui/RefSelect.tsx'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { BookingVerdict } from './BookingVerdict.tsx'
import { periodsOfSpan, type Draft } from './draft.ts'
import { Field } from './Field.tsx'
import { ItemsField } from './ItemsField.tsx'
import { useBookingSave } from './use-booking-save.ts'
import { WhenFields } from './WhenFields.tsx'
import './form.css'

type BookingFieldsProps = { id?: string; start: Draft; calendar: Calendar; onDone: (id: string) => void; onClose: () => void }

/** The fields of a booking, judged while they are filled in; what stands in the way is said below, with ways out. */
export function BookingFields({ id, start, calendar, onDone, onClose }: BookingFieldsProps) {
  const { say } = useSay()
  const [draft, setDraft] = useState<Draft>(() => byPeriodsWherePossible(start, calendar))
  const [first] = useState(draft)
  const kept = useDraft(`booking:${id ?? 'new'}`, draft === first ? null : draft, setDraft)
  const save = useBookingSave({
    id,
    draft,
    calendar,
    onDone: done => {
      kept.forget()
      onDone(done)
    },
  })
  const change = (patch: Partial<Draft>) => {
    setDraft(d => ({ ...d, skipClashes: false, ...patch }))
    save.touched()
  }
  const error = (lack: (typeof save.lacks)[number]) => (save.lacks.includes(lack) ? say(`booking.form.lack.${lack}`) : undefined)

  return (
    <SidePanel
      title={say(id ? 'booking.form.change' : 'booking.form.new')}
      onClose={onClose}
      onSave={() => void save.save('confirmed')}
      footer={
        <>
          <Button type="primary" loading={save.busy} onClick={() => void save.save('confirmed')}>
            {say(id ? 'booking.form.save' : 'booking.form.book')}
          </Button>
          {!id && (
            <Button disabled={save.busy} onClick={() => void save.save('held')}>
              {say('booking.form.hold')}
            </Button>
          )}
          <span className="spacer" />
          <Button
            type="text"
            onClick={() => {
              kept.forget()
              onClose()
            }}
          >
            {say('booking.form.cancel')}
          </Button>
        </>
      }
    >
      <DraftNote form={{ changed: draft !== first, offer: kept.offer }} />
      <div className="form-grid">
        <div className="form-field" data-first>
          <Field label={say('field.booking.title')} needed error={error('title')}>
            <Input aria-label={say('field.booking.title')} value={draft.title} maxLength={200} onChange={e => change({ title: e.target.value })} />
          </Field>
        </div>
        <Field label={say('field.booking.use')} half>
          <Select aria-label={say('field.booking.use')} value={draft.use} options={BOOKING_USES.map(value => ({ value, label: say(`choice.use.${value}`) }))} onChange={use => change({ use })} />
        </Field>
        <Field label={say('field.booking.people')} half>
          <InputNumber aria-label={say('field.booking.people')} className="wide" min={0} max={100_000} precision={0} value={draft.people ?? null} onChange={people => change({ people: people ?? undefined })} />
        </Field>
        <WhenFields draft={draft} calendar={calendar} lacks={save.lacks} onChange={change} />
        <Field label={say('field.booking.workshopId')} half={Boolean(draft.workshopId)} error={error('what')}>
          <RefSelect table="workshop" label={say('field.booking.workshopId')} value={draft.workshopId} onChange={workshopId => change({ workshopId: workshopId ?? undefined, stations: undefined })} />
        </Field>
        {draft.workshopId && (
          <Field label={say('field.booking.stations')} half hint={say('booking.form.stations')}>
            <InputNumber aria-label={say('field.booking.stations')} className="wide" min={1} max={10_000} precision={0} value={draft.stations ?? null} onChange={stations => change({ stations: stations ?? undefined })} />
          </Field>
        )}
        <ItemsField items={draft.items} onChange={items => change({ items })} />
        <Field label={say('field.booking.classGroupIds')}>
          <RefsSelect table="classGroup" label={say('field.booking.classGroupIds')} value={draft.classGroupIds} onChange={ids => change({ classGroupIds: ids ?? [] })} />
        </Field>
        <Field label={say('field.booking.teacherIds')}>
          <RefsSelect table="teacher" label={say('field.booking.teacherIds')} value={draft.teacherIds} onChange={ids => change({ teacherIds: ids ?? [] })} />
        </Field>
        {(draft.use === 'enterprise' || draft.enterpriseId) && (
          <Field label={say('field.booking.enterpriseId')}>
            <RefSelect table="enterprise" label={say('field.booking.enterpriseId')} value={draft.enterpriseId} onChange={enterpriseId => change({ enterpriseId: enterpriseId ?? undefined })} />
          </Field>
        )}
        <Field label={say('field.booking.note')}>
          <Input.TextArea aria-label={say('field.booking.note')} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={4000} value={draft.note} onChange={e => change({ note: e.target.value })} />
        </Field>
      </div>
      <BookingVerdict save={save} draft={draft} onFill={setDraft} />
    </SidePanel>
  )
}

/** A span that was drawn over whole periods is said in periods. */
function byPeriodsWherePossible(draft: Draft, calendar: Calendar): Draft {
  if (draft.periods || draft.kind !== 'once' || !draft.date) return draft
  const periods = periodsOfSpan(calendar, draft.date, draft.start, draft.end)
  return periods ? { ...draft, by: 'periods', periods } : draft
}
