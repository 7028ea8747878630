import { expect, test } from 'vitest'
import { late, lateBy, lateObject } from '#domain/base/late.ts'

test('what is late is made once, when somebody asks, also where it comes to nothing', () => {
  const made: string[] = []
  const nothing = late(() => void made.push('nothing'))
  const by = lateBy((key: string) => void made.push(key))
  expect(made).toEqual([])
  for (const ask of [nothing, nothing, () => by('a'), () => by('b'), () => by('a')]) ask()
  expect(made).toEqual(['nothing', 'a', 'b'])
})

test('a late object is, to whoever looks, the one that was made', () => {
  let times = 0
  const object = lateObject(() => ({ a: 1, b: { c: ++times } }))
  expect(times).toBe(0)
  expect({ ...object }).toEqual({ a: 1, b: { c: 1 } })
  expect(Object.keys(object)).toEqual(['a', 'b'])
  expect('a' in object && object.b === object.b && !('z' in object)).toBe(true)
  expect(times).toBe(1)
})
