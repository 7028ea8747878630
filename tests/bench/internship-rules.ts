import { birth, inverse, revision, type Change, type Row0 } from '#domain/base/change.ts'
import { complianceBoard } from '#domain/compliance/board.ts'
import { hostCase, placementCase, type CaseIndex } from '#domain/compliance/case.ts'
import { findingsOfCollege, findingsOfHost, findingsOfPlacement } from '#domain/compliance/evaluate.ts'
import type { Finding } from '#domain/compliance/pack.ts'
import { PACKS } from '#domain/compliance/packs.ts'
import { rulebookOf } from '#domain/compliance/rulebook.ts'
import { stanceOf } from '#domain/compliance/stance.ts'
import { watchCompliance } from '#domain/compliance/watch.ts'
import { createDice } from '#domain/sample/dice.ts'
import type { TableName } from '#domain/table-names.ts'
import type { Row } from '#domain/tables.ts'
import type { World } from '#domain/world.ts'
import { measurement, type Measurement } from './report.ts'
import { median, percentile, processorTime } from './timing.ts'

const PACK = PACKS['cn-2021-4']
const DAY = '2026-11-23'
const ROUNDS = 7
/** Placements and hosts that the straightforward peer judges; its time is multiplied up to all of them. */
const SHARE = 100
const EDITS_OF_A_KIND = 40

/** Everything judged anew for one day, from the tables alone, against the same rules over rows that are filtered for each placement. */
export async function dayMeasurement(world: World, seed: number): Promise<Measurement> {
  const { tables, calendar } = world
  const anew = median(await rounds(() => watchCompliance(tables, calendar, PACK, DAY).on(DAY)))
  const watch = world.complianceOn(DAY, PACK)
  const asked = median(await rounds(() => complianceBoard(tables, watch, DAY)))
  const mine = watch.on(DAY)

  const filtering = filteringIndex(world)
  const rules = rulebookOf(PACK, stanceOf(tables))
  const some = <R>(rows: ReadonlyMap<string, R>) => [...rows.values()].filter((_, i) => i % SHARE === 0)
  const judged: Finding[] = []
  const plain = await processorTime(() => {
    for (const placement of some(tables.placement)) {
      const c = placementCase(tables, filtering, calendar, placement, DAY)
      if (c) judged.push(...findingsOfPlacement(rules, c))
    }
    for (const enterprise of some(tables.enterprise)) {
      const h = hostCase(filtering, enterprise, DAY)
      if (h) judged.push(...findingsOfHost(rules, h))
    }
    judged.push(...findingsOfCollege(rules, { tickets: [...tables.ticket.values()], today: DAY }))
  })
  for (const f of judged) if (!watch.of(f.subject).some(other => other.rule === f.rule && other.from === f.from)) throw new Error(`the peer alone found ${f.rule} of ${f.subject}`)
  return measurement(
    {
      subject: 'internships',
      what: `every rule for everybody on one day: ${tables.placement.size.toLocaleString('en')} placements, ${tables.enterprise.size} hosts`,
      unit: 'ms',
      seed,
      ours: { name: 'Mortise, all judged anew', value: anew },
      answers: `${mine.length} findings stand on the day`,
    },
    [
      { name: 'Mortise, the board asked for while it keeps up', value: asked },
      { name: `the same rules, rows filtered for each (1 of ${SHARE}, times ${SHARE})`, value: plain * SHARE },
    ],
    () => [{ text: 'at most 300 ms', met: anew <= 300 && asked <= 300 }],
  )
}

