import { expect, test } from 'vitest'
import { birth, type Change } from '#domain/base/change.ts'
import { World } from '#domain/world.ts'

const programme = (id: string, name: string) => birth('programme', { id: `programme:${id}`, name } as { id: string })

test('a trial leaves the world as it was, whatever was tried: what is there already, what is not, and one thing several times', () => {
  const world = new World()
  world.apply([programme('a', '数控'), programme('b', '汽修')])
  const before = structuredClone(world.tables.programme)
  const tried: Change[] = [
    programme('b', '别的'),
    { table: 'programme', id: 'programme:gone', from: { name: '没有' }, to: null },
    { table: 'programme', id: 'programme:a', from: { name: '从没这样' }, to: { name: '焊接', code: '12' } },
    { table: 'programme', id: 'programme:a', from: { name: '焊接' }, to: null },
    programme('c', '新的'),
  ]
  expect(world.trial(tried, () => [...world.tables.programme.keys()])).toEqual(['programme:b', 'programme:c'])
  expect(world.tables.programme).toEqual(before)
})
