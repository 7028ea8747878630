import type { LocalDate } from '#domain/base/time.ts'
import type { Severity } from '#domain/compliance/pack.ts'
import { PACK_IDS, type PackId } from '#domain/compliance/pack.ts'

export const VIEWS = ['rules', 'hosts', 'figures'] as const
export type View = (typeof VIEWS)[number]

/** What the page shows, as its address holds it; a link from elsewhere asks for the same. */
export type Question = {
  view: View
  pack: PackId
  day: LocalDate
  severity?: Severity | undefined
  rule?: string | undefined
  host?: string | undefined
  subject?: string | undefined
  answered?: boolean | undefined
  text?: string | undefined
}

const SEVERITIES: readonly string[] = ['E', 'W', 'R'] satisfies Severity[]

export function questionOf(params: URLSearchParams, today: LocalDate): Question {
  const text = (name: string) => params.get(name) || undefined
  const severity = text('severity')
  const answered = text('answered')
  const pack = text('pack') ?? ''
  const view = text('view') ?? ''
  return {
    view: isOneOf(VIEWS, view) ? view : 'rules',
    pack: isOneOf(PACK_IDS, pack) ? pack : 'cn-2021-4',
    day: /^\d{4}-\d\d-\d\d$/.test(text('day') ?? '') ? text('day')! : today,
    severity: severity && SEVERITIES.includes(severity) ? (severity as Severity) : undefined, // one of the three
    rule: text('rule'),
    host: text('host'),
    subject: text('subject'),
    answered: answered === undefined ? undefined : answered === 'yes',
    text: text('text'),
  }
}

/** The address of a question; what is as usual is left out of it. */
export function compliancePath(question: Partial<Question>): string {
  const { answered, view, ...rest } = question
  const params = new URLSearchParams()
  if (view && view !== 'rules') params.set('view', view)
  for (const [name, value] of Object.entries(rest)) if (value && !(name === 'pack' && value === 'cn-2021-4')) params.set(name, String(value))
  if (answered !== undefined) params.set('answered', answered ? 'yes' : 'no')
  return `/compliance${params.size ? `?${params}` : ''}`
}

/** What of a question narrows the findings, for the core. */
export function filterOf({ severity, rule, host, subject, answered, text }: Question) {
  return {
    ...(severity ? { severity } : {}),
    ...(rule ? { rule } : {}),
    ...(host ? { host } : {}),
    ...(subject ? { subject } : {}),
    ...(answered === undefined ? {} : { answered }),
    ...(text ? { text } : {}),
  }
}

function isOneOf<T extends string>(values: readonly T[], value: string): value is T {
  return (values as readonly string[]).includes(value)
}
