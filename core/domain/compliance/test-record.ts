import { addDays, dateOfDay, dayNumber, type LocalDate } from '../base/time.ts'
import type { CollegeCase, PlacementCase } from './case.ts'
import { daysIn, figure, issue } from './issue.ts'
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
  const agreed = [
    ...(form !== undefined && form !== 'money' ? [issue(c, 'payMoney', { form }, [id])] : []),
    ...(payee !== undefined && payee !== 'student' ? [issue(c, 'payStudent', { payee }, [id])] : []),
    ...(payDays !== undefined && payDays > figure(p.days) ? [issue(c, 'payMonthly', { days: payDays, most: figure(p.days) }, [id])] : []),
  ]
  const done = c.payments.flatMap(x => [
    ...(x.form !== undefined && x.form !== 'money' ? [issue({ from: x.date, to: x.date }, 'payMoney', { form: x.form }, [x.id])] : []),
    ...(x.payee !== undefined && x.payee !== 'student' ? [issue({ from: x.date, to: x.date }, 'payStudent', { payee: x.payee }, [x.id])] : []),
  ])
  return [...agreed, ...done]
}

/** A34: declared that no fee, deposit or paper was taken. */
export function noFees(c: PlacementCase): Issue[] {
  return isWork(c) && c.placement.noFees !== true ? [issue(c, 'declareNoFees', {}, [c.placement.id])] : []
}

/** A35: a journal goes on, at least every so many days, and a report stands at its end. */
export function journalKept(c: PlacementCase, p: Parameters): Issue[] {
  if (!isWork(c)) return []
  const gaps = gapsIn(c, c.journals.map(j => j.date), figure(p.everyDays)).map(days => issue(days, 'writeJournal', { days: daysIn(days), every: figure(p.everyDays) }, [c.placement.id]))
  const report = c.to < c.today && !c.placement.reportOn ? [issue({ from: addDays(c.to, 1), to: c.today }, 'handInReport', { end: c.to }, [c.placement.id])] : []
  return [...gaps, ...report]
}

/** A36: somebody of the college looks after every intern, in principle every day. */
export function checked(c: PlacementCase, p: Parameters): Issue[] {
  if (!isWork(c)) return []
  const every = figure(p.everyDays)
  const gaps = gapsIn(c, c.visits.map(v => v.date), every)
  const missing = gaps.reduce((n, days) => n + daysIn(days), 0)
  const first = gaps[0]
  return first ? [issue({ from: first.from, to: gaps.at(-1)!.to }, 'visit', { days: missing, every, visits: c.visits.length }, [c.placement.id])] : []
}

/** A40: the way there is assessed, and what came of it. */
export function assessedBothWays(c: PlacementCase): Issue[] {
  if (!isWork(c) || c.to >= c.today) return []
  const missing = [...(c.placement.processGrade ? [] : ['process']), ...(c.placement.resultGrade ? [] : ['result'])]
  return missing.length ? [issue({ from: addDays(c.to, 1), to: c.today }, 'assess', { missing }, [c.placement.id])] : []
}

/** The eight documents of Art. 29, by the record that stands for each. */
export function archiveOf(c: PlacementCase): { document: string; there: boolean }[] {
  const { placement: p } = c
  return [
    { document: 'agreement', there: Boolean(p.studentSignedOn && p.collegeSignedOn && p.hostSignedOn) },
    { document: 'plan', there: c.plan !== undefined },
    { document: 'report', there: p.reportOn !== undefined },
    { document: 'assessment', there: p.assessedOn !== undefined },
    { document: 'journal', there: c.journals.length > 0 },
    { document: 'visits', there: c.visits.length > 0 },
    { document: 'summary', there: p.summaryOn !== undefined },
    { document: 'evidence', there: p.evidence === true },
  ]
}

/** A41: after the end the archive is whole. */
export function archived(c: PlacementCase): Issue[] {
  if (!isWork(c) || c.to >= c.today) return []
  const missing = archiveOf(c).flatMap(({ document, there }) => (there ? [] : [document]))
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

/** Runs of days up to today that are further from the last date than `every` allows. With 1, every day needs one of its own. */
function gapsIn(c: PlacementCase, dates: readonly LocalDate[], every: number): { from: LocalDate; to: LocalDate }[] {
  const end = dayNumber(c.to < c.today ? c.to : c.today)
  const start = dayNumber(c.from)
  const gaps: { from: LocalDate; to: LocalDate }[] = []
  let covered = start - 1 // the last day for which there is one
  for (const day of dates.map(dayNumber).sort((a, b) => a - b)) {
    if (day < start || day > end) continue
    if (day > covered + every) gaps.push({ from: dateOfDay(covered + 1), to: dateOfDay(day - 1) })
    covered = day
  }
  if (end >= covered + every) gaps.push({ from: dateOfDay(covered + 1), to: dateOfDay(end) })
  return gaps
}
