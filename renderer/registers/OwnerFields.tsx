import { useState } from 'react'
import type { FieldInfo } from '#domain/base/field.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { FormField } from './FormField.tsx'
import { LOAN_FIELDS } from './form-layout.ts'
import type { RecordForm } from './record-form.ts'

type OwnerFieldsProps = { fields: readonly FieldInfo[]; form: RecordForm; onOpen: (id: string) => void }

/** Whose the equipment is: the college's own, or lent by an enterprise on terms, which show only then. */
export function OwnerFields({ fields, form, onOpen }: OwnerFieldsProps) {
  const { say } = useSay()
  const [asked, setAsked] = useState(false)
  const lent = asked || LOAN_FIELDS.some(f => form.values[f] !== undefined && form.values[f] !== null)
  function setLent(next: boolean) {
    setAsked(next)
    if (!next) for (const field of LOAN_FIELDS) if (form.values[field] !== undefined) form.set(field, null)
    if (!next && form.values['source'] === 'lent') form.set('source', null)
    if (next && !form.values['source']) form.set('source', 'lent')
  }
  return (
    <div className="form-grid">
      <div className="form-field">
        <span>
          <Segmented
            value={lent ? 'lent' : 'own'}
            options={[
              { value: 'own', label: say('owner.own') },
              { value: 'lent', label: say('owner.lent') },
            ]}
            onChange={value => setLent(value === 'lent')}
          />
        </span>
      </div>
      {lent && fields.map(field => <FormField key={field.name} table="equipment" field={field} form={form} onOpen={onOpen} />)}
    </div>
  )
}
