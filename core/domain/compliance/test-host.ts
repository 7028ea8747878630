import { addDays, dateOfDay, dayNumber, yearsLater, type DayNumber, type LocalDate } from '../base/time.ts'
import type { HostCase } from './case.ts'
import { figure, issue, paperBefore } from './issue.ts'
import type { Issue, Parameters } from './pack.ts'

/** A02: a host is a legal person or a registered organisation. */
export function legalForm(h: HostCase): Issue[] {
  const { legalForm: form, id } = h.enterprise
  if (form === undefined) return [issue(h, 'recordLegalForm', {}, [id])]
  return form === 'unregistered' ? [issue(h, 'registeredHost', {}, [id])] : []
}

/** A04: checked before the first intern came, and clean. */
export function creditClean(h: HostCase): Issue[] {
  const { creditCheckedOn, creditClean: clean, id } = h.enterprise
  return [...paperBefore(h, creditCheckedOn, 'checkCredit', [id]), ...(clean === false ? [issue(h, 'otherHost', { why: 'credit' }, [id])] : [])]
}

/** A05: no breach of safety law in the years before. */
export function safetyClean(h: HostCase, p: Parameters): Issue[] {
  const { safetyCheckedOn, safetyClean: clean, id } = h.enterprise
  const missing = paperBefore(h, safetyCheckedOn, 'checkSafety', [id])
  const stale = safetyCheckedOn ? yearsLater(safetyCheckedOn, figure(p.years)) : null
  const old = stale && stale <= h.to ? [issue({ from: stale > h.from ? stale : h.from, to: h.to }, 'checkSafetyAgain', { on: safetyCheckedOn, years: figure(p.years) }, [id])] : []
  return [...missing, ...old, ...(clean === false ? [issue(h, 'otherHost', { why: 'safety' }, [id])] : [])]
}

/** A06: assessed on site, in writing, in all items, before the first intern came. */
export function hostAssessed(h: HostCase, p: Parameters): Issue[] {
  const { assessedOn, assessedBy, assessedItems, id } = h.enterprise
  const missing = paperBefore(h, assessedOn, 'assessHost', [id])
  if (!assessedOn) return missing
  const there = new Set<string>((assessedItems as readonly string[] | undefined) ?? [])
  const items = Array.from({ length: figure(p.items) }, (_, i) => String(i + 1)).filter(item => !there.has(item))
  return [...missing, ...(items.length || !assessedBy ? [issue(h, 'completeAssessment', { items, author: assessedBy ?? null }, [id])] : [])]
}

/** A07: decided by the party committee, then published. */
export function hostDecided(h: HostCase): Issue[] {
  const { decisionNo, decidedOn, publishedOn, id } = h.enterprise
  if (decisionNo && decidedOn && publishedOn) return []
  return [issue(h, 'decideHost', { missing: [...(decisionNo && decidedOn ? [] : ['decision']), ...(publishedOn ? [] : ['publication'])] }, [id])]
}

/** A25: no place of entertainment. */
export function venueAllowed(h: HostCase): Issue[] {
  const { venueType, id } = h.enterprise
  return venueType && venueType !== 'ordinary' ? [issue(h, 'otherHost', { why: 'venue', venue: venueType }, [id])] : []
}

/** A17, A34: nobody forced a host upon the college; nobody takes money. Open tickets of that kind say otherwise. */
export function notForced(h: HostCase): Issue[] {
  return h.tickets.filter(t => t.kind === 'force').map(t => issue({ from: t.date, to: t.closedOn ?? later(h.to, t.date) }, 'settleTicket', { on: t.date }, [t.id, h.enterprise.id]))
}

/** A15: interns at work among all who work at the host, day by day. */
export function hostRatio(h: HostCase, p: Parameters): Issue[] {
  const at = h.stays.filter(s => s.placement.kind === 'post')
  return ratio(at.map(s => s.segment), h.staff.filter(s => s.postId === undefined), figure(p.share), h.enterprise.id)
}

/** A16: the same for each post. */
export function postRatio(h: HostCase, p: Parameters): Issue[] {
  return h.posts.flatMap(post => {
    const at = h.stays.filter(s => s.placement.kind === 'post' && s.segment.postId === post.id)
    return ratio(at.map(s => s.segment), h.staff.filter(s => s.postId === post.id), figure(p.share), post.id)
  })
}

/**
 * Days on which there are more interns than the share of those who work there. Exactly the share is allowed. Where nobody has said
 * how many work there, that is the issue.
 */
function ratio(stays: readonly { from: LocalDate; to: LocalDate }[], staff: readonly { id: string; from: LocalDate; count: number }[], share: number, subject: string): Issue[] {
  if (!stays.length) return []
  const counts = staff.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  /** by how many the interns are more or less from a day on; also the days on which others were counted */
  const steps = new Map<DayNumber, number>()
  const step = (day: DayNumber, by: number) => steps.set(day, (steps.get(day) ?? 0) + by)
  for (const { from, to } of stays) {
    step(dayNumber(from), 1)
    step(dayNumber(to) + 1, -1)
  }
  for (const { from } of counts) step(dayNumber(from), 0)
  const edges = [...steps.keys()].sort((a, b) => a - b)
  const issues: Issue[] = []
  let interns = 0
  for (const [i, day] of edges.slice(0, -1).entries()) {
    interns += steps.get(day)!
    if (!interns) continue
    const from = dateOfDay(day)
    const known = counts.findLast(c => c.from <= from)
    const most = known && mostInterns(share, known.count)
    if (most !== undefined && interns <= most) continue
    const span = { from, to: dateOfDay(edges[i + 1]! - 1) }
    issues.push(known ? issue(span, 'fewerInterns', { interns, staff: known.count, share, most: most! }, [subject, known.id]) : issue(span, 'recordStaff', { interns }, [subject]))
  }
  return joined(issues)
}

/** The most interns that a share of so many people allows; by whole numbers, so that ten per cent of thirty is three and not a little less. */
export function mostInterns(share: number, staff: number): number {
  return Math.floor((Math.round(share * 1000) * staff) / 1000)
}

/** Neighbouring spans that say the same become one. */
function joined(issues: readonly Issue[]): Issue[] {
  const out: Issue[] = []
  for (const next of issues) {
    const last = out.at(-1)
    if (last && addDays(last.to, 1) === next.from && JSON.stringify(last.facts) === JSON.stringify(next.facts)) last.to = next.to
    else out.push({ ...next })
  }
  return out
}

function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b
}
