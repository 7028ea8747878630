import { inverse } from '#domain/base/change.ts'
import { FRAMEWORKS, indicatorsOf } from '#domain/outcome/profiles.ts'
import { createSheet, type Measured, type Question, type Sheet } from '#domain/outcome/sheet.ts'
import type { World } from '#domain/world.ts'
import { outcomeCollege, SPAN } from './outcome-college.ts'
import { outcomeEdits, type Edit } from './outcome-edits.ts'
import { fillSql, medianPaySql, PARTNER_BY, PARTNER_QUERIES, STUDENT_BY, STUDENT_QUERIES, type OutcomeQuery } from './outcome-sql.ts'
import { measurement, type Bench, type Measurement } from './report.ts'
import { openSql, type Sql } from './sql-peer.ts'
import { collect } from './stall.ts'
import { median, percentile, processorTime } from './timing.ts'

const RECORDS = 100_000
const MILLION = 1_000_000
const ROUNDS = 9
const EDITS_OF_A_KIND = 100
const WARM_UP = 4
const INDICATORS = [...indicatorsOf('eqavet', 'withStudy'), ...FRAMEWORKS.perkins, ...FRAMEWORKS.wioa, ...FRAMEWORKS.ukFe]
const BY_PROGRAMME: Question = { ...SPAN, by: 'programme' }

/**
 * Every shipped indicator, of the office and of all frameworks, by programme and as a whole, over records of everything that they count:
 * anew, after one edit, and by SQL over the same records in the same run.
 */
export const outcomes: Bench = async ({ seed }) => {
  const world = outcomeCollege(RECORDS, seed)
  void [world.occupancy, world.stays, world.attendanceDays] // made when the program starts
  const first = await processorTime(() => readAll(fresh(world)))
  const sql = await openSql()
  fillSql(sql, world.tables)
  const compared = compare(world, sql)
  const peer = { name: `${sql.name}, ${QUERIES} of the queries`, value: await median5(() => askSql(sql)) }
  sql.close()
  const full = await fullMeasurement(world, seed, peer, first, compared)
  const edits = await editMeasurement(world, seed, peer, full.ours.value)
  return [full, edits, await millionMeasurement(seed)]
}

const QUERIES = STUDENT_QUERIES.length + PARTNER_QUERIES.length + 1

async function fullMeasurement(world: World, seed: number, peer: { name: string; value: number }, first: number, answers: string): Promise<Measurement> {
  const value = await timeOfFresh(world)
  const ours = { name: `Mortise, ${INDICATORS.length} indicators`, value }
  return measurement({ subject: 'outcomes', what: `all indicators by programme and as a whole, ${recordsOf(world)} records`, unit: 'ms', seed, ours, answers }, [peer, { name: 'Mortise, asked the very first time', value: first }], () => [
    { text: 'at most 100 ms', met: value <= 100 },
  ])
}

/** An edit is applied, and every indicator of every group is read again; the slowest but one in twenty of each kind counts. */
async function editMeasurement(world: World, seed: number, peer: { name: string; value: number }, anew: number): Promise<Measurement> {
  const sheet = world.outcomes.sheet(INDICATORS, BY_PROGRAMME)
  readAll(sheet)
  const slowestOf = async (edits: Record<string, Edit>) => {
    const kinds: { kind: string; p95: number }[] = []
    for (const [kind, edit] of Object.entries(edits)) kinds.push({ kind, p95: percentile(await timesOf(world, sheet, edit), 0.95) })
    return { kinds, worst: kinds.reduce((a, b) => (b.p95 > a.p95 ? b : a)) }
  }
  const { daily, many, rare } = outcomeEdits(world, seed)
  const [one, several, all] = [await slowestOf(daily), await slowestOf(many), await slowestOf(rare)]
  return measurement(
    {
      subject: 'outcomes',
      what: 'the same after one edit, each equal to all reckoned anew',
      unit: 'ms',
      seed,
      ours: { name: `Mortise, 95 of 100 of the slowest kind (${one.worst.kind})`, value: one.worst.p95 },
      answers: [...one.kinds, ...several.kinds, ...all.kinds].map(k => `${k.kind} ${k.p95.toPrecision(2)}`).join(', '),
    },
    [
      { name: `Mortise, many at once (${several.worst.kind})`, value: several.worst.p95 },
      { name: `Mortise, what touches everything (${all.worst.kind})`, value: all.worst.p95 },
      { name: 'Mortise, all anew', value: anew },
      { ...peer, name: `${peer.name}, asked again` },
    ],
    () => [
      { text: `at most 5 ms after each of ${one.kinds.length} kinds of edits that an office makes every day`, met: one.worst.p95 <= 5 },
      { text: 'at most 20 ms after up to 200 at once', met: several.worst.p95 <= 20 },
      { text: 'at most 100 ms after what touches everything', met: all.worst.p95 <= 100 },
    ],
  )
}

