import { describe, expect, it } from 'vitest'
import { say } from '#words/say.ts'
import { shownFields } from '#renderer/registers/register-tables.ts'
import { orderedRows, shownRows, type ListRow } from '#renderer/registers/row-order.ts'

const fields = shownFields('equipment')
const zh = (key: string, facts?: Record<string, unknown>) => say('zh-CN', key, facts)
const rows: ListRow[] = [
  { id: 'equipment:1', fields: { name: '数控车床', assetNo: 'A10', units: 9, statusCode: '1', unitPrice: 100, workshopId: 'workshop:1' }, names: { workshopId: '一号车间' } },
  { id: 'equipment:2', fields: { name: '示波器', assetNo: 'A9', units: 10, statusCode: '3' }, names: {} },
  { id: 'equipment:3', fields: { name: '铣床 X6132', assetNo: 'A2', units: 2, statusCode: '1', unitPrice: 20, workshopId: 'workshop:2' }, names: { workshopId: '二号车间' } },
]
const shown = shownRows(rows, fields, zh, 'zh-CN')
const ids = (typed: string, sort: { field: string; down: boolean } | null) => orderedRows(shown, typed, sort, fields, 'zh-CN').map(r => Number(r.id.slice(10)))

describe('a register list', () => {
  it('finds rows by every typed word, in choices and linked names too', () => {
    expect(ids('待修', null)).toEqual([2])
    expect(ids('x6132 二号', null)).toEqual([3])
    expect(ids('二号 示波器', null)).toEqual([])
  })
  it('sorts figures by size and texts with numbers as people count', () => {
    expect(ids('', { field: 'units', down: false })).toEqual([3, 1, 2])
    expect(ids('', { field: 'assetNo', down: false })).toEqual([3, 2, 1])
    expect(ids('', { field: 'assetNo', down: true })).toEqual([1, 2, 3])
  })
  it('keeps rows without a value last, whichever way it sorts', () => {
    expect(ids('', { field: 'unitPrice', down: false })).toEqual([3, 1, 2])
    expect(ids('', { field: 'unitPrice', down: true })).toEqual([1, 3, 2])
  })
  it('sorts Chinese names by their sound', () => {
    expect(ids('', { field: 'name', down: false })).toEqual([2, 1, 3]) // shi, shu, xi
  })
})
