import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTable } from '#adapters/files/read-table.ts'
import { writeTable } from '#adapters/files/write-table.ts'
import { birth } from '#domain/base/change.ts'
import { bytesOfBase64 } from '#domain/base/bytes.ts'
import { addDays } from '#domain/base/time.ts'
import { exportRoster } from '#domain/intake/export-roster.ts'
import { exportTable } from '#domain/intake/export-table.ts'
import { mapOf } from '#domain/intake/mapping-memory.ts'
import { planIntake } from '#domain/intake/plan-intake.ts'
import type { SheetData } from '#domain/intake/sheet.ts'
import { ASSESSED_ITEMS, HAZARDS, WEEKDAYS } from '#domain/records/host.ts'
import { AGREEMENT_CONTENTS } from '#domain/records/internship.ts'
import { inListOrder } from '#domain/base/field.ts'
import { rowProblems } from '#domain/register/row-checks.ts'
import { World } from '#domain/world.ts'
import { exportWords, vocabulary } from '#app/intake-words.ts'

const NOW = '2026-11-23T08:00'
const LISTS = ['student', 'enterprise', 'post', 'contact', 'agreement', 'placement'] as const

/** Texts as people and spreadsheets have them: beginning like a formula, with quotes, commas, tabs and Chinese. */
const START = fc.constantFrom('', '=', '+', '-', '@', "'", "'=", '＝', '"', '；', '1', '0')
const text = fc.tuple(START, fc.stringMatching(/^[\u4e00-\u4e20a-zA-Z0-9 ,;"'=.()%-]{1,12}$/)).map(([s, t]) => `${s}名${t}`.trim())
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const day = fc.integer({ min: 0, max: 700 }).map(n => addDays('2026-01-01', n))
const several = <T extends string>(of: readonly T[]) => maybe(fc.subarray([...of], { minLength: 1 }).map(codes => inListOrder(of, codes)))
const money = maybe(fc.integer({ min: 0, max: 900_000 }).map(n => n / 100))
const phone = maybe(fc.constantFrom('13800000001', '+86 571 1234', '0571-87654321', '-1'))

const host = fc.record({ name: text, creditCode: maybe(text), address: maybe(text), restDays: several(WEEKDAYS), assessedItems: several(ASSESSED_ITEMS), legalForm: maybe(fc.constantFrom('company', 'ownBase')), creditClean: maybe(fc.boolean()), lowestWage: money, contactPhone: phone, assessedOn: maybe(day), note: maybe(text) })
const student = fc.record({ name: text, sex: maybe(fc.constantFrom('male', 'female')), birthDate: maybe(fc.constantFrom('2006-05-01', '2007-12-31')), phone, guardianName: maybe(text), skills: maybe(text), status: maybe(fc.constantFrom('enrolled', 'left')), note: maybe(text), year: maybe(fc.constantFrom(2023, 2024)) })
const post = fc.record({ host: fc.nat(2), capacity: maybe(fc.integer({ min: 1, max: 50 })), hazards: several(HAZARDS), labourIntensity: maybe(fc.constantFrom('1', '3')), wage: money, lodging: maybe(fc.boolean()), skills: maybe(text) })
const contact = fc.record({ host: fc.nat(2), phone, mentor: maybe(fc.boolean()), position: maybe(text) })
const agreement = fc.record({ host: fc.nat(2), title: text, type: fc.constantFrom('cooperation', 'sponsoredClass', 'other'), from: day, days: maybe(fc.nat(800)), renews: maybe(fc.boolean()), alertDays: maybe(fc.nat(90)) })
const placement = fc.record({ at: fc.nat(2), days: fc.integer({ min: 1, max: 200 }), status: fc.constantFrom('planned', 'confirmed', 'ended', 'cancelled'), consentOn: maybe(day), agreementContents: several(AGREEMENT_CONTENTS), pay: money, noFees: maybe(fc.constant(true)), hostSignedOn: maybe(day), source: maybe(fc.constantFrom('school', 'self')), processGrade: maybe(text), moved: fc.boolean() })

const college = fc.record({
  hosts: fc.tuple(host, host, host),
  students: fc.array(student, { minLength: 1, maxLength: 5 }),
  posts: fc.array(post, { maxLength: 4 }),
  contacts: fc.array(contact, { maxLength: 4 }),
  agreements: fc.array(agreement, { maxLength: 4 }),
  placements: fc.array(placement, { maxLength: 5 }),
})

/** A college of such records; names that people must tell apart differ. */
function worldOf(c: typeof college extends fc.Arbitrary<infer C> ? C : never): World {
  const world = new World()
  const put = (table: Parameters<typeof birth>[0], id: string, fields: Record<string, unknown>) => world.apply([birth(table, { id: `${table}:${id}`, ...fields })])
  put('classGroup', '1', { name: '数控2401', year: 2024 })
  put('teacher', '1', { name: '王老师' })
  put('batch', '1', { name: '秋季', kind: 'post', from: '2026-01-01', to: '2028-12-31' })
  c.hosts.forEach((h, i) => put('enterprise', String(i), { ...h, address: h.address ?? '路', contactName: '钱', contactPhone: h.contactPhone ?? '1', // a roster fills what a host lacks
      name: `${h.name}${i}`, ...(h.creditCode ? { creditCode: `${h.creditCode}${i}` } : {}) }))
  c.students.forEach((s, i) => put('student', String(i), { ...s, number: `00${i}`, classGroupId: 'classGroup:1' }))
  c.posts.forEach(({ host: at, ...p }, i) => put('post', String(i), { ...p, name: `=车工${i}`, enterpriseId: `enterprise:${at}` }))
  c.contacts.forEach(({ host: at, ...p }, i) => put('contact', String(i), { ...p, name: `@赵敏${i}`, enterpriseId: `enterprise:${at}` }))
  c.agreements.forEach(({ host: at, days, from, ...a }, i) => put('agreement', String(i), { ...a, from: addDays(from, i), ...(days === undefined ? {} : { to: addDays(from, i + days) }), enterpriseId: `enterprise:${at}` }))
  const free = new Map<number, string>()
  c.placements.forEach(({ at, days, moved, ...p }, i) => {
    const whose = i % c.students.length
    const from = free.get(whose) ?? '2026-01-05'
    const to = addDays(from, days)
    free.set(whose, addDays(to, 1))
    const of = (table: 'post' | 'contact') => [...world.tables[table].values()].find(r => r.enterpriseId === `enterprise:${at}`)?.id
    put('placement', String(i), { ...p, kind: 'post', studentId: `student:${whose}`, batchId: 'batch:1', enterpriseId: `enterprise:${at}`, postId: of('post'), mentorId: of('contact'), tutorId: 'teacher:1', from, to })
    if (moved && p.status !== 'cancelled') put('placementChange', String(i), { placementId: `placement:${i}`, from, reason: '转厂', enterpriseId: `enterprise:${(at + 1) % 3}`, ...(days > 5 ? { to: addDays(to, -2) } : {}) })
  })
  for (const table of LISTS) for (const row of world.tables[table].values()) expect(rowProblems(world.tables, table, row as never)).toEqual([])
  return world
}

async function again(world: World, out: SheetData, format: 'xlsx' | 'csv', as: (typeof LISTS)[number] | 'roster') {
  const file = await writeTable(format, out.sheet, [out])
  const sheets = await readTable(file.name, bytesOfBase64(file.base64))
  const map = mapOf(world.tables, sheets[0]!, vocabulary, as)!
  let n = 0
  return planIntake(world, sheets, [{ sheet: sheets[0]!.sheet, table: map.table, headRow: map.heads.row, headRows: map.heads.rows, columns: map.columns }], vocabulary, { newId: table => `${table}:new${n++}`, now: NOW })
}

describe.each(['xlsx', 'csv'] as const)('a .%s', format => {
  test.each(LISTS)('of every %s comes in again as the same', async table => {
    await fc.assert(
      fc.asyncProperty(college, fc.constantFrom('zh-CN' as const, 'en' as const), async (c, language) => {
        const world = worldOf(c)
        const plan = await again(world, exportTable(world.tables, table, exportWords(language), { identity: true }), format, table)
        const { size } = world.tables[table]
        if (!size) return
        expect(plan.problems).toEqual([])
        expect(plan.tables).toEqual([{ table, new: 0, changed: 0, same: size }])
      }),
      { numRuns: 25 },
    )
  })

  test('of a roster comes in again as the same, with hosts and last days that were amended', async () => {
    await fc.assert(
      fc.asyncProperty(college, fc.constantFrom('zh-CN' as const, 'en' as const), async (c, language) => {
        const world = worldOf(c)
        const ids = [...world.tables.placement.values()].flatMap(p => (p.status === 'cancelled' ? [] : [p.id]))
        if (!ids.length) return
        const plan = await again(world, exportRoster(world.tables, ids, exportWords(language), { today: NOW.slice(0, 10) }), format, 'roster')
        expect(plan.problems).toEqual([])
        expect(plan.changes.filter(change => change.table !== 'importMapping')).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})
