import type { LocalDate } from '../base/time.ts'
import { segmentOn, segmentsOf } from '../placement/segments.ts'
import { nameOf } from '../record-name.ts'
import type { Tables } from '../tables.ts'
import type { Finding, Severity } from './pack.ts'
import type { ComplianceWatch } from './watch.ts'

type Counts = Record<Severity, number> & { answered: number }
type BoardTables = Pick<Tables, 'placement' | 'placementChange' | 'enterprise' | 'student'>

const WORST = 20

/** How a college stands on a day: what stands against which rule, and which hosts have most of it. */
export function complianceBoard(tables: BoardTables, watch: ComplianceWatch, day: LocalDate) {
  const findings = watch.on(day)
  const hosts = hostsOn(tables, day)
  const counts = emptyCounts()
  const rules = new Map<string, { rule: string; article: string; severity: Severity; count: number; answered: number; subjects: Set<string> }>()
  const byHost = new Map<string, Counts>()
  for (const f of findings) {
    add(counts, f)
    const rule = rules.get(f.rule) ?? { rule: f.rule, article: f.article, severity: f.severity, count: 0, answered: 0, subjects: new Set<string>() }
    rules.set(f.rule, rule)
    rule.count += 1
    rule.answered += f.overrideId ? 1 : 0
    rule.subjects.add(f.subject)
    const host = hostIdOf(hosts, f)
    if (host) byHost.set(host, add(byHost.get(host) ?? emptyCounts(), f))
  }
  const worst = [...byHost].map(([id, of]) => ({ id, name: nameOf(tables, id), interns: hosts.interns.get(id) ?? 0, ...of })).sort((a, b) => b.E - a.E || b.W - a.W || b.R - a.R)
  return {
    day,
    placements: hosts.of.size,
    hosts: hosts.interns.size,
    counts,
    rules: [...rules.values()].map(r => ({ ...r, subjects: r.subjects.size })).sort((a, b) => (a.rule < b.rule ? -1 : 1)),
    worst: worst.slice(0, WORST),
  }
}

/** The findings with the names of whom they are about, the gravest first. */
export function namedFindings(tables: BoardTables, findings: readonly Finding[]): (Finding & { name: string; host: string })[] {
  const weight: Record<Severity, number> = { E: 0, W: 1, R: 2 }
  return findings
    .map(f => {
      const placement = f.placementId === undefined ? undefined : tables.placement.get(f.placementId)
      const segments = placement ? segmentsOf(placement, [...tables.placementChange.values()].filter(c => c.placementId === placement.id)) : []
      const host = placement ? (segmentOn(segments, f.from)?.enterpriseId ?? placement.enterpriseId) : f.subject
      return { ...f, name: placement ? nameOf(tables, placement.studentId) : nameOf(tables, f.subject), host: nameOf(tables, host) }
    })
    .sort((a, b) => weight[a.severity] - weight[b.severity] || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.from < b.from ? -1 : 1))
}

function hostsOn(tables: BoardTables, day: LocalDate): { of: Map<string, string>; interns: Map<string, number> } {
  const changes = new Map<string, ReturnType<typeof changeList>>()
  for (const change of tables.placementChange.values()) changes.set(change.placementId, [...(changes.get(change.placementId) ?? changeList()), change])
  const of = new Map<string, string>()
  const interns = new Map<string, number>()
  for (const placement of tables.placement.values()) {
    if (placement.status === 'cancelled') continue
    const host = segmentOn(segmentsOf(placement, changes.get(placement.id) ?? []), day)?.enterpriseId
    if (host === undefined) continue
    of.set(placement.id, host)
    interns.set(host, (interns.get(host) ?? 0) + 1)
  }
  return { of, interns }
}

function changeList(): (Tables['placementChange'] extends ReadonlyMap<string, infer R> ? R : never)[] {
  return []
}

function hostIdOf(hosts: { of: ReadonlyMap<string, string> }, f: Finding): string | undefined {
  if (f.placementId !== undefined) return hosts.of.get(f.placementId)
  return f.subject.startsWith('enterprise:') ? f.subject : undefined
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