/** One edit of each of several kinds, forty times, until the board of the day is there again; the slowest but one in twenty counts. */
export async function editMeasurement(world: World, seed: number): Promise<Measurement> {
  const dice = createDice(seed)
  const watch = world.complianceOn(DAY, PACK)
  const byKind: { kind: string; p95: number; times: number[] }[] = []
  for (const [kind, make] of Object.entries(editKinds(world, n => dice.below(n)))) {
    const times: number[] = []
    for (let i = 0; i < EDITS_OF_A_KIND; i++) {
      const changes = make().filter(change => change !== null)
      const time = await processorTime(() => {
        world.apply(changes)
        return complianceBoard(world.tables, watch, DAY)
      })
      times.push(time)
      world.apply(changes.toReversed().map(inverse))
    }
    byKind.push({ kind, p95: percentile(times, 0.95), times })
  }
  const slowest = byKind.reduce((a, b) => (b.p95 > a.p95 ? b : a))
  const all = percentile(byKind.flatMap(k => k.times), 0.95)
  const anew = median(await rounds(() => complianceBoard(world.tables, watchCompliance(world.tables, world.calendar, PACK, DAY), DAY)))
  return measurement(
    {
      subject: 'internships',
      what: 'the rules checked again after one edit, and the board of the day',
      unit: 'ms',
      seed,
      ours: { name: `Mortise, 95 of 100 of the slowest kind (${slowest.kind})`, value: slowest.p95 },
      answers: byKind.map(k => `${k.kind} ${k.p95.toPrecision(2)}`).join(', '),
    },
    [
      { name: 'Mortise, 95 of 100 of all edits', value: all },
      { name: 'everything judged again', value: anew },
    ],
    () => [{ text: 'at most 20 ms', met: slowest.p95 <= 20 }],
  )
}

/** Figures that a college sets otherwise: by some, hardly anybody breaks the rule; by others, everybody does. */
const FIGURES = [
  ['A05', 'years', '2'], ['A15', 'share', '0.08'], ['A18', 'months', '5'], ['A20', 'items', '8'], ['A21', 'grade', '3'], ['A22', 'age', '17'], ['A23', 'age', '19'], ['A27', 'intensity', '2'],
  ['A31', 'dayHours', '7'], ['A32', 'share', '0.9'], ['A33', 'days', '20'], ['A35', 'everyDays', '9'], ['A36', 'everyDays', '3'], ['A38', 'province', '江苏'],
] as const

/** A figure of a rule set otherwise, by which everybody is judged again, and every placement altered at once: until the board of the day is there. */
export async function sweepMeasurement(world: World, seed: number): Promise<Measurement> {
  const { tables } = world
  const watch = world.complianceOn(DAY, PACK)
  const setting = (rule: string, parameter: string, value: string) => birth('ruleSetting', { id: 'ruleSetting:bench', pack: PACK.id, rule, parameter, value } as Row<'ruleSetting'>)
  const swept = async (make: () => Change[]) => {
    let findings = 0
    const times: number[] = []
    for (let i = 0; i <= ROUNDS; i++) {
      const changes = make()
      times.push(await processorTime(() => (world.apply(changes), complianceBoard(tables, watch, DAY))))
      findings = watch.all().length
      world.apply(changes.toReversed().map(inverse))
    }
    return { time: median(times.slice(1)), findings }
  }
  const figures: { rule: string; time: number; findings: number }[] = []
  for (const [rule, parameter, value] of FIGURES) figures.push({ rule, ...(await swept(() => [setting(rule, parameter, value)])) })
  const papers = await swept(() => [...tables.placement.values()].flatMap(p => revision('placement', p as Row0, { summaryOn: '2026-11-20' }) ?? []))
  const few = figures.filter(f => f.findings < FEW)
  const worst = (of: typeof figures) => Math.max(...of.map(f => f.time))
  return measurement(
    {
      subject: 'internships',
      what: 'the rules checked again for everybody, as a figure of one was set otherwise, and the board of the day',
      unit: 'ms',
      seed,
      ours: { name: `Mortise, the slowest of ${few.length} figures that bring few findings`, value: worst(few) },
      answers: figures.map(f => `${f.rule} ${f.time.toPrecision(2)} (${f.findings.toLocaleString('en')} findings)`).join(', '),
    },
    [
      { name: 'Mortise, the slowest figure of all', value: worst(figures) },
      { name: `Mortise, a paper of all ${tables.placement.size.toLocaleString('en')} placements dated`, value: papers.time },
    ],
    () => [
      { text: `at most 20 ms where fewer than ${FEW.toLocaleString('en')} findings stand after it`, met: worst(few) <= 20 },
      { text: 'at most 200 ms whatever comes of it', met: worst(figures) <= 200 && papers.time <= 200 },
    ],
  )
}
const FEW = 1000

