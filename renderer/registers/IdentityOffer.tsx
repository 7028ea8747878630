import { birthDateIn, isNationalId, sexIn } from '#domain/base/national-id.ts'
import { useSay } from '#renderer/client/language.tsx'
import type { RecordForm } from './record-form.ts'

/** Under an empty birth date or sex of a student: what the identity number says, to be taken by a click and never by itself. */
export function IdentityOffer({ field, form }: { field: string; form: RecordForm }) {
  const { say } = useSay()
  const id = form.values['nationalId']
  if (typeof id !== 'string' || !isNationalId(id) || form.values[field]) return null
  if (field === 'birthDate') return <button type="button" className="link field-hint" onClick={() => form.set('birthDate', birthDateIn(id))}>{say('identity.offer', { born: birthDateIn(id) })}</button>
  if (field === 'sex') return <button type="button" className="link field-hint" onClick={() => form.set('sex', sexIn(id))}>{say('identity.offer.sex', { sex: say(`choice.sex.${sexIn(id)}`) })}</button>
  return null
}
