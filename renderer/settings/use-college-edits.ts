import type { College } from '#domain/records/college.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useForm } from '#renderer/client/use-form.ts'

/** What is optional can be cleared. */
type Fields = { [F in keyof College]: undefined extends College[F] ? College[F] | null : College[F] }

/** A part of what is said about the college, while it is typed: only fields that differ are written. `onSaved` gets the number of the change. */
export function useCollegeEdits(part: 'college' | 'terms' | 'definitions' | 'person', college: College, onSaved: (seq: number) => void) {
  const form = useForm<Fields>(`settings:${part}`, college)
  const { run, busy, refusal } = useRun('college.save')
  async function save() {
    if (!form.changed) return
    const outcome = await run({ fields: form.edits })
    if (!outcome.ok) return
    form.done()
    onSaved(outcome.seq)
  }
  return { form, values: form.values, edit: form.set, dirty: form.changed, save, busy, refusal }
}
