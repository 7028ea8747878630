import { useState } from 'react'
import { sameValue, type FieldValues } from '#domain/base/change.ts'
import type { Refusal } from '#domain/base/decision.ts'
import type { FieldInfo } from '#domain/base/field.ts'
import type { RowWarning } from '#domain/register/internship-warnings.ts'
import type { TableName } from '#domain/table-names.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { problemsOf, problemsOfRefusal, type FieldProblem } from './field-problems.ts'

export type RecordForm = {
  /** null for a new record */
  id: string | null
  values: FieldValues
  set: (field: string, value: unknown) => void
  /** the fields that were touched here, with their new values */
  touched: FieldValues
  /** there is something to save */
  dirty: boolean
  problems: Record<string, FieldProblem>
  busy: boolean
  /** a refusal that is about no single field */
  refusal: Refusal | null
  /** saves what differs; the record's id and what should be known about it, or null when something is in the way */
  save: (insist?: boolean) => Promise<{ id: string; warnings: readonly RowWarning[] } | null>
  discard: () => void
  /** takes up edits that were kept before */
  resume: (edits: FieldValues) => void
}

/**
 * The form of one record. Only touched fields are kept here, so that what others change meanwhile shows at once
 * and only what this form touched is written.
 */
export function useRecordForm(table: TableName, id: string | null, stored: FieldValues, fields: readonly FieldInfo[]): RecordForm {
  const [edits, setEdits] = useState<FieldValues>({})
  const [tried, setTried] = useState(false)
  const { run, busy, refusal, clear } = useRun('register.save')
  const values: FieldValues = { ...stored, ...edits }
  const dirty = Object.keys(edits).length > 0 || id === null
  const refused = problemsOfRefusal(refusal)
  // a number that came with its middle hidden is judged where it is whole
  const judged = fields.filter(f => !f.masked || f.name in edits || id === null)
  const problems = tried ? { ...refused, ...problemsOf(judged, values) } : refused

  function set(field: string, value: unknown) {
    clear()
    setEdits(before => {
      const next = { ...before, [field]: value }
      if (id !== null && sameValue(value ?? null, stored[field] ?? null)) delete next[field]
      return next
    })
  }
  function discard() {
    clear()
    setTried(false)
    setEdits({})
  }
  async function save(insist = false) {
    setTried(true)
    if (Object.keys(problemsOf(judged, values)).length) return null
    const filled = Object.fromEntries(Object.entries(values).filter(([, v]) => v !== null && v !== undefined && v !== ''))
    const outcome = await run({ table, ...(id === null ? { fields: filled } : { id, fields: edits }), ...(insist ? { accept: true } : {}) })
    if (!outcome.ok) return null
    discard()
    return outcome.value
  }
  function resume(kept: FieldValues) {
    clear()
    setEdits(kept)
  }
  return { id, values, set, resume, touched: edits, dirty, problems, busy, refusal: Object.keys(refused).length ? null : refusal, save, discard }
}

/** Brings the first field with a problem into sight and into focus. */
export function showFirstProblem(): void {
  document.querySelector<HTMLElement>('.form-field:has(.field-error) :is(input, textarea, button)')?.focus()
}
