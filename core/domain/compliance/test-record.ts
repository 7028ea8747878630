import { addDays, dateOfDay, dayNumber, type DayNumber, type LocalDate } from '../base/time.ts'
import type { CollegeCase, PlacementCase } from './case.ts'
import { figure, issue } from './issue.ts'
import type { Issue, Parameters } from './pack.ts'

const isWork = (c: PlacementCase) => c.placement.kind === 'post'

/** A32: who works on their own gets at least the share of the post's wage, or the lowest wage of the host where that is less. */
export function payFloor(c: PlacementCase, p: Parameters): Issue[] {
  if (!isWork(c) || !c.placement.independent) return []
  return c.segments.flatMap(segment => {
    const post = c.postOf(segment)
    const bounds = [...(post?.wage === undefined ? [] : [figure(p.share) * post.wage]), ...(c.hostOf(segment)?.lowestWage === undefined ? [] : [c.hostOf(segment)!.lowestWage!])]
    if (!bounds.length) return [issue(segment, 'recordWage', {}, [post?.id, segment.enterpriseId])]
    const floor = Math.round(Math.min(...bounds) * 100) / 100
    const pay = c.placement.pay ?? post?.pay
    if (pay !== undefined && pay >= floor) return []
    return [issue(segment, 'raisePay', { pay: pay ?? null, floor, wage: post?.wage ?? null }, [c.placement.id, post?.id])]
  })
}

/** A33: in money, to the student, at least once a month. */
export function payForm(c: PlacementCase, p: Parameters): Issue[] {
  if (!isWork(c)) return []
  const { payForm: form, payee, payDays, id } = c.placement
  const issues: Issue[] = []
  const pays = (from: LocalDate, to: LocalDate, how: { form?: string | undefined; payee?: string | undefined }, record: string) => {
    if (how.form !== undefined && how.form !== 'money') issues.push(issue({ from, to }, 'payMoney', { form: how.form }, [record]))
    if (how.payee !== undefined && how.payee !== 'student') issues.push(issue({ from, to }, 'payStudent', { payee: how.payee }, [record]))
  }
  pays(c.from, c.to, { form, payee }, id)
  if (payDays !== undefined && payDays > figure(p.days)) issues.push(issue(c, 'payMonthly', { days: payDays, most: figure(p.days) }, [id]))
  for (const payment of c.payments) pays(payment.date, payment.date, payment, payment.id)
  return issues
}

/** A34: declared that no fee, deposit or paper was taken. */
export function noFees(c: PlacementCase): Issue[] {
  return isWork(c) && c.placement.noFees !== true ? [issue(c, 'declareNoFees', {}, [c.placement.id])] : []
}

/** A35: a journal goes on, at least every so many days, and a report stands at its end. */
export function journalKept(c: PlacementCase, p: Parameters): Issue[] {
  if (!isWork(c)) return []
  const every = figure(p.everyDays)
  const issues = gapsIn(c, c.journals, every).map(({ first, last }) => issue({ from: dateOfDay(first), to: dateOfDay(last) }, 'writeJournal', { days: last - first + 1, every }, [c.placement.id]))
  if (c.to < c.today && !c.placement.reportOn) issues.push(issue({ from: addDays(c.to, 1), to: c.today }, 'handInReport', { end: c.to }, [c.placement.id]))
  return issues
}

/** A36: somebody of the college looks after every intern, in principle every day. */
export function checked(c: PlacementCase, p: Parameters): Issue[] {
  if (!isWork(c)) return []
  const every = figure(p.everyDays)
  const gaps = gapsIn(c, c.visits, every)
  if (!gaps.length) return []
  const days = gaps.reduce((n, { first, last }) => n + last - first + 1, 0)
  return [issue({ from: dateOfDay(gaps[0]!.first), to: dateOfDay(gaps.at(-1)!.last) }, 'visit', { days, every, visits: c.visits.length }, [c.placement.id])]
}

/** A40: the way there is assessed, and what came of it. */
export function assessedBothWays(c: PlacementCase): Issue[] {
  if (!isWork(c) || c.to >= c.today) return []
  const missing = [...(c.placement.processGrade ? [] : ['process']), ...(c.placement.resultGrade ? [] : ['result'])]
  return missing.length ? [issue({ from: addDays(c.to, 1), to: c.today }, 'assess', { missing }, [c.placement.id])] : []
}

/** The eight documents of Art. 29, by the record that stands for each. */
const ARCHIVE: readonly (readonly [document: string, isThere: (c: PlacementCase) => boolean])[] = [
  ['agreement', ({ placement: p }) => Boolean(p.studentSignedOn && p.collegeSignedOn && p.hostSignedOn)],
  ['plan', c => c.plan !== undefined],
  ['report', c => c.placement.reportOn !== undefined],
  ['assessment', c => c.placement.assessedOn !== undefined],
  ['journal', c => c.journals.length > 0],
  ['visits', c => c.visits.length > 0],
  ['summary', c => c.placement.summaryOn !== undefined],
  ['evidence', c => c.placement.evidence === true],
]

export function archiveOf(c: PlacementCase): { document: string; there: boolean }[] {
  return ARCHIVE.map(([document, isThere]) => ({ document, there: isThere(c) }))
}

/** A41: after the end the archive is whole. */
export function archived(c: PlacementCase): Issue[] {
  if (!isWork(c) || c.to >= c.today) return []
  const missing = ARCHIVE.flatMap(([document, isThere]) => (isThere(c) ? [] : document))
  return missing.length ? [issue({ from: addDays(c.to, 1), to: c.today }, 'archive', { missing, count: missing.length }, [c.placement.id])] : []
}

/** A45: complaints and questions are in the ledger, and are answered in time. */
export function ticketsHandled(c: CollegeCase, p: Parameters): Issue[] {
  return c.tickets.flatMap(ticket => {
    const due = addDays(ticket.date, figure(p.days))
    const late = (ticket.closedOn ?? c.today) > due
    return late ? [issue({ from: addDays(due, 1), to: ticket.closedOn ?? c.today }, 'answerTicket', { on: ticket.date, due }, [ticket.id])] : []
  })
}

/** Runs of days up to today that are further from the last date than `every` allows. With 1, every day needs one of its own. `dated` is in order. */
function gapsIn(c: PlacementCase, dated: readonly { date: LocalDate }[], every: number): { first: DayNumber; last: DayNumber }[] {
  const end = dayNumber(c.to < c.today ? c.to : c.today)
  const start = dayNumber(c.from)
  const gaps: { first: DayNumber; last: DayNumber }[] = []
  let covered = start - 1 // the last day for which there is one
  for (const { date } of dated) {
    const day = dayNumber(date)
    if (day < start || day > end) continue
    if (day > covered + every) gaps.push({ first: covered + 1, last: day - 1 })
    covered = day
  }
  if (end >= covered + every) gaps.push({ first: covered + 1, last: end })
  return gaps
}
