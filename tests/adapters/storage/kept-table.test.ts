import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { birth, type Row0 } from '#domain/base/change.ts'
import { rowsTelling, type Telling } from '#domain/row-map.ts'
import { KeptTable } from '#adapters/storage/kept-table.ts'
import { openFolder, type OpenFolder } from '#adapters/storage/open-folder.ts'
import { patchPart } from '#adapters/storage/part-file.ts'
import { seal, unseal } from '#adapters/storage/sealed.ts'
import type { Head } from '#adapters/storage/snapshot.ts'
import { inStore, namesOf, newFolder, set, tools } from './folder.ts'

/** A table as a checkpoint writes it; of what fields it is may be forgotten, as in folders of earlier times. */
async function keptOf(rows: readonly Row0[], isForgotten = false): Promise<KeptTable> {
  const blocks: Buffer[] = []
  const told = { rows: 0, fields: new Set<string>() }
  for await (const block of patchPart('student', [], new Map(rows.map(row => [row.id, [birth('student', row)]])), told)) blocks.push(Buffer.from(block))
  return new KeptTable(Buffer.concat(blocks), { rows: told.rows, ...(isForgotten ? {} : { fields: [...told.fields] }) })
}

const ids = fc.constantFrom('student:1', 'student:2', 'student:"3"', 'student:四', 'student:\\5', 'student:6')
const texts = fc.constantFrom('graduated', '"graduatedOn":"2026', 'say "left":', '王\n芳', '', '2026-06-30', '2025-07-01')
const rowOf = (id: string, fields: Record<string, unknown>): Row0 => ({ ...fields, id })
const rows = fc.uniqueArray(fc.tuple(ids, fc.dictionary(fc.constantFrom('name', 'status', 'graduatedOn', 'left'), texts)), { selector: ([id]) => id }).map(all => all.map(([id, fields]) => rowOf(id, fields)))
const acts = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant('set' as const), id: ids, name: texts }),
    fc.record({ act: fc.constantFrom('get' as const, 'has' as const, 'delete' as const), id: ids }),
    fc.record({ act: fc.constantFrom('values' as const, 'keys' as const, 'size' as const, 'readOn' as const) }),
    fc.record({ act: fc.constant('telling' as const), what: fc.constantFrom<Telling>({ field: 'graduatedOn' }, { field: 'graduatedOn', beginning: '2026-' }, { field: 'status', beginning: 'graduated', without: 'graduatedOn' }, { field: 'left' }) }),
  ),
  { maxLength: 12 },
)

describe('a table that lies in its file until somebody asks', () => {
  test('behaves as a map of its rows, whatever is asked and changed in which order', async () => {
    await fc.assert(
      fc.asyncProperty(rows, acts, fc.boolean(), async (kept, asked, isForgotten) => {
        const table = await keptOf(kept, isForgotten)
        const plain = new Map(kept.map(row => [row.id, row]))
        for (const a of asked) {
          if (a.act === 'set') for (const map of [table, plain]) map.set(a.id, rowOf(a.id, { name: a.name, graduatedOn: a.name }))
          else if (a.act === 'delete') for (const map of [table, plain]) map.delete(a.id)
          else if (a.act === 'get') expect(table.get(a.id)).toEqual(plain.get(a.id))
          else if (a.act === 'has') expect(table.has(a.id)).toBe(plain.has(a.id))
          else if (a.act === 'keys') expect([...table.keys()]).toEqual([...plain.keys()])
          else if (a.act === 'size') expect(table.size).toBe(plain.size)
          else if (a.act === 'readOn') table.readOn()
          else if (a.act === 'telling') expect(idsOf(rowsTelling(table, a.what as never))).toEqual(idsOf(rowsTelling(plain, a.what as never)))
          else expect([...table.values()]).toEqual([...plain.values()])
        }
        expect([...table]).toEqual([...plain])
      }),
      { numRuns: 200 },
    )
  })

  test('is read piece by piece, and a row that was handed out stays the same', async () => {
    const all = Array.from({ length: 9 }, (_, i) => ({ id: `student:${i}`, name: '学'.repeat(100_000), number: i }))
    const table = await keptOf(all)
    const early = table.get('student:7')
    let pieces = 1
    while (table.readOn()) pieces += 1
    expect(pieces).toBeGreaterThan(2)
    expect(table.get('student:7')).toBe(early)
    expect([...table.values()]).toEqual(all)
  })
})

test('a folder knows how much is in its tables, takes changes and writes them, before all rows were read', async () => {
  const folder = newFolder()
  const first = await openFolder(folder, tools)
  for (let seq = 1; seq <= 4; seq++) await first.journal.append(set(seq))
  await first.compact()
  await first.journal.append(set(5))
  await first.close()
  const again = await openFolder(folder, tools)
  expect(again.held.rows.get('term')!.size).toBe(5)
  expect(again.held.rows.get('term')!.readOn!()).toBe(false) // the journal's change asked for places, one piece for the rest
  expect(namesOf(again)).toEqual(['术语 1', '术语 2', '术语 3', '术语 4', '术语 5'])
  await again.close()
})

test.each([['one that knows of what fields its rows are', false], ['one of earlier times, that does not', true]])('who tells something is found across checkpoints in %s', async (_, isOlder) => {
  const folder = newFolder()
  const leave = (seq: number, to: Record<string, unknown>) => ({ ...set(seq), changes: [{ table: 'student', id: `student:${seq}`, from: null, to }] })
  const first = await openFolder(folder, tools)
  await first.journal.append(leave(1, { name: '甲' }))
  await first.compact()
  await first.close()
  if (isOlder) {
    const path = inStore(folder, 'snapshot.json')
    const head = unseal<Head>(readFileSync(path))!
    expect(head.parts['student']!.fields).toEqual(['id', 'name'])
    delete head.parts['student']!.fields
    writeFileSync(path, seal(head))
  }
  const tellers = (data: OpenFolder) => rowsTelling(data.held.rows.get('student')!, { field: 'erasedOn' as never }).map(({ id }) => id)
  const second = await openFolder(folder, tools)
  expect(tellers(second)).toEqual([])
  await second.journal.append(leave(2, { name: '乙', erasedOn: '2026-11-23' }))
  await second.compact()
  await second.close()
  const third = await openFolder(folder, tools)
  expect(tellers(third)).toEqual(['student:2'])
  await third.close()
})

test('a table whose file is not what was written is told at once, not when somebody asks for a row', async () => {
  const folder = newFolder()
  const data = await openFolder(folder, tools)
  for (let seq = 1; seq <= 3; seq++) await data.journal.append(set(seq))
  await data.compact()
  const [part] = readdirSync(inStore(folder, 'tables'))
  await data.close()
  writeFileSync(join(inStore(folder, 'tables'), part!), '[{"part":"term"}\n,{"id":"term:1"}\n]\n')
  const again = await openFolder(folder, tools)
  expect(again.journal.closed?.code).toBe('store.damaged')
  await again.close()
})

function idsOf(found: readonly { id: string }[]): string[] {
  return found.map(({ id }) => id).sort()
}
