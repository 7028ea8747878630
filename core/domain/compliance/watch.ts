import type { Change } from '../base/change.ts'
import type { LocalDate } from '../base/time.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { Segment } from '../placement/segments.ts'
import { hostCase, placementCase, type ComplianceTables, type HostCase, type PlacementCase } from './case.ts'
import { createCaseIndex } from './case-index.ts'
import { findingsOfCollege, findingsOfHost, findingsOfPlacement } from './evaluate.ts'
import { JudgedBy } from './judged-by.ts'
import type { Finding, Rule, RulePack } from './pack.ts'
import { reaches } from './reach.ts'
import { stanceOf } from './stance.ts'

/** The findings of a college, kept up with its changes: what one edit touches is judged again, and nothing else. */
export type ComplianceWatch = {
  /** every finding there is, whatever its days */
  all(): Finding[]
  /** what stands on a day */
  on(day: LocalDate): Finding[]
  /** findings of one placement, host or ticket */
  of(subject: string): readonly Finding[]
  /** findings of every placement and host that was judged by the record: a student, a post, a batch … */
  touching(id: string): Finding[]
  /** where a placement is on each of its days; empty for one that was cancelled */
  segmentsOf(placementId: string): readonly Segment[]
  /** every placement that has days, with where it is on them */
  stays(): Iterable<readonly [placementId: string, readonly Segment[]]>
  caseOf(placementId: string): PlacementCase | null
  hostOf(enterpriseId: string): HostCase | null
  follow(changes: readonly Change[]): void
}

type Only = ((rule: Rule) => boolean) | undefined
const NOWHERE: readonly Segment[] = []
const COLLEGE = 'college:main'

/** Judges everything once. `today` decides what is due after an end; on another day make a new one. */
export function watchCompliance(tables: ComplianceTables, calendar: Calendar, pack: RulePack, today: LocalDate): ComplianceWatch {
  const index = createCaseIndex(tables)
  const findings = new Map<string, readonly Finding[]>()
  const segments = new Map<string, readonly Segment[]>()
  /** placements by the records that they were judged by */
  const judgedBy = new JudgedBy(tables)
  const places = new Map(pack.rules.map((rule, i) => [rule.id, i]))
  let stance = stanceOf(tables)

  const caseOf = (id: string) => {
    const placement = tables.placement.get(id)
    return placement ? placementCase(tables, index, calendar, placement, today) : null
  }
  const hostOf = (id: string) => {
    const enterprise = tables.enterprise.get(id)
    return enterprise ? hostCase(tables, index, enterprise, today) : null
  }
  function keep(subject: string, list: readonly Finding[]): void {
    if (list.length) findings.set(subject, list)
    else findings.delete(subject)
  }

  function judgePlacement(id: string, only: Only): void {
    const c = caseOf(id)
    if (!c) {
      segments.delete(id)
      return keep(id, [])
    }
    segments.set(id, c.segments)
    noteRecords(id, c)
    const fresh = findingsOfPlacement(pack, c, stance, only)
    if (!only) return keep(id, fresh)
    const others = findings.get(id)?.filter(f => !only(pack.rules[places.get(f.rule)!]!)) ?? []
    keep(id, [...others, ...fresh].sort((a, b) => places.get(a.rule)! - places.get(b.rule)!))
  }
  /** Remembers by which records a placement is judged, also those that are not there yet. */
  function noteRecords(id: string, c: PlacementCase): void {
    judgedBy.add(c.placement.studentId, id)
    judgedBy.add(c.student?.classGroupId, id)
    judgedBy.add(c.placement.batchId, id)
    for (const { enterpriseId, postId } of c.segments) {
      judgedBy.add(enterpriseId, id)
      judgedBy.add(postId, id)
    }
  }

  function judge(subject: string, only?: Only): void {
    if (subject.startsWith('placement:')) judgePlacement(subject, only)
    else if (subject.startsWith('enterprise:')) {
      const h = hostOf(subject)
      keep(subject, h ? findingsOfHost(pack, h, stance) : [])
    } else keep(COLLEGE, findingsOfCollege(pack, { tickets: [...tables.ticket.values()], today }, stance))
  }
  /** Judges everybody, by all rules or by some. */
  function judgeAll(only?: Only): void {
    for (const id of tables.placement.keys()) judge(id, only)
    for (const id of tables.enterprise.keys()) judge(id)
    judge(COLLEGE)
  }
  judgeAll()

  return {
    all: () => [...findings.values()].flat(),
    on(day) {
      const standing: Finding[] = []
      for (const list of findings.values()) for (const f of list) if (f.from <= day && day <= f.to) standing.push(f)
      return standing
    },
    of: subject => findings.get(subject) ?? [],
    touching(id) {
      const subjects = new Set([id, ...judgedBy.of(id)])
      return [...subjects].flatMap(subject => findings.get(subject) ?? [])
    },
    segmentsOf: placementId => segments.get(placementId) ?? NOWHERE,
    stays: () => segments,
    caseOf,
    hostOf,
    follow(changes) {
      index.follow(changes)
      const tablesChanged = new Set(changes.map(c => c.table))
      if (tablesChanged.has('ruleSetting') || tablesChanged.has('findingOverride')) stance = stanceOf(tables)
      if (tablesChanged.has('ruleSetting')) {
        const set = new Set(changes.flatMap(c => (c.table === 'ruleSetting' ? [c.from?.['rule'], c.to?.['rule'], tables.ruleSetting.get(c.id)?.rule] : [])))
        judgeAll(rule => set.has(rule.id))
      }
      // each subject with the tables by which it was reached
      const touched = new Map<string, Set<string>>()
      for (const change of changes) {
        for (const subject of touchedBy(change, tables, segments, judgedBy)) {
          const by = touched.get(subject)
          if (by) by.add(change.table)
          else touched.set(subject, new Set([change.table]))
        }
      }
      for (const [subject, by] of touched) {
        judge(subject, [...by].some(table => AS_A_WHOLE.has(table)) ? undefined : rule => [...by].some(table => reaches(table, rule.test)))
        // the hosts at which it is now; those at which it was are touched already
        if (by.has('placement') || by.has('placementChange')) for (const { enterpriseId } of segments.get(subject) ?? NOWHERE) if (!touched.has(enterpriseId)) touched.set(enterpriseId, new Set(by))
      }
    },
  }
}

