import { birth } from '#domain/base/change.ts'
import { placementCase, hostCase, type CaseIndex } from '#domain/compliance/case.ts'
import { findingsOfCollege, findingsOfHost, findingsOfPlacement } from '#domain/compliance/evaluate.ts'
import type { Finding, RulePack } from '#domain/compliance/pack.ts'
import { CN_2021_4 } from '#domain/compliance/packs/cn-2021-4.ts'
import { rulebookOf } from '#domain/compliance/rulebook.ts'
import { createCaseIndex } from '#domain/compliance/case-index.ts'
import { stanceOf } from '#domain/compliance/stance.ts'
import type { TableName } from '#domain/table-names.ts'
import type { Row } from '#domain/tables.ts'
import { World } from '#domain/world.ts'

/** Rows by table and id; fields given here replace those of the internship that breaks no rule. */
export type Given = { [K in TableName]?: Record<string, Partial<Row<K>> | null> }

export const TODAY = '2026-11-23'

/**
 * One internship of half a year at one host that breaks no rule at all: every paper in time, everybody of age, a visit and a journal
 * page for each day, an archive. Each test takes one thing away.
 */
const WHOLE: { [K in TableName]?: Row<K>[] } = {
  programme: [{ id: 'programme:1', name: '数控技术', category: '装备制造大类' }],
  classGroup: [{ id: 'classGroup:1', name: '数控2401', programmeId: 'programme:1', year: 2024 }],
  student: [{ id: 'student:1', number: '2024001', name: '林小雨', sex: 'female', birthDate: '2008-03-02', classGroupId: 'classGroup:1' }],
  teacher: [{ id: 'teacher:1', name: '王老师' }],
  enterprise: [
    {
      id: 'enterprise:1', name: '金宇精密', legalForm: 'company', venueType: 'ordinary', province: '浙江', lowestWage: 3000,
      creditCheckedOn: '2026-02-01', creditClean: true, safetyCheckedOn: '2026-02-01', safetyClean: true,
      assessedOn: '2026-02-10', assessedBy: '李主任', assessedItems: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
      decisionNo: '院党〔2026〕3号', decidedOn: '2026-02-15', publishedOn: '2026-02-16',
    },
  ],
  contact: [{ id: 'contact:1', enterpriseId: 'enterprise:1', name: '陈师傅', mentor: true }],
  post: [{ id: 'post:1', enterpriseId: 'enterprise:1', name: '数控车工', category: '装备制造大类', labourIntensity: '2', wage: 5000, pay: 4000 }],
  staffCount: [
    { id: 'staffCount:1', enterpriseId: 'enterprise:1', from: '2026-01-01', count: 100 },
    { id: 'staffCount:2', enterpriseId: 'enterprise:1', postId: 'post:1', from: '2026-01-01', count: 20 },
  ],
  internshipPlan: [{ id: 'internshipPlan:1', name: '方案', agreedOn: '2026-02-20', posts: 'a', goals: 'b', tasks: 'c', standards: 'd', preparation: 'e', assessment: 'f', safeguards: 'g' }],
  batch: [{ id: 'batch:1', name: '2026春', kind: 'post', planId: 'internshipPlan:1', from: '2026-03-02', to: '2026-09-01', filingNo: '备2026-7', filedOn: '2026-02-20' }],
  placement: [
    {
      id: 'placement:1', studentId: 'student:1', batchId: 'batch:1', kind: 'post', enterpriseId: 'enterprise:1', postId: 'post:1', from: '2026-03-02', to: '2026-09-01', status: 'ended',
      source: 'school', channel: 'direct', tutorId: 'teacher:1', mentorId: 'contact:1', consentOn: '2026-02-25', studentSignedOn: '2026-02-26', collegeSignedOn: '2026-02-27', hostSignedOn: '2026-03-01',
      agreementContents: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], trainedOn: '2026-02-28', policyNo: 'P1', insuredFrom: '2026-03-02', insuredTo: '2026-09-01', insurancePaidBy: 'college', noFees: true,
      independent: true, payForm: 'money', payee: 'student', payDays: 30, lodging: 'unified',
      reportOn: '2026-09-03', summaryOn: '2026-09-03', assessedOn: '2026-09-05', processGrade: '良', resultGrade: '优', evidence: true,
    },
  ],
} as never // the schemas are the judges of each row; what tests leave out they say

/** The internship without a fault, altered: a row given as null is taken away. */
export function worldWith(given: Given = {}): World {
  const world = new World()
  const days = daysOf('2026-03-02', '2026-09-01')
  const rows: Record<string, { id: string }[]> = {
    ...(WHOLE as Record<string, { id: string }[]>),
    visit: days.map((date, i) => ({ id: `visit:${i}`, enterpriseId: 'enterprise:1', date, teacherId: 'teacher:1', way: 'onSite' })),
    journal: days.map((date, i) => ({ id: `journal:${date.slice(0, 7)}:${i}`, placementId: 'placement:1', date })),
  }
  for (const [table, byId] of Object.entries(given)) {
    const old = new Map((rows[table] ?? []).map(row => [row.id, row]))
    for (const [id, fields] of Object.entries(byId ?? {})) {
      if (fields === null) old.delete(id)
      else old.set(id, { ...old.get(id), ...(fields as object), id })
    }
    rows[table] = [...old.values()]
  }
  for (const [table, list] of Object.entries(rows)) world.apply(list.map(row => birth(table as TableName, row)))
  return world
}

/** Every finding of the college, on a day, by the pack of 2021 unless another one is named. */
export function findingsIn(world: World, { pack = CN_2021_4, today = TODAY }: { pack?: RulePack; today?: string } = {}): Finding[] {
  const { tables, calendar } = world
  const index: CaseIndex = createCaseIndex(tables)
  const rules = rulebookOf(pack, stanceOf(tables))
  return [
    ...[...tables.placement.values()].flatMap(p => {
      const c = placementCase(tables, index, calendar, p, today)
      return c ? findingsOfPlacement(rules, c) : []
    }),
    ...[...tables.enterprise.values()].flatMap(e => {
      const h = hostCase(index, e, today)
      return h ? findingsOfHost(rules, h) : []
    }),
    ...findingsOfCollege(rules, { tickets: [...tables.ticket.values()], today }),
  ]
}

/** Findings of one rule as "from – to cure". */
export function found(rule: string, given: Given = {}, more: { pack?: RulePack; today?: string } = {}): string[] {
  return findingsIn(worldWith(given), more)
    .filter(f => f.rule === rule)
    .map(f => `${f.from} – ${f.to} ${f.cure}`)
}

export function daysOf(from: string, to: string): string[] {
  const days: string[] = []
  for (let t = Date.parse(`${from}T00:00:00Z`); t <= Date.parse(`${to}T00:00:00Z`); t += 86_400_000) days.push(new Date(t).toISOString().slice(0, 10))
  return days
}
