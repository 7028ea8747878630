import { expect, test } from 'vitest'
import type { Sample } from '#app/ports.ts'
import { createSample } from '#adapters/sample/sample.ts'
import { birth } from '#domain/base/change.ts'
import { createDesk } from './desk.ts'

const programme = (n: number) => birth('programme', { id: `programme:${n}`, name: `P${n}` } as { id: string })
const college = birth('college', { id: 'college:main', name: '示例', kind: 'sample' } as { id: string })

/** A sample of three sets that counts how many of them were asked for. */
function threeSets(): Sample & { asked: number } {
  return {
    asked: 0,
    *sets() {
      for (const [i, changes] of [[college, programme(1)], [programme(2), programme(3)], [programme(4)]].entries()) {
        this.asked++
        yield { changes, done: [2, 4, 5][i]!, total: 5 }
      }
    },
  }
}

test('a large sample comes set by set, says how far it is, and is whole at the end', async () => {
  const sample = threeSets()
  const desk = createDesk('2026-11-23T08:00', [], { sample: async () => sample })
  const heard: (number | undefined)[][] = []
  const frame = await desk.app.answer({ name: 'college.sample', input: { size: 'large' } }, p => heard.push([p.done, p.total]))
  expect(frame).toMatchObject({ value: { records: 5 }, seq: 3 })
  expect(heard).toEqual([[0, undefined], [2, 5], [4, 5]])
  expect(desk.journal.sets.map(s => [s.command, s.changes.length])).toEqual([['college.sample', 2], ['college.sample', 2], ['college.sample', 1]])
})

test('whoever stops half-way keeps what is there, and no further set is made', async () => {
  const sample = threeSets()
  const desk = createDesk('2026-11-23T08:00', [], { sample: async () => sample })
  const stop = { aborted: false, addEventListener: () => undefined }
  const frame = await desk.app.answer({ name: 'college.sample', input: { size: 'large' } }, p => void (stop.aborted = p.done > 0), stop)
  expect(frame).toMatchObject({ value: { records: 2 } })
  expect(desk.app.world.tables.programme.size).toBe(1)
  expect(sample.asked).toBe(2) // the second was ready when the wish to stop was heard
  expect((await desk.ask('college.state', {})).college?.name).toBe('示例')
})

test('a folder that holds a college takes no sample', async () => {
  const desk = createDesk('2026-11-23T08:00', [], { sample: async () => threeSets() })
  await desk.app.answer({ name: 'college.sample', input: {} })
  expect(await desk.app.answer({ name: 'college.sample', input: {} })).toMatchObject({ refusal: { code: 'college.exists', facts: { name: '示例' } } })
  expect(desk.journal.sets).toHaveLength(3)
})

test('the sets of the large college begin with the newest month, are small, and reach over no month', { timeout: 60_000 }, () => {
  let before = '9999-99'
  let rows = 0
  let months = 0
  for (const { changes } of createSample().sets('large', 'en', '2026-11-23')) {
    expect(changes.length).toBeLessThanOrEqual(25_000)
    const attendance = changes.filter(c => c.table === 'attendance')
    if (!attendance.length) continue
    expect(attendance).toHaveLength(changes.length)
    const month = new Set(attendance.map(c => c.id.split(':')[1]!))
    expect(month.size).toBe(1)
    const [at] = month
    expect(at! <= before).toBe(true)
    if (at !== before) months++
    before = at!
    rows += attendance.length
    if (months > 2) break // the others are made the same way
  }
  expect(rows).toBeGreaterThan(150_000)
})