/** Tables of which a record says by what else a placement is judged, or may answer for any of its findings. */
const AS_A_WHOLE: ReadonlySet<string> = new Set(['placement', 'placementChange', 'student', 'classGroup', 'findingOverride'])

/** Whose findings a change may alter: those that were judged by the record, and those that it names. */
function* touchedBy({ table, id, from, to }: Change, tables: ComplianceTables, segments: ReadonlyMap<string, readonly Segment[]>, judgedBy: JudgedBy): Generator<string> {
  if (table === 'placement' || table === 'enterprise') yield id
  if (table === 'ticket') yield COLLEGE
  // rare, and to remember it of each of a million shifts would cost more than to look for it
  if (table === 'shiftType') for (const shift of tables.shift.values()) if (shift.shiftTypeId === id) yield shift.placementId
  const row = (tables as Record<string, ReadonlyMap<string, object> | undefined>)[table]?.get(id) as Record<string, unknown> | undefined
  const named = new Set<unknown>([id])
  for (const fields of [from, to, row]) for (const field of NAMING[table] ?? []) named.add(fields?.[field])
  // the student's other placements are judged together with this one
  if (table === 'placementChange') for (const fields of [from, row]) named.add(tables.placement.get(String(fields?.['placementId']))?.studentId)
  for (const other of named) {
    if (typeof other !== 'string') continue
    if (other.startsWith('placement:') || other.startsWith('enterprise:')) yield other
    else if (table === 'findingOverride') yield COLLEGE // about a ticket
    // the hosts at which it was until now
    if (table === 'placement' || table === 'placementChange') for (const segment of segments.get(other) ?? NOWHERE) yield segment.enterpriseId
    if (!other.startsWith('enterprise:') || table === 'enterprise' || table === 'visit') yield* judgedBy.of(other)
  }
}

/** Fields by which a record names those whose findings it may alter. */
const NAMING: Readonly<Record<string, readonly string[]>> = {
  placement: ['enterpriseId', 'studentId'],
  placementChange: ['placementId', 'enterpriseId'],
  post: ['enterpriseId'],
  staffCount: ['enterpriseId'],
  exemption: ['programmeId', 'postId'],
  leave: ['placementId'],
  payment: ['placementId'],
  shift: ['placementId'],
  visit: ['placementId', 'enterpriseId'],
  journal: ['placementId'],
  ticket: ['enterpriseId'],
  findingOverride: ['subjectId'],
}
