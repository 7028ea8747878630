import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTable } from '#adapters/files/read-table.ts'
import { writeTable } from '#adapters/files/write-table.ts'
import { exportWords, vocabulary } from '#app/intake-words.ts'
import { birth } from '#domain/base/change.ts'
import { bytesOfBase64 } from '#domain/base/bytes.ts'
import { addDays } from '#domain/base/time.ts'
import { exportTable } from '#domain/intake/export-table.ts'
import { mapOf } from '#domain/intake/mapping-memory.ts'
import { planIntake } from '#domain/intake/plan-intake.ts'
import { CERTIFICATE_TYPES, DESTINATIONS, FEEDBACK_SUBJECTS, PARTS } from '#domain/records/outcome.ts'
import { rowProblems } from '#domain/register/row-checks.ts'
import { World } from '#domain/world.ts'
import { LANGUAGES, type Language } from '#words/say.ts'

const NOW = '2026-11-23T08:00'
const TABLES = ['skill', 'assessment', 'trainingItem', 'itemDelivery', 'certificate', 'destination', 'ratingScale', 'feedback', 'skillDemand', 'mentorWork', 'enterpriseTeaching', 'donation', 'enterpriseService', 'ledgerRate', 'student'] as const
type Table = (typeof TABLES)[number]

/** What an import of a register's own list would do. */
async function again(world: World, table: Table, format: 'xlsx' | 'csv', language: Language) {
  const out = exportTable(world.tables, table, exportWords(language), { identity: true })
  const file = await writeTable(format, out.sheet, [out])
  const sheets = await readTable(file.name, bytesOfBase64(file.base64))
  const map = mapOf(world.tables, sheets[0]!, vocabulary, table)!
  let n = 0
  return planIntake(world, sheets, [{ sheet: sheets[0]!.sheet, table: map.table, headRow: map.heads.row, headRows: map.heads.rows, columns: map.columns }], vocabulary, { newId: of => `${of}:new${n++}`, now: NOW })
}

async function comesInTheSame(world: World, table: Table, format: 'xlsx' | 'csv', language: Language): Promise<void> {
  const { size } = world.tables[table]
  if (!size) return
  const plan = await again(world, table, format, language)
  expect(plan.problems).toEqual([])
  expect(plan.tables).toEqual([{ table, new: 0, changed: 0, same: size }])
  expect(plan.willCreate).toEqual([])
}

