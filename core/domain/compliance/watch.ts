import type { Change } from '../base/change.ts'
import type { LocalDate } from '../base/time.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { Segment } from '../placement/segments.ts'
import { COLLEGE_ID } from '../records/college.ts'
import { hostCase, placementCase, type ComplianceTables, type HostCase, type PlacementCase } from './case.ts'
import { createCaseIndex } from './case-index.ts'
import { findingsOfCollege, findingsOfHost, findingsOfPlacement } from './evaluate.ts'
import { eachJudgedBy } from './judged-by.ts'
import type { Finding, Rule, RulePack } from './pack.ts'
import type { Reach } from './reach.ts'
import { rulebookOf, type Rulebook } from './rulebook.ts'
import { stanceOf } from './stance.ts'
import { touchedBy } from './touched.ts'

/** The findings of a college, kept up with its changes: what one edit touches is judged again, and nothing else. */
export type ComplianceWatch = {
  /** every finding there is, whatever its days */
  all(): Finding[]
  /** the same as it is now, by placement, host or ticket; a list that nothing was done to stays the same list */
  bySubject(): ReadonlyMap<string, readonly Finding[]>
  /** what stands on a day */
  on(day: LocalDate): Finding[]
  /** findings of one placement, host or ticket */
  of(subject: string): readonly Finding[]
  /** findings of every placement and host that was judged by the record: a student, a post, a batch … */
  touching(id: string): Finding[]
  /** where a placement is on each of its days; empty for one that was cancelled */
  segmentsOf(placementId: string): readonly Segment[]
  /** every placement that has days */
  cases(): Iterable<PlacementCase>
  caseOf(placementId: string): PlacementCase | null
  hostOf(enterpriseId: string): HostCase | null
  follow(changes: readonly Change[]): void
}

const NOWHERE: readonly Segment[] = []
const NOTHING: readonly Finding[] = []

/** Judges everything once. `today` decides what is due after an end; on another day make a new one. */
export function watchCompliance(tables: ComplianceTables, calendar: Calendar, pack: RulePack, today: LocalDate): ComplianceWatch {
  const index = createCaseIndex(tables)
  /** each placement and host as it was judged last: what is put together once serves until something about it changes */
  const cases = new Map<string, PlacementCase>()
  const hosts = new Map<string, HostCase>()
  const findings = new Map<string, readonly Finding[]>()
  const places = new Map(pack.rules.map((rule, i) => [rule.id, i]))
  let stance = stanceOf(tables)
  let whole = rulebookOf(pack, stance)

  const segmentsOf = (placementId: string) => cases.get(placementId)?.segments ?? NOWHERE

  /** Keeps what some rules say of a subject, with what the others said of it before. */
  function keep(subject: string, fresh: readonly Finding[], judged: readonly { rule: Rule }[]): void {
    const before = findings.get(subject)
    if (!before) return void (fresh.length && findings.set(subject, fresh))
    const others = before.filter(f => judged.every(({ rule }) => rule.id !== f.rule))
    const list = others.length ? [...others, ...fresh].sort((a, b) => places.get(a.rule)! - places.get(b.rule)!) : fresh
    if (list.length) findings.set(subject, list)
    else findings.delete(subject)
  }
  const judgeCase = (c: PlacementCase, book: Rulebook) => keep(c.placement.id, findingsOfPlacement(book, c), book.placement)
  const judgeHostCase = (h: HostCase, book: Rulebook) => keep(h.enterprise.id, findingsOfHost(book, h), book.host)

  /** Puts together anew what is known of a placement, and judges it. */
  function judgePlacement(id: string, book: Rulebook): void {
    const placement = tables.placement.get(id)
    const c = placement ? placementCase(tables, index, calendar, placement, today) : null
    if (!c) return forget(id, cases)
    cases.set(id, c)
    judgeCase(c, book)
  }
  function judgeHost(id: string, book: Rulebook): void {
    const enterprise = tables.enterprise.get(id)
    const h = enterprise ? hostCase(index, enterprise, today, placement => segmentsOf(placement.id)) : null
    if (!h) return forget(id, hosts)
    hosts.set(id, h)
    judgeHostCase(h, book)
  }
  function forget(id: string, known: Map<string, unknown>): void {
    known.delete(id)
    findings.delete(id)
  }
  const judgeCollege = (book: Rulebook) => keep(COLLEGE_ID, findingsOfCollege(book, { tickets: [...tables.ticket.values()], today }), book.college)

  /** Judges everybody by rules of which the figures changed. */
  function judgeAll(book: Rulebook): void {
    if (book.placement.length) for (const c of cases.values()) judgeCase(c, book)
    if (book.host.length) for (const h of hosts.values()) judgeHostCase(h, book)
    if (book.college.length) judgeCollege(book)
  }

  for (const id of tables.placement.keys()) judgePlacement(id, whole)
  for (const id of tables.enterprise.keys()) judgeHost(id, whole)
  judgeCollege(whole)

  return {
    all: () => [...findings.values()].flat(),
    bySubject: () => new Map(findings),
    on(day) {
      const standing: Finding[] = []
      for (const list of findings.values()) for (const f of list) if (f.from <= day && day <= f.to) standing.push(f)
      return standing
    },
    of: subject => findings.get(subject) ?? NOTHING,
    touching(id) {
      const subjects = new Set([id])
      eachJudgedBy(subjects, { tables, index, cases }, placementId => subjects.add(placementId))
      return [...subjects].flatMap(subject => findings.get(subject) ?? NOTHING)
    },
    segmentsOf,
    cases: () => cases.values(),
    caseOf: placementId => cases.get(placementId) ?? null,
    hostOf: enterpriseId => hosts.get(enterpriseId) ?? null,
    follow(changes) {
      index.follow(changes)
      const touched = touchedBy(changes, { tables, index, cases })
      if (changes.some(({ table }) => table === 'ruleSetting' || table === 'findingOverride')) {
        stance = stanceOf(tables)
        whole = rulebookOf(pack, stance)
      }
      const books = new Map<Reach, Rulebook>([['any', whole]])
      const touchedHosts = new Set<string>()
      for (const [subject, reach] of touched) {
        if (subject === COLLEGE_ID) judgeCollege(whole)
        else if (subject.startsWith('enterprise:')) touchedHosts.add(subject)
        else {
          let book = books.get(reach)
          if (!book) books.set(reach, (book = rulebookOf(pack, stance, ({ test }) => reach === 'any' || (test !== undefined && reach.has(test)))))
          judgePlacement(subject, book)
          // the hosts at which it is now; those at which it was are touched already
          if (reach === 'any') for (const { enterpriseId } of segmentsOf(subject)) touchedHosts.add(enterpriseId)
        }
      }
      for (const id of touchedHosts) judgeHost(id, whole)
      const set = new Set(changes.flatMap(c => (c.table === 'ruleSetting' ? [c.from?.['rule'], c.to?.['rule'], tables.ruleSetting.get(c.id)?.rule] : [])))
      if (set.size) judgeAll(rulebookOf(pack, stance, rule => set.has(rule.id)))
    },
  }
}
