import type { LocalDate } from '../base/time.ts'
import { segmentOn } from '../placement/segments.ts'
import { nameOf } from '../record-name.ts'
import type { Tables } from '../tables.ts'
import type { Finding, Severity } from './pack.ts'
import type { ComplianceWatch } from './watch.ts'

type Counts = Record<Severity, number> & { answered: number }
/** Where a placement is on each of its days; the watch knows it. */
type Where = Pick<ComplianceWatch, 'segmentsOf'>
type BoardTables = Pick<Tables, 'placement' | 'enterprise' | 'student' | 'ticket'>
export type NamedFinding = Finding & { /** the student, the host, or the ticket */ name: string; host: string; hostId?: string }

/** How a college stands on a day: what stands against which rule, and which hosts have most of it, the worst first. */
export function complianceBoard(tables: BoardTables, watch: ComplianceWatch, day: LocalDate) {
  const interns = new Map<string, number>()
  let placements = 0
  for (const { segments } of watch.cases()) {
    const host = segmentOn(segments, day)?.enterpriseId
    if (host === undefined) continue
    placements += 1
    interns.set(host, (interns.get(host) ?? 0) + 1)
  }
  const counts = emptyCounts()
  const rules = new Map<string, { rule: string; article: string; severity: Severity; count: number; answered: number; subjects: Set<string> }>()
  const byHost = new Map<string, Counts>()
  for (const f of watch.on(day)) {
    add(counts, f)
    let rule = rules.get(f.rule)
    if (!rule) rules.set(f.rule, (rule = { rule: f.rule, article: f.article, severity: f.severity, count: 0, answered: 0, subjects: new Set() }))
    rule.count += 1
    rule.answered += f.overrideId ? 1 : 0
    rule.subjects.add(f.subject)
    const host = hostIdOf(watch, f)
    if (host) byHost.set(host, add(byHost.get(host) ?? emptyCounts(), f))
  }
  return {
    day,
    placements,
    hosts: interns.size,
    counts,
    rules: [...rules.values()].map(r => ({ ...r, subjects: r.subjects.size })).sort((a, b) => (a.rule < b.rule ? -1 : 1)),
    worst: [...byHost]
      .map(([id, of]) => ({ id, name: nameOf(tables, id), interns: interns.get(id) ?? 0, ...of }))
      .sort((a, b) => b.E - a.E || b.W - a.W || b.R - a.R || b.answered - a.answered || (a.name < b.name ? -1 : 1)),
  }
}

/** What to look for among findings; what is absent asks for nothing. */
export type FindingFilter = {
  rule?: string | undefined
  severity?: Severity | undefined
  answered?: boolean | undefined
  hostId?: string | undefined
  /** a part of a name of a student or host, of a student's number, or of a rule */
  text?: string | undefined
}

/** A page of findings with the names of whom they are about, the gravest first; only what is on the page is put in order. */
export function findingPage(tables: BoardTables, watch: ComplianceWatch, findings: readonly Finding[], filter: FindingFilter, offset: number, limit: number): { total: number; rows: NamedFinding[] } {
  const text = filter.text?.trim().toLowerCase()
  const buckets = new Map<string, Finding[]>()
  let total = 0
  for (const f of findings) {
    if (!fits(watch, f, filter) || (text && !mentions(tables, watch, f, text))) continue
    total += 1
    const key = `${WEIGHT[f.severity]} ${f.rule}`
    const bucket = buckets.get(key)
    if (bucket) bucket.push(f)
    else buckets.set(key, [f])
  }
  const rows: Finding[] = []
  let passed = 0
  for (const key of [...buckets.keys()].sort()) {
    const bucket = buckets.get(key)!
    const first = offset - passed
    if (first < bucket.length && first + limit > 0) rows.push(...bucket.sort(byDayAndSubject).slice(Math.max(0, first), Math.max(0, first + limit)))
    passed += bucket.length
  }
  return { total, rows: rows.map(f => named(tables, watch, f)) }
}

const WEIGHT: Record<Severity, number> = { E: 0, W: 1, R: 2 }

function byDayAndSubject(a: Finding, b: Finding): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1
  return a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0
}

function fits(watch: Where, f: Finding, { rule, severity, answered, hostId }: FindingFilter): boolean {
  return (
    (!rule || f.rule === rule) && (!severity || f.severity === severity) && (answered === undefined || (f.overrideId !== undefined) === answered) && (!hostId || hostIdOf(watch, f) === hostId)
  )
}

function mentions(tables: BoardTables, watch: Where, f: Finding, text: string): boolean {
  const student = f.placementId === undefined ? undefined : tables.student.get(tables.placement.get(f.placementId)?.studentId ?? '')
  const host = tables.enterprise.get(hostIdOf(watch, f) ?? '')
  return [f.rule, student?.name, student?.number, host?.name].some(part => part?.toLowerCase().includes(text))
}

/** A finding with the names of whom it is about. */
function named(tables: BoardTables, watch: Where, f: Finding): NamedFinding {
  const placement = f.placementId === undefined ? undefined : tables.placement.get(f.placementId)
  const hostId = hostIdOf(watch, f) ?? (f.subject.startsWith('ticket:') ? tables.ticket.get(f.subject)?.enterpriseId : undefined)
  return { ...f, name: nameOf(tables, placement?.studentId ?? f.subject), host: hostId === undefined ? '' : nameOf(tables, hostId), ...(hostId === undefined ? {} : { hostId }) }
}

/** The host that a finding is about: on its first day, or the nearest day that the placement has. */
export function hostIdOf(watch: Where, f: Finding): string | undefined {
  if (f.placementId === undefined) return f.subject.startsWith('enterprise:') ? f.subject : undefined
  const segments = watch.segmentsOf(f.placementId)
  return (segmentOn(segments, f.from) ?? (f.from < (segments[0]?.from ?? '') ? segments[0] : segments.at(-1)))?.enterpriseId
}

function emptyCounts(): Counts {
  return { E: 0, W: 0, R: 0, answered: 0 }
}

/** A finding that somebody answers for is counted apart, not among those that stand. */
function add(counts: Counts, f: Finding): Counts {
  if (f.overrideId) counts.answered += 1
  else counts[f.severity] += 1
  return counts
}
