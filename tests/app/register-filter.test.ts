import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { birth, type Row0 } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import { fieldsOf } from '#domain/base/field.ts'
import { filterKeys, type ColumnFilter } from '#domain/register/column-filter.ts'
import { schemas } from '#domain/tables.ts'
import { createSample } from '#adapters/sample/sample.ts'
import { LANGUAGES } from '#words/say.ts'
import { valueText } from '#words/value-text.ts'
import { createDesk } from './desk.ts'

function setOf(changes: ChangeSet['changes']): ChangeSet {
  return { seq: 1, id: 'set:1', at: '2026-11-01T00:00:00.000Z', device: 'device:1', actor: { name: '' }, command: 'college.sample', changes }
}

const row = (values: Row0) => values
const machines = [
  { id: 'equipment:1', name: '数控车床', assetNo: 'A10', units: 9, statusCode: '1', unitPrice: 100, workshopId: 'workshop:1', purchasedOn: '2024-03-01' },
  { id: 'equipment:2', name: '示波器', assetNo: 'A9', units: 10, statusCode: '3' },
  { id: 'equipment:3', name: '铣床 X6132', assetNo: 'A2', units: 2, statusCode: '1', unitPrice: 20, workshopId: 'workshop:2', purchasedOn: '2025-03-01' },
].map(machine => birth('equipment', row(machine)))
const faults = [
  { id: 'fault:1', equipmentId: 'equipment:1', description: 'noise', severity: 'works', reportedAt: '2026-11-20T23:30' },
  { id: 'fault:2', equipmentId: 'equipment:1', description: 'smoke', severity: 'stopped', reportedAt: '2026-11-21T00:10' },
].map(fault => birth('fault', row(fault)))
const rooms = ['一号车间', '二号车间'].map((name, i) => birth('workshop', row({ id: `workshop:${i + 1}`, name })))
const student = birth('student', row({ id: 'student:1', number: '1', name: '林小雨', nationalId: '990101200801010017' }))
const desk = createDesk('2026-11-23T08:00', [setOf([...rooms, ...machines, ...faults, student])])
const machinesOf = async (...filters: ColumnFilter[]) => (await desk.ask('register.view', { table: 'equipment', language: 'zh-CN', filters })).ids.map(id => Number(id.slice(10)))

describe('the filter of a column', () => {
  it.each<[string, ColumnFilter, number[]]>([
    ['a choice among several', { field: 'statusCode', oneOf: ['3', '6'] }, [2]],
    ['no value', { field: 'workshopId', oneOf: [null] }, [2]],
    ['a record or none', { field: 'workshopId', oneOf: ['workshop:2', null] }, [2, 3]],
    ['words as shown, in any order', { field: 'name', holds: 'x61 铣' }, [3]],
    ['the name behind a reference', { field: 'workshopId', holds: '一号' }, [1]],
    ['figures from', { field: 'units', from: 9 }, [1, 2]],
    ['figures from and to, both included', { field: 'units', from: 2, to: 9 }, [1, 3]],
    ['a span, where rows without a value do not lie', { field: 'unitPrice', to: 1000 }, [1, 3]],
    ['days', { field: 'purchasedOn', from: '2024-03-02', to: '2025-12-31' }, [3]],
    ['only empty', { field: 'unitPrice', empty: 'only' }, [2]],
    ['only filled', { field: 'unitPrice', empty: 'without' }, [1, 3]],
    ['a column that is not there lets all through', { field: 'colour', holds: 'red' }, [1, 2, 3]],
  ])('lets through %s', async (_, filter, ids) => {
    expect(await machinesOf(filter)).toEqual(ids)
  })

  it('holds together with the others', async () => {
    expect(await machinesOf({ field: 'statusCode', oneOf: ['1'] }, { field: 'units', to: 5 })).toEqual([3])
  })

  it('takes in the whole of the last day', async () => {
    const { ids } = await desk.ask('register.view', { table: 'fault', language: 'en', filters: [{ field: 'reportedAt', from: '2026-11-20', to: '2026-11-20' }] })
    expect(ids).toEqual(['fault:1'])
  })

  it('is said in the language of the screen, with names instead of ids', async () => {
    const filters: ColumnFilter[] = [{ field: 'workshopId', oneOf: ['workshop:1', null] }, { field: 'units', from: 2, to: 9 }]
    const said = async (language: 'en' | 'zh-CN') => (await desk.ask('register.view', { table: 'equipment', language, filters })).filtered
    expect(await said('en')).toEqual(['Workshop: 一号车间, empty', 'Pieces: 2–9'])
    expect(await said('zh-CN')).toEqual(['所在实训室：一号车间、空', '台数：2–9'])
  })

  it('lists what its column says in the rows that the other filters leave', async () => {
    const { values } = await desk.ask('register.values', { table: 'equipment', language: 'en', field: 'workshopId', filters: [{ field: 'statusCode', oneOf: ['1'] }, { field: 'workshopId', oneOf: ['workshop:1'] }] })
    expect(values).toEqual([
      { value: 'workshop:1', text: '一号车间', count: 1 },
      { value: 'workshop:2', text: '二号车间', count: 1 },
    ])
  })

  it('hides the middle of identity numbers where it lists them', async () => {
    const { values } = await desk.ask('register.values', { table: 'student', language: 'en', field: 'nationalId' })
    expect(JSON.stringify(values)).not.toContain('20080101')
    const { ids } = await desk.ask('register.view', { table: 'student', language: 'en', filters: [{ field: 'nationalId', oneOf: [values[0]!.value] }] })
    expect(ids).toEqual(['student:1'])
  })
})

it('the values of a column in the sample college count every row, and each one finds its rows', async () => {
  const college = createDesk('2026-11-23T08:00', [setOf([...createSample().sets('college', 'zh-CN', '2026-11-23')].flatMap(({ changes }) => changes))])
  const tables = ['equipment', 'student', 'placement', 'sessionRequest', 'classGroup', 'certificate'] as const
  const asked = fc.constantFrom(...tables).chain(table =>
    fc.record({ table: fc.constant(table), language: fc.constantFrom(...LANGUAGES), field: fc.constantFrom(...fieldsOf(schemas[table]).filter(f => !f.internal && f.kind !== 'photo')), at: fc.nat(50) }),
  )
  await fc.assert(
    fc.asyncProperty(asked, async ({ table, language, field, at }) => {
      const { values } = await college.ask('register.values', { table, language, field: field.name })
      const wanted = values[at % values.length]!
      const { rows } = await college.ask('register.list', { table })
      const plainly = rows.filter(r => filterKeys(field, r.fields[field.name], value => valueText(field, value, { [field.name]: r.names[field.name] ?? '' }, language)).includes(wanted.value)).map(r => r.id)
      expect(plainly).toHaveLength(wanted.count)
      const { ids } = await college.ask('register.view', { table, language, filters: [{ field: field.name, oneOf: [wanted.value] }] })
      expect(ids).toEqual(plainly)
    }),
    { numRuns: 40 },
  )
})
