import type { Change } from '../base/change.ts'
import type { LocalDate } from '../base/time.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { hostCase, placementCase, type ComplianceTables, type HostCase, type PlacementCase } from './case.ts'
import { createCaseIndex } from './case-index.ts'
import { findingsOfCollege, findingsOfHost, findingsOfPlacement, type Stance } from './evaluate.ts'
import type { Finding, RulePack } from './pack.ts'

/** Tables of which one record may matter to every finding. */
const FOR_ALL: ReadonlySet<string> = new Set(['ruleSetting', 'exemption', 'term', 'calendarDay', 'bellTable'])

/** The findings of a college, kept up with its changes: what one edit touches is judged again, and nothing else. */
export type ComplianceWatch = {
  /** every finding there is, whatever its days */
  all(): Finding[]
  /** what stands on a day */
  on(day: LocalDate): Finding[]
  /** findings of one placement, host or ticket */
  of(subject: string): readonly Finding[]
  caseOf(placementId: string): PlacementCase | null
  hostOf(enterpriseId: string): HostCase | null
  follow(changes: readonly Change[]): void
}

/** Judges everything once. `today` decides what is due after an end; on another day make a new one. */
export function watchCompliance(tables: ComplianceTables, calendar: Calendar, pack: RulePack, today: LocalDate): ComplianceWatch {
  const index = createCaseIndex(tables)
  const findings = new Map<string, readonly Finding[]>()
  /** subjects by the records that they were judged by */
  const judgedBy = new Map<string, Set<string>>()
  let stance = stanceIn(tables)

  const caseOf = (id: string) => {
    const placement = tables.placement.get(id)
    return placement ? placementCase(tables, index, calendar, placement, today) : null
  }
  const hostOf = (id: string) => {
    const enterprise = tables.enterprise.get(id)
    return enterprise ? hostCase(tables, index, enterprise, today) : null
  }
  const relies = (subject: string, on: readonly (string | undefined)[]) => {
    for (const id of on) {
      if (id === undefined) continue
      const subjects = judgedBy.get(id)
      if (subjects) subjects.add(subject)
      else judgedBy.set(id, new Set([subject]))
    }
  }

  function judge(subject: string): void {
    if (subject.startsWith('placement:')) {
      const c = caseOf(subject)
      if (c) relies(subject, [subject, c.student?.id, c.student?.classGroupId, c.programme?.id, c.batch?.id, c.plan?.id, ...c.segments.flatMap(s => [s.enterpriseId, s.postId]), ...c.shifts.map(s => s.type.id)])
      keep(subject, c ? findingsOfPlacement(pack, c, stance) : [])
    } else if (subject.startsWith('enterprise:')) {
      const h = hostOf(subject)
      relies(subject, [subject, ...(h ? [...h.stays.map(s => s.placement.id), ...h.posts.map(p => p.id)] : [])])
      keep(subject, h ? findingsOfHost(pack, h, stance) : [])
    } else keep(COLLEGE, findingsOfCollege(pack, { tickets: [...tables.ticket.values()], today }, stance))
  }
  const keep = (subject: string, list: readonly Finding[]) => void (list.length ? findings.set(subject, list) : findings.delete(subject))

  function judgeAll(): void {
    findings.clear()
    judgedBy.clear()
    for (const id of tables.placement.keys()) judge(id)
    for (const id of tables.enterprise.keys()) judge(id)
    judge(COLLEGE)
  }
  judgeAll()

  return {
    all: () => [...findings.values()].flat(),
    on: day => [...findings.values()].flatMap(list => list.filter(f => f.from <= day && day <= f.to)),
    of: subject => findings.get(subject) ?? [],
    caseOf,
    hostOf,
    follow(changes) {
      index.follow(changes)
      if (changes.some(c => FOR_ALL.has(c.table))) {
        stance = stanceIn(tables)
        return judgeAll()
      }
      if (changes.some(c => c.table === 'findingOverride')) stance = stanceIn(tables)
      const touched = new Set<string>()
      for (const change of changes) for (const subject of touchedBy(change, tables, judgedBy)) touched.add(subject)
      for (const subject of touched) judge(subject)
    },
  }
}

const COLLEGE = 'college:main'

/** Whose findings a change may alter: those that were judged by the record, and those that it names. */
function* touchedBy({ table, id, from, to }: Change, tables: ComplianceTables, judgedBy: ReadonlyMap<string, ReadonlySet<string>>): Generator<string> {
  yield* judgedBy.get(id) ?? []
  if (table === 'placement' || table === 'enterprise') yield id
  if (table === 'ticket') yield COLLEGE
  const row = (tables as Record<string, ReadonlyMap<string, object> | undefined>)[table]?.get(id) as Record<string, unknown> | undefined
  for (const fields of [from, to, row]) {
    for (const field of ['placementId', 'enterpriseId', 'subjectId', 'studentId', 'classGroupId'] as const) {
      const named = fields?.[field]
      if (typeof named !== 'string') continue
      if (named.startsWith('placement:') || named.startsWith('enterprise:')) yield named
      yield* judgedBy.get(named) ?? []
    }
  }
}

function stanceIn(tables: ComplianceTables): Stance {
  return { settings: [...tables.ruleSetting.values()], overrides: [...tables.findingOverride.values()] }
}
