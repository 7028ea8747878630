import { useState } from 'react'
import { sameValue } from '#domain/base/change.ts'
import type { College } from '#domain/records/college.ts'
import { useRun } from '#renderer/client/hooks.ts'

/** What is optional can be cleared. */
type Edits = { [F in keyof College]?: undefined extends College[F] ? College[F] | null : College[F] }

/** What is typed into a form about the college until it is saved: only fields that differ are written. `onSaved` gets the number of the change. */
export function useCollegeEdits(college: College, onSaved: (seq: number) => void) {
  const [edits, setEdits] = useState<Edits>({})
  const { run, busy, refusal } = useRun('college.save')
  const touched = Object.fromEntries(Object.entries(edits).filter(([field, value]) => !sameValue(value ?? null, college[field as keyof College] ?? null)))
  const dirty = Object.keys(touched).length > 0
  async function save() {
    if (!dirty) return
    const outcome = await run({ fields: touched })
    if (!outcome.ok) return
    setEdits({})
    onSaved(outcome.seq)
  }
  return { values: { ...college, ...edits }, edit: (edit: Edits) => setEdits(now => ({ ...now, ...edit })), dirty, save, busy, refusal }
}