/** Texts as people and spreadsheets have them: beginning like a formula, with quotes, commas, semicolons and Chinese. */
const START = fc.constantFrom('', '=', '+', '-', '@', "'", '＝', '"', '；', '1', '0')
const text = fc.tuple(START, fc.stringMatching(/^[\u4e00-\u4e20a-zA-Z0-9 ,;"'=.()%-]{1,12}$/)).map(([s, t]) => `${s}名${t}`.trim())
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const day = fc.integer({ min: 0, max: 700 }).map(n => addDays('2025-01-01', n))
const money = maybe(fc.integer({ min: 0, max: 900_000 }).map(n => n / 100))
const cents = fc.integer({ min: 0, max: 90_000 }).map(n => n / 100)

const college = fc.record({
  skills: fc.array(fc.record({ levels: maybe(fc.integer({ min: 3, max: 10 })), note: maybe(text) }), { minLength: 1, maxLength: 3 }),
  items: fc.array(fc.record({ part: fc.constantFrom(...PARTS), hours: cents, production: maybe(fc.boolean()), note: maybe(text) }), { minLength: 1, maxLength: 3 }),
  deliveries: fc.array(fc.record({ plannedHours: maybe(cents), deliveredHours: maybe(cents), reason: maybe(text) }), { maxLength: 4 }),
  assessments: fc.array(fc.record({ part: fc.constantFrom(...PARTS), level: fc.integer({ min: 0, max: 3 }), assessor: fc.constantFrom('teacher', 'mentor'), by: maybe(text), note: maybe(text) }), { maxLength: 4 }),
  certificates: fc.array(fc.record({ certificateType: fc.constantFrom(...CERTIFICATE_TYPES), level: maybe(text), number: maybe(text), issuer: maybe(text), days: maybe(fc.nat(900)) }), { maxLength: 4 }),
  destinations: fc.array(fc.record({ destination: fc.constantFrom(...DESTINATIONS), source: fc.constantFrom('survey', 'platform', 'other'), employer: maybe(text), post: maybe(text), fieldMatch: maybe(fc.boolean()), salary: money, days: maybe(fc.nat(300)) }), { maxLength: 4 }),
  answers: fc.array(fc.record({ givenBy: fc.constantFrom('employer', 'graduate', 'intern'), about: fc.constantFrom(...FEEDBACK_SUBJECTS), rating: fc.integer({ min: 10, max: 50 }).map(n => n / 10), note: maybe(text) }), { maxLength: 4 }),
  gifts: fc.array(fc.record({ giftType: fc.constantFrom('equipment', 'money', 'other'), what: text, value: cents, date: day }), { maxLength: 3 }),
  services: fc.array(fc.record({ serviceType: fc.constantFrom('staffTraining', 'testing', 'other'), what: text, people: maybe(fc.nat(90)), hours: maybe(cents), income: money, days: fc.nat(90) }), { maxLength: 3 }),
})

/** A college of such records; dates and names that must tell records apart differ. */
function worldOf(c: typeof college extends fc.Arbitrary<infer C> ? C : never): World {
  const world = new World()
  const put = (table: Parameters<typeof birth>[0], id: string, fields: Record<string, unknown>) => world.apply([birth(table, { id: `${table}:${id}`, ...fields })])
  put('programme', '1', { name: '=数控', code: '1' })
  put('classGroup', '1', { name: '数控;2401', programmeId: 'programme:1', year: 2023 })
  put('enterprise', '1', { name: '金宇,"机械"' })
  for (const n of [1, 2]) put('student', String(n), { number: `00${n}`, name: '陈浩', year: 2023, classGroupId: 'classGroup:1', graduatedOn: '2026-06-28' })
  put('ratingScale', '1', { name: '1–5', lowest: 1, highest: 5, satisfiedFrom: 4 })
  const on = (i: number) => addDays('2025-03-01', i)
  c.skills.forEach((s, i) => put('skill', String(i), { ...s, name: '+技能', code: `S、${i}`, programmeId: 'programme:1' }))
  c.items.forEach((t, i) => put('trainingItem', String(i), { ...t, name: '@项目', code: `T-${i}`, programmeId: 'programme:1', skillIds: c.skills.map((_, n) => `skill:${n}`) }))
  c.deliveries.forEach((d, i) => put('itemDelivery', String(i), { ...d, trainingItemId: `trainingItem:${i % c.items.length}`, classGroupId: 'classGroup:1', plannedOn: on(i), ...(d.deliveredHours === undefined ? {} : { deliveredOn: on(i + 1) }) }))
  c.assessments.forEach((a, i) => put('assessment', String(i), { ...a, studentId: `student:${1 + (i % 2)}`, skillId: `skill:${i % c.skills.length}`, date: on(i) }))
  c.certificates.forEach(({ days, ...x }, i) => put('certificate', String(i), { ...x, studentId: `student:${1 + (i % 2)}`, name: `'证${i}`, issuedOn: on(i), ...(days === undefined ? {} : { expires: addDays(on(i), days) }) }))
  c.destinations.forEach(({ days, ...d }, i) => put('destination', String(i), { ...d, studentId: `student:${1 + (i % 2)}`, date: on(400 + i), ...(days === undefined ? {} : { leftOn: addDays(on(400 + i), days) }) }))
  c.answers.forEach((f, i) => put('feedback', String(i), { ...f, scaleId: 'ratingScale:1', date: on(i), ...(f.givenBy === 'employer' ? { enterpriseId: 'enterprise:1' } : { studentId: 'student:1' }) }))
  c.gifts.forEach((g, i) => put('donation', String(i), { ...g, what: `${g.what}${i}`, enterpriseId: 'enterprise:1' }))
  c.services.forEach(({ days, ...s }, i) => put('enterpriseService', String(i), { ...s, what: `${s.what}${i}`, enterpriseId: 'enterprise:1', from: on(i), to: addDays(on(i), days) }))
  for (const table of TABLES) for (const row of world.tables[table].values()) expect(rowProblems(world.tables, table, row as never)).toEqual([])
  return world
}

test.each(['xlsx', 'csv'] as const)('any records of outcomes come in again as the same from a .%s', async format => {
  await fc.assert(
    fc.asyncProperty(college, fc.constantFrom(...LANGUAGES), async (c, language) => {
      const world = worldOf(c)
      for (const table of TABLES) await comesInTheSame(world, table, format, language)
    }),
    { numRuns: 15 },
  )
})
