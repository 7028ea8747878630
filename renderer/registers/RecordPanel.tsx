import { App, Button, Popconfirm } from 'antd'
import { useDeferredValue, useEffect, useMemo, useRef } from 'react'
import type { FieldValues } from '#domain/base/change.ts'
import type { TableName } from '#domain/table-names.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useDraft } from '#renderer/client/use-draft.ts'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { RecordFindings } from '#renderer/compliance/RecordFindings.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { Waiting } from '#renderer/ui/Waiting.tsx'
import { formParts, startingValues } from './form-layout.ts'
import { FormField } from './FormField.tsx'
import { NextBookings } from './NextBookings.tsx'
import { OwnerFields } from './OwnerFields.tsx'
import { PeriodsEditor } from './PeriodsEditor.tsx'
import { showFirstProblem, useRecordForm } from './record-form.ts'
import { RecordHistory } from '#renderer/history/RecordHistory.tsx'
import { RecordNotices } from './RecordNotices.tsx'
import { recordTitle } from './record-title.ts'
import { shownFields } from './shown-fields.ts'
import { relatedOf, type Related } from './related.ts'
import { RelatedRecords } from './RelatedRecords.tsx'

/** Long enough to read two lines and look at the form. */
const WARNING_SECONDS = 12

type RecordPanelProps = {
  table: TableName
  /** null for a new record */
  id: string | null
  /** fields of a new record that are known already */
  prefilled: FieldValues
  onClose: () => void
  onSaved: (id: string) => void
  onRemove: (id: string) => void
  onOpen: (id: string) => void
  onAdd: (related: Related, id: string, fields: Record<string, string>) => void
}

/** One record of a register at the side: its form, what points at it, and its history. */
export function RecordPanel(props: RecordPanelProps) {
  const { table, id, prefilled, onClose } = props
  const { say, language } = useSay()
  const stored = useAsk('register.get', { id: id ?? '-' }, { enabled: id !== null, keep: false })
  // a form of thirty fields takes its time to be drawn: in pieces, between the keys of whoever goes on
  const fresh = useMemo(() => (id !== null && stored.data ? { id, data: stored.data } : null), [id, stored.data])
  const shown = useDeferredValue(fresh, null)
  const state = useAsk('college.state', {})
  if (id === null) {
    if (!state.data) return null
    return <RecordForm {...props} stored={{ ...startingValues(table, state.data.now), ...prefilled }} title={say('register.new', { table: say(`table.${table}`) })} />
  }
  if (!stored.data || shown?.id !== id) {
    return (
      <SidePanel title={say(`table.${table}`)} onClose={onClose}>
        <Answered ask={stored}>{data => (data ? <Waiting /> : <EmptyState title={say('register.gone')} text={say('register.gone.text')} />)}</Answered>
      </SidePanel>
    )
  }
  const { fields, names } = shown.data
  const title = recordTitle(table, fields, names, language) || say(`table.${table}`)
  return <RecordForm {...props} stored={fields} title={title} />
}

function RecordForm({ table, id, stored, title, onClose, onSaved, onRemove, onOpen, onAdd }: RecordPanelProps & { stored: FieldValues; title: string }) {
  const { say } = useSay()
  const { message, modal } = App.useApp()
  const fields = shownFields(table)
  const form = useRecordForm(table, id, stored, fields)
  const draft = useDraft(`register:${id ?? `${table}:new`}`, Object.keys(form.touched).length ? form.touched : null, form.resume)

  const isOpen = useRef(true)
  useEffect(() => {
    isOpen.current = true
    return () => void (isOpen.current = false)
  }, [])

  // what the record is about does not change with what is typed: not drawn anew at each key
  const about = useMemo(
    () =>
      id !== null && (
        <>
          <RecordFindings table={table} id={id} />
          <NextBookings table={table} id={id} />
          {relatedOf(table).map(related => (
            <RelatedRecords key={`${related.table}.${related.field}`} related={related} id={id} onOpen={onOpen} onAdd={r => onAdd(r, id, { ...r.starts?.(stored), [r.field]: id })} />
          ))}
          <RecordHistory id={id} />
        </>
      ),
    [table, id, stored, onOpen, onAdd],
  )
  // below the form, and drawn after it, between the keys of whoever types already
  const aboutLater = useDeferredValue(about, null)

  async function save(insist = false) {
    if (form.busy || !form.dirty) return
    const saved = await form.save(insist)
    if (saved === null) return requestAnimationFrame(showFirstProblem)
    draft.forget()
    void message.success(say('ui.saved'))
    for (const warning of saved.warnings) void message.warning(say(`warning.${warning.code}`, warning.facts), WARNING_SECONDS)
    if (isOpen.current) onSaved(saved.id) // who has gone elsewhere meanwhile stays there
  }
  function close() {
    if (!Object.keys(form.touched).length) return onClose()
    modal.confirm({ title: say('register.unsaved'), content: say('register.unsaved.text'), okText: say('register.discard'), cancelText: say('register.keepEditing'), onOk: () => (draft.forget(), onClose()) })
  }

  return (
    <SidePanel
      title={title}
      subtitle={id === null ? undefined : say(`table.${table}`)}
      onClose={close}
      onSave={() => void save()}
      keepFocus={id !== null}
      footer={
        <>
          <Button type="primary" loading={form.busy} disabled={!form.dirty} onClick={() => void save()} title="Ctrl+S">{say('ui.save')}</Button>
          {id !== null && form.dirty && <Button onClick={form.discard}>{say('register.discard')}</Button>}
          <span className="spacer" />
          {id !== null && (
            <Popconfirm title={say('register.remove.ask', { n: 1 })} okText={say('ui.remove')} cancelText={say('ui.cancel')} onConfirm={() => onRemove(id)}>
              <Button type="text" danger>{say('ui.remove')}</Button>
            </Popconfirm>
          )}
        </>
      }
    >
      <DraftNote form={{ changed: Object.keys(form.touched).length > 0, offer: draft.offer }} />
      {form.refusal && <RefusalNote refusal={form.refusal} onAlternative={() => void save(true)} busy={form.busy} />}
      {id !== null && <RecordNotices table={table} id={id} onOpen={onOpen} />}
      {formParts(table, fields).map(part => (
        <section key={part.title ?? ''}>
          {part.title && <h3 className="form-section">{say(`section.${part.title}`)}</h3>}
          {part.title === 'owner' ? (
            <OwnerFields fields={part.fields} form={form} onOpen={onOpen} />
          ) : (
            <div className="form-grid">
              {part.fields.map(field =>
                table === 'bellTable' && field.name === 'periods' ? (
                  <div className="form-field" key={field.name}>
                    <span className="form-label">{say('field.bellTable.periods')}<span className="needed" aria-hidden="true">*</span></span>
                    {/* the schema of the bell table has checked the stored periods */}
                    <PeriodsEditor periods={(form.values['periods'] ?? []) as Parameters<typeof PeriodsEditor>[0]['periods']} onChange={p => form.set('periods', p)} />
                    {form.problems['periods'] && <div className="field-error" role="alert">{say(form.problems['periods'].key, form.problems['periods'].facts)}</div>}
                  </div>
                ) : (
                  <FormField key={field.name} table={table} field={field} form={form} onOpen={onOpen} />
                ),
              )}
            </div>
          )}
        </section>
      ))}
      {aboutLater}
    </SidePanel>
  )
}