type Edit = () => (Change | null)[]

function editKinds({ tables }: World, below: (n: number) => number): Record<string, Edit> {
  const running = [...tables.placement.values()].filter(p => p.from <= DAY && DAY <= p.to)
  const pick = <R>(rows: readonly R[]): R => rows[below(rows.length)]!
  const revised = <K extends TableName>(table: K, row: Row<K>, patch: Partial<Row<K>>) => revision(table, row as Row0, patch) // rows are JSON objects with an id
  let n = 0
  const born = <K extends TableName>(table: K, fields: Omit<Row<K>, 'id'>) => birth(table, { id: `${table}:bench${++n}`, ...fields })
  const [counts, students, shifts, posts, hosts, batches, teachers] = [tables.staffCount, tables.student, tables.shift, tables.post, tables.enterprise, tables.batch, tables.teacher].map(t => [...t.values()]) as [
    Row<'staffCount'>[], Row<'student'>[], Row<'shift'>[], Row<'post'>[], Row<'enterprise'>[], Row<'batch'>[], Row<'teacher'>[],
  ]
  return {
    'placement paper': () => [revised('placement', pick(running), { consentOn: '2026-11-01' })],
    'staff count': () => [revised('staffCount', pick(counts), { count: 5 + below(40) })],
    'birth date': () => [revised('student', pick(students), { birthDate: `201${below(10)}-03-01` })],
    shift: () => [revised('shift', pick(shifts), { date: DAY })],
    visit: () => [born('visit', { enterpriseId: pick(running).enterpriseId, date: DAY, teacherId: teachers[0]!.id, way: 'onSite' })],
    'placement change': () => [born('placementChange', { placementId: pick(running).id, from: DAY, reason: '–', enterpriseId: pick(hosts).id })],
    'post hazard': () => [revised('post', pick(posts), { hazards: ['height'] })],
    'host checked': () => [revised('enterprise', pick(hosts), { creditClean: false })],
    'joint plan': () => [revised('internshipPlan', pick([...tables.internshipPlan.values()]), { goals: `G${below(9999)}` })],
    programme: () => [revised('programme', pick([...tables.programme.values()]), { category: `C${below(9999)}` })],
    '300 placements trained': () => Array.from({ length: 300 }, (_, i) => revised('placement', running[i]!, { trainedOn: `2026-10-${10 + below(20)}` })),
    '300 placements with another tutor': () => Array.from({ length: 300 }, (_, i) => revised('placement', running[i]!, { tutorId: pick(teachers).id })),
    'batch filed': () => [revised('batch', pick(batches), { filingNo: `F${below(9999)}`, filedOn: '2026-11-20' })],
  }
}

/** What a program without indexes does: looks through the whole table each time. */
function filteringIndex({ tables }: World): CaseIndex {
  type Loose = { placementId?: string; enterpriseId?: string }
  const of = (table: TableName, field: keyof Loose, id: string) => ([...tables[table].values()] as Loose[]).filter(row => row[field] === id) as never // the table names the kind of its rows
  return {
    byPlacement: (table, id) => of(table, 'placementId', id),
    byEnterprise: (table, id) => of(table, 'enterpriseId', id),
    placementsOf: id => [...tables.placement.values()].filter(p => p.studentId === id),
    placementsAt: id => {
      const moved = new Set([...tables.placementChange.values()].flatMap(c => (c.enterpriseId === id ? [c.placementId] : [])))
      return [...tables.placement.values()].filter(p => p.enterpriseId === id || moved.has(p.id))
    },
  }
}

/** Times after one to warm up. */
async function rounds(work: () => unknown): Promise<number[]> {
  await processorTime(work)
  const times: number[] = []
  for (let i = 0; i < ROUNDS; i++) times.push(await processorTime(work))
  return times
}
