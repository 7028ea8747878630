import { birthDateIn, isNationalId, sexIn } from '#domain/base/national-id.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import type { RecordForm } from './record-form.ts'

/** Under an empty birth date or sex of a student: what the identity number says, to be taken by a click and never by itself. */
export function IdentityOffer({ field, form }: { field: string; form: RecordForm }) {
  const { say } = useSay()
  const id = form.values['nationalId']
  if ((field !== 'birthDate' && field !== 'sex') || typeof id !== 'string' || form.values[field]) return null
  if (form.id !== null && id.includes('*')) return <StoredOffer id={form.id} />
  if (!isNationalId(id)) return null
  if (field === 'birthDate') return <button type="button" className="link field-hint" onClick={() => form.set('birthDate', birthDateIn(id))}>{say('identity.offer', { born: birthDateIn(id) })}</button>
  return <button type="button" className="link field-hint" onClick={() => form.set('sex', sexIn(id))}>{say('identity.offer.sex', { sex: say(`choice.sex.${sexIn(id)}`) })}</button>
}

/** Of a number that came here with its middle hidden: the college takes over what it says. */
function StoredOffer({ id }: { id: string }) {
  const { say } = useSay()
  const gaps = useAsk('student.identityGaps', {})
  const fill = useRun('student.fillFromIdentity')
  if (!gaps.data?.includes(id)) return null
  return <button type="button" className="link field-hint" disabled={fill.busy} onClick={() => void fill.run({ ids: [id] })}>{say('identity.fill')}</button>
}
