import type { FieldInfo } from '#domain/base/field.ts'
import type { TableName } from '#domain/table-names.ts'
import { useSay } from '#renderer/client/language.tsx'
import { knows } from '#words/say.ts'
import { FieldInput } from './FieldInput.tsx'
import { IdentityOffer } from './IdentityOffer.tsx'
import type { RecordForm } from './record-form.ts'

const HALF = new Set(['integer', 'number', 'money', 'date', 'clock', 'boolean', 'choice'])
const HALF_TEXTS = new Set(
  [
    'assetNo code phone contactName contactPhone staffNo building keeper model categoryCode location manufacturer',
    'number province city position email decisionNo filingNo crossFilingNo policyNo processGrade resultGrade owner',
    'guardianName guardianPhone emergencyName emergencyPhone home assessedBy approvedBy handledBy',
  ].flatMap(names => names.split(' ')),
)

const HALF_WRITTEN = new Set(['weekday', 'weeks'])

type FormFieldProps = { table: TableName; field: FieldInfo; form: RecordForm; onOpen?: (id: string) => void }

/** One field of a record's form: its name, its control, a hint where one is written, and what is wrong with it. */
export function FormField({ table, field, form, onOpen }: FormFieldProps) {
  const { say, language } = useSay()
  const id = `field-${table}-${field.name}`
  const label = say(`field.${table}.${field.name}`)
  const problem = form.problems[field.name]
  const hint = `hint.${table}.${field.name}`
  const half = (HALF.has(field.kind) && !field.written) || HALF_WRITTEN.has(field.written ?? '') || (field.kind === 'text' && HALF_TEXTS.has(field.name))
  return (
    <div className={half ? 'form-field half' : 'form-field'} data-field={field.name}>
      <label htmlFor={id}>
        {label}
        {field.required && <span className="needed" aria-hidden="true">*</span>}
      </label>
      <FieldInput
        id={id}
        field={field}
        label={label}
        value={form.values[field.name]}
        invalid={problem !== undefined}
        onChange={value => form.set(field.name, value)}
        onOpen={onOpen}
        recordId={form.id}
      />
      {table === 'student' && <IdentityOffer field={field.name} form={form} />}
      {problem ? (
        <div className="field-error" role="alert">{say(problem.key, problem.facts)}</div>
      ) : (
        knows(language, hint) && <div className="field-hint">{say(hint)}</div>
      )}
    </div>
  )
}
