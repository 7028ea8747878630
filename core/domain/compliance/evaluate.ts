import { addDays, type LocalDate } from '../base/time.ts'
import { segmentOn } from '../placement/segments.ts'
import type { CollegeCase, HostCase, PlacementCase } from './case.ts'
import type { Finding, Issue, Rule, RulePack } from './pack.ts'
import type { Judged, Rulebook } from './rulebook.ts'

type Span = { from: LocalDate; to: LocalDate }

/** Every finding of a placement, for every day of its span. */
export function findingsOfPlacement(book: Rulebook, c: PlacementCase): Finding[] {
  const { id } = c.placement
  const findings: Finding[] = []
  eachIssue(book, book.placement, c, c, c.from, (rule, issue) => {
    if (rule.waivable && isWaived(rule, c, issue)) return
    tell(findings, book, rule, issue, id, id)
  })
  return findings
}

export function findingsOfHost(book: Rulebook, h: HostCase): Finding[] {
  const findings: Finding[] = []
  eachIssue(book, book.host, h, h, h.from, (rule, issue) => tell(findings, book, rule, issue, h.enterprise.id))
  return findings
}

export function findingsOfCollege(book: Rulebook, c: CollegeCase): Finding[] {
  const findings: Finding[] = []
  eachIssue(book, book.college, c, { from: c.today, to: c.today }, '', (rule, issue) => tell(findings, book, rule, issue, issue.records[0] ?? ''))
  return findings
}

/**
 * What the rules that are in force on some day of the span say of a case. Each day is judged by the figures that hold on it: a college
 * that sets another one does so from a day on; figures that held until before `since` are not asked for.
 */
function eachIssue<C>(book: Rulebook, rules: readonly Judged<C>[], c: C, span: Span, since: LocalDate, tell: (rule: Rule, issue: Issue) => void): void {
  const inForce = meet(book, span) // compared once, not for each of so many rules
  for (const { rule, test, periods, own } of rules) {
    if (!(own ? meet(own, span) : inForce)) continue
    if (periods.length === 1) {
      for (const issue of test(c, periods[0]!.parameters)) tell(rule, issue)
      continue
    }
    for (const period of periods) if (period.to >= since) for (const issue of test(c, period.parameters)) for (const part of within(issue, period)) tell(rule, part)
  }
}

function meet(a: Span, b: Span): boolean {
  return a.from <= b.to && a.to >= b.from
}

/** A28: a special need of the programme or the post, reported before the day and recorded for it. It waives nothing else than Art. 17. */
function isWaived(rule: Rule, c: PlacementCase, { from, to }: Issue): boolean {
  const postId = segmentOn(c.segments, from)?.postId
  for (const x of c.exemptions) {
    const fits = (x.postId !== undefined && x.postId === postId) || (x.programmeId !== undefined && x.programmeId === c.programme?.id)
    if (fits && x.rules.includes(rule.id) && x.from <= from && to <= x.to && x.filedOn <= from) return true
  }
  return false
}

/** Adds an issue as findings: its days that somebody answers for stand apart from the others. */
function tell(findings: Finding[], { pack, answersOf }: Rulebook, rule: Rule, issue: Issue, subject: string, placementId?: string): void {
  const answers = answersOf(subject)
  const own = answers.length ? answers.filter(o => o.rule === `${pack.id}/${rule.id}` && o.from <= issue.to && issue.from <= o.to) : answers
  const add = (span: Span, overrideId?: string) => findings.push(findingOf(pack, rule, issue, span, subject, placementId, overrideId))
  if (!own.length) return void add(issue)
  let next = issue.from
  for (const answer of own.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const [part] = within({ ...issue, from: next }, answer)
    if (!part) continue
    if (next < part.from) add({ from: next, to: addDays(part.from, -1) })
    add(part, answer.id)
    next = addDays(part.to, 1)
    if (next > issue.to) return
  }
  if (next <= issue.to) add({ from: next, to: issue.to })
}

/** Written out field by field, as a figure set otherwise may bring tens of thousands at once. */
function findingOf(pack: RulePack, rule: Rule, { facts, records, cure }: Issue, { from, to }: Span, subject: string, placementId?: string, overrideId?: string): Finding {
  const finding: Finding = { from, to, facts, records, cure, pack: pack.id, rule: rule.id, article: rule.article, severity: rule.severity, subject }
  if (overrideId !== undefined) finding.overrideId = overrideId
  if (placementId !== undefined) finding.placementId = placementId
  return finding
}

/** The days of an issue that lie in a span; none, where it has no day there. */
function within(issue: Issue, span: Span): Issue[] {
  const from = issue.from < span.from ? span.from : issue.from
  const to = issue.to > span.to ? span.to : issue.to
  return from <= to ? [{ ...issue, from, to }] : []
}