/** Each edit is undone before the next. The first and the last must leave what a new sheet says; times begin after a few to warm up. */
async function timesOf(world: World, sheet: Sheet, edit: Edit): Promise<number[]> {
  const times: number[] = []
  for (let i = -WARM_UP; i < EDITS_OF_A_KIND; i++) {
    const changes = edit().filter(change => change !== null)
    const time = await processorTime(() => (world.apply(changes), readAll(sheet)))
    if (i >= 0) times.push(time)
    if (i === -WARM_UP || i === EDITS_OF_A_KIND - 1) sameAs(sheet, fresh(world))
    world.apply(changes.toReversed().map(inverse))
    readAll(sheet)
    if (i === -1) collect() // what the check left behind is not the edits' to pay for
  }
  return times
}

async function millionMeasurement(seed: number): Promise<Measurement> {
  const world = outcomeCollege(MILLION, seed)
  const value = await timeOfFresh(world)
  const sql = await openSql()
  fillSql(sql, world.tables)
  const answers = compare(world, sql)
  const peer = { name: `${sql.name}, ${QUERIES} of the queries`, value: await processorTime(() => askSql(sql)) }
  sql.close()
  const ours = { name: `Mortise, ${INDICATORS.length} indicators`, value }
  return measurement({ subject: 'outcomes', what: `all indicators by programme and as a whole, ${recordsOf(world)} records`, unit: 'ms', seed, ours, answers }, [peer], () => [{ text: 'at most 1 s', met: value <= 1000 }])
}

function fresh(world: World, question = BY_PROGRAMME): Sheet {
  return createSheet(world.outcomes.view, INDICATORS, question)
}

/** Median of new sheets, each read in full; the program has been running for a while. */
async function timeOfFresh(world: World): Promise<number> {
  for (let i = 0; i < 3; i++) readAll(fresh(world))
  const times: number[] = []
  for (let i = 0; i < ROUNDS; i++) times.push(await processorTime(() => readAll(fresh(world))))
  return median(times)
}

function readAll(sheet: Sheet): number {
  let read = 0
  const groups = [undefined, ...sheet.groups()]
  for (const { id } of INDICATORS) for (const group of groups) read += sheet.measure(id, group).counted
  return read
}

function sameAs(kept: Sheet, anew: Sheet): void {
  const lines = (sheet: Sheet) => [undefined, ...sheet.groups()].flatMap(group => INDICATORS.map(({ id }) => `${group ?? '*'} ${id} ${JSON.stringify(sheet.measure(id, group))}`))
  const [a, b] = [lines(kept), lines(anew)]
  const differs = a.findIndex((line, i) => line !== b[i])
  if (differs >= 0 || a.length !== b.length) throw new Error(`kept up and anew differ: ${a[differs]} and ${b[differs]}`)
}

/** Every figure of every query, in every dimension that it knows. @throws where one differs */
function compare(world: World, sql: Sql): string {
  const seen = { figures: 0, groups: 0 }
  for (const by of STUDENT_BY) {
    const sheet = fresh(world, by === 'none' ? SPAN : { ...SPAN, by })
    for (const query of STUDENT_QUERIES) compareOne(sheet, by, query, sql, seen)
    const medians = new Map(sql.all(medianPaySql(by)).map(([group, value]) => [String(group), Number(value)]))
    for (const group of sheet.groups()) same(sheet.measure('medianPay', group).value, medians.get(group) ?? null, `medianPay ${group}`)
  }
  for (const by of PARTNER_BY) {
    const sheet = fresh(world, by === 'none' ? SPAN : { ...SPAN, by })
    for (const query of PARTNER_QUERIES) compareOne(sheet, by, query, sql, seen)
  }
  return `${seen.figures.toLocaleString('en')} numerators, denominators and unknowns of ${QUERIES} indicators in ${seen.groups.toLocaleString('en')} groups agree with SQL`
}

function compareOne<B>(sheet: Sheet, by: B, { indicator, sql: queryBy, sums = [] }: OutcomeQuery<B>, sql: Sql, seen: { figures: number; groups: number }): void {
  const found = new Map(sql.all(queryBy(by)).map(([group, ...figures]) => [String(group), figures.map(Number)]))
  for (const group of new Set([...sheet.groups(), ...found.keys()])) {
    const mine = sheet.measure(indicator, group)
    for (const [i, part] of (['counted', 'base', 'unknown'] as const satisfies readonly (keyof Measured)[]).entries()) {
      const theirs = (found.get(group)?.[i] ?? 0) / (sums.includes(part) ? 10_000 : 1)
      same(mine[part], theirs, `${indicator} ${part} of ${String(by)} "${group}"`)
      seen.figures++
    }
    seen.groups++
  }
}

function same(mine: number | null, theirs: number | null, what: string): void {
  if (mine !== theirs) throw new Error(`${what}: Mortise says ${mine}, SQL ${theirs}`)
}

function askSql(sql: Sql): number {
  let rows = sql.all(medianPaySql('programme')).length
  for (const query of STUDENT_QUERIES) rows += sql.all(query.sql('programme')).length
  for (const query of PARTNER_QUERIES) rows += sql.all(query.sql('programme')).length
  return rows
}

async function median5(work: () => unknown): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < 5; i++) times.push(await processorTime(work))
  return median(times)
}

function recordsOf({ tables }: World): string {
  return Object.values(tables).reduce((sum, rows) => sum + rows.size, 0).toLocaleString('en')
}
