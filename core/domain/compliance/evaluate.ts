import { addDays, type LocalDate } from '../base/time.ts'
import { segmentOn } from '../placement/segments.ts'
import type { CollegeCase, HostCase, PlacementCase } from './case.ts'
import type { Finding, Issue, Parameters, Rule, RulePack } from './pack.ts'
import type { Stance } from './stance.ts'
import { collegeTests, hostTests, placementTests } from './tests.ts'

type Test<C> = (c: C, parameters: Parameters) => Issue[]
/** Which rules to judge; absent: all of them. */
type Only = ((rule: Rule) => boolean) | undefined

/** Every finding of a placement, for every day of its span. */
export function findingsOfPlacement(pack: RulePack, c: PlacementCase, stance: Stance, only?: Only): Finding[] {
  const findings: Finding[] = []
  for (const rule of pack.rules) {
    const test = rule.test && (placementTests as Record<string, Test<PlacementCase>>)[rule.test]
    if (!test || !isInForce(pack, rule, c) || only?.(rule) === false) continue
    for (const issue of issuesOf(pack, rule, test, c, c.from, stance)) {
      if (rule.waivable && isWaived(rule, c, issue)) continue
      for (const f of findingsFor(pack, rule, issue, c.placement.id, stance)) findings.push({ ...f, placementId: c.placement.id })
    }
  }
  return findings
}

export function findingsOfHost(pack: RulePack, h: HostCase, stance: Stance): Finding[] {
  return pack.rules.flatMap(rule => {
    const test = rule.test && (hostTests as Record<string, Test<HostCase>>)[rule.test]
    if (!test || !isInForce(pack, rule, h)) return []
    return issuesOf(pack, rule, test, h, h.from, stance).flatMap(issue => findingsFor(pack, rule, issue, h.enterprise.id, stance))
  })
}

export function findingsOfCollege(pack: RulePack, c: CollegeCase, stance: Stance): Finding[] {
  return pack.rules.flatMap(rule => {
    const test = rule.test && (collegeTests as Record<string, Test<CollegeCase>>)[rule.test]
    if (!test || !isInForce(pack, rule, { from: c.today, to: c.today })) return []
    return issuesOf(pack, rule, test, c, '', stance).flatMap(issue => findingsFor(pack, rule, issue, issue.records[0] ?? '', stance))
  })
}

/** Whether the rule is in force on some day of a span. */
function isInForce(pack: RulePack, rule: Rule, { from, to }: { from: LocalDate; to: LocalDate }): boolean {
  return (rule.from ?? pack.from) <= to && (rule.to ?? pack.to ?? '9999') >= from
}

/** Each day is judged by the figures that hold on it: a college that sets another one does so from a day on. */
function issuesOf<C>(pack: RulePack, rule: Rule, test: Test<C>, c: C, from: LocalDate, stance: Stance): Issue[] {
  const periods = stance.periodsOf(pack, rule)
  if (periods.length === 1) return test(c, periods[0]!.parameters)
  return periods.filter(period => period.to >= from).flatMap(period => test(c, period.parameters).flatMap(issue => within(issue, period)))
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

/** An issue as findings: its days that somebody answers for stand apart from the others. */
function findingsFor(pack: RulePack, rule: Rule, issue: Issue, subject: string, stance: Stance): Finding[] {
  const finding = (i: Issue, overrideId?: string): Finding => ({
    ...i,
    pack: pack.id,
    rule: rule.id,
    article: rule.article,
    severity: rule.severity,
    subject,
    ...(overrideId ? { overrideId } : {}),
  })
  const answers = stance.answersOf(subject).filter(o => o.rule === `${pack.id}/${rule.id}` && o.from <= issue.to && issue.from <= o.to)
  if (!answers.length) return [finding(issue)]
  const findings: Finding[] = []
  let next = issue.from
  for (const answer of answers.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const [part] = within({ ...issue, from: next }, answer)
    if (!part) continue
    if (next < part.from) findings.push(finding({ ...issue, from: next, to: addDays(part.from, -1) }))
    findings.push(finding(part, answer.id))
    next = addDays(part.to, 1)
    if (next > issue.to) break
  }
  return next <= issue.to ? [...findings, finding({ ...issue, from: next })] : findings
}

/** The days of an issue that lie in a span; none, where it has no day there. */
function within(issue: Issue, span: { from: LocalDate; to: LocalDate }): Issue[] {
  const from = issue.from < span.from ? span.from : issue.from
  const to = issue.to > span.to ? span.to : issue.to
  return from <= to ? [{ ...issue, from, to }] : []
}
