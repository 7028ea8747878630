import type { FieldValues } from '#domain/base/change.ts'
import type { Facts, Refusal } from '#domain/base/decision.ts'
import type { FieldInfo } from '#domain/base/field.ts'

/** What is wrong with one field: the key of its sentence and the facts for it. */
export type FieldProblem = { key: string; facts: Facts }

type ZodIssue = { code?: string; message: string; minimum?: unknown; maximum?: unknown }
/** As `register.invalid` (domain/register/save.ts) and `input.invalid` (app/app.ts) name them. */
type RefusedIssue = { field?: string; path?: string; code: string; message?: string; facts?: Facts }

const SCHEMA_CODES: ReadonlySet<string> = new Set(['date.invalid', 'clock.invalid', 'time.invalid', 'text.control', 'nationalId.form', 'choices.twice'])

/** The sentence for what a field's schema says; bounds are about length for text and lists, about size for figures. */
function schemaProblem(issue: ZodIssue, field: FieldInfo): FieldProblem {
  if (SCHEMA_CODES.has(issue.message)) return { key: `issue.${issue.message}`, facts: {} }
  if (issue.code !== 'too_small' && issue.code !== 'too_big') return { key: 'issue.other', facts: {} }
  const measured = field.kind === 'integer' || field.kind === 'number' || field.kind === 'money' ? '' : '.length'
  return { key: `issue.${issue.code}${measured}`, facts: { min: issue.minimum, max: issue.maximum } }
}

function problemWithValue(field: FieldInfo, value: unknown): FieldProblem | null {
  if (value === undefined || value === null || value === '') return field.required ? { key: 'problem.field.required', facts: {} } : null
  const parsed = field.schema.safeParse(value)
  const issue = parsed.success ? undefined : parsed.error.issues[0]
  return issue ? schemaProblem(issue, field) : null
}

/** What the record's own schema says against the values before they are sent, by field. */
export function problemsOf(fields: readonly FieldInfo[], values: FieldValues): Record<string, FieldProblem> {
  const found: Record<string, FieldProblem> = {}
  for (const field of fields) {
    const problem = problemWithValue(field, values[field.name])
    if (problem) found[field.name] = problem
  }
  return found
}

/** The problems with single fields that a refusal names; empty for a refusal about something else. */
export function problemsOfRefusal(refusal: Refusal | null): Record<string, FieldProblem> {
  const issues = refusal?.facts['issues']
  if (!refusal || !Array.isArray(issues) || (refusal.code !== 'register.invalid' && refusal.code !== 'input.invalid')) return {}
  const found: Record<string, FieldProblem> = {}
  for (const issue of issues as RefusedIssue[]) {
    const field = issue.field ?? (issue.path ?? '').replace(/^fields\./, '').split('.')[0] ?? ''
    if (field) found[field] ??= refusal.code === 'register.invalid' ? { key: `problem.${issue.code}`, facts: issue.facts ?? {} } : { key: 'issue.other', facts: {} }
  }
  return found
}
