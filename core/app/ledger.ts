import { refuse, type Result } from '#domain/base/decision.ts'
import type { Calendar } from '#domain/calendar/calendar.ts'
import { behindLine, ledgerOf } from '#domain/ledger/ledger.ts'
import { overviewOfLedger } from '#domain/ledger/overview.ts'
import { recordName } from '#domain/ledger/wording.ts'
import type { Outcomes } from '#domain/outcome/outcomes.ts'
import type { OutcomeView } from '#domain/outcome/population.ts'
import { lookedAt, questionOf, type Looked } from '#domain/outcome/period.ts'
import type { Question } from '#domain/outcome/sheet.ts'
import type { Scope } from '#domain/records/finding.ts'
import { textIn } from '#words/say.ts'
import type { ledgerContract } from '#contract/ledger.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'
import { ledgerSheets } from './ledger-sheets.ts'

type C = typeof ledgerContract
type View = { readonly calendar: Calendar; readonly outcomes: Outcomes }

export const ledgerCommands: CommandHandlers<C['commands']> = {}

export const ledgerQueries: QueryHandlers<C['queries']> = {
  'ledger.all'(view, { scope }, { now }) {
    const asked = askedOf(view, scope, undefined, now)
    if (!asked.ok) return asked
    const { college, question, looked } = asked.value
    return { ok: true, value: { looked, ledger: overviewOfLedger(ledgerOf(college, question)) } }
  },
  'ledger.of'(view, { scope, enterpriseId }, { now }) {
    const asked = askedOf(view, scope, enterpriseId, now)
    if (!asked.ok) return asked
    const { college, question, looked } = asked.value
    const { enterprises, until, rates } = ledgerOf(college, question, enterpriseId)
    return { ok: true, value: { looked, ledger: enterprises[0]!, until, rates } }
  },
  'ledger.behind'(view, { scope, enterpriseId, line, most }, { now }) {
    const asked = askedOf(view, scope, enterpriseId, now)
    if (!asked.ok) return asked
    const { college, question } = asked.value
    const records = behindLine(college, question, line, enterpriseId)
    const rows = records.slice(0, most).map(record => ({ ...record, name: recordName(college.tables, record.id), enterprise: recordName(college.tables, record.enterpriseId) }))
    return { ok: true, value: { rows, total: records.length } }
  },
}

export const ledgerJobs: JobHandlers<C['jobs']> = {
  async 'ledger.export'({ scope, enterpriseId, language }, { world, ctx, ports, progress }) {
    progress({ code: 'files.writing', done: 0 })
    const asked = askedOf(world, scope, enterpriseId, ctx.now)
    if (!asked.ok) return asked
    const { college, question } = asked.value
    const title = [textIn(language, { code: 'ledger.title' }), ...(enterpriseId === undefined ? [] : [recordName(college.tables, enterpriseId)]), `${question.from}–${question.to}`]
    return { ok: true, value: await ports.files.writeTable('xlsx', title.join(' '), ledgerSheets(college, question, enterpriseId, language)) }
  },
}

/** The days of a scope, and the enterprise if one is asked for. */
function askedOf(view: View, scope: Scope, enterpriseId: string | undefined, now: string): Result<{ college: OutcomeView; question: Question; looked: Looked }> {
  const question = questionOf(scope, now.slice(0, 10), view.calendar)
  if (!question.ok) return question
  const { view: college } = view.outcomes
  if (enterpriseId !== undefined && !college.tables.enterprise.has(enterpriseId)) return refuse('ledger.noEnterprise', { id: enterpriseId })
  return { ok: true, value: { college, question: question.value, looked: lookedAt(question.value) } }
}
