import { expect, test } from 'vitest'
import { plain } from '#adapters/storage/codec.ts'
import { bodyOf, readLine, setOf, writeLine } from '#adapters/storage/journal-line.ts'
import { birth, type Change } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'

const students = (count: number): Change[] => Array.from({ length: count }, (_, n) => birth('student', { id: `student:${n}`, number: `2026${n}`, name: `学生${n}` } as { id: string }))

function merging(changes: Change[], received: Change[]): ChangeSet {
  const came = { device: 'device:b', seq: 4, hlc: 9, knows: {}, id: 'set:b4', at: '2026-11-26T08:00:00.000Z', actor: { name: '李' }, command: 'register.save', changes: received }
  return {
    seq: 7, id: 'set:a7', at: '2026-11-26T09:00:00.000Z', device: 'device:a', actor: { name: '王' }, command: 'exchange.bring', changes,
    merged: { from: { device: 'device:b', knows: {} }, received: [came], own: [], upTo: { 'device:b': 4 } },
  }
}

const line = (set: ChangeSet) => writeLine(set.seq, bodyOf(set, plain), '0'.repeat(64), 6).bytes.toString().slice(0, -1)
const back = (text: string) => setOf(readLine(text)!, plain)

test('what came and is done as it came is written once, and read as it was; what is done otherwise is kept as both', () => {
  const changes = students(1200)
  const otherwise: Change = { table: 'student', id: 'student:3', from: null, to: { number: '20263', name: '学生3', note: '路上' } }
  const set = merging(changes, changes.map(c => (c.id === otherwise.id ? otherwise : structuredClone(c))))
  const text = line(set)
  expect(text.match(/学生7"/g)).toHaveLength(1)
  expect(back(text)).toEqual(set)
})

test.each([0, 1, 499, 500, 501, 1000, 1001])('%i changes are one JSON text like any other', count => {
  const set: ChangeSet = { seq: 7, id: 'set:a7', at: '2026-11-26T09:00:00.000Z', device: 'device:a', actor: { name: '王' }, command: 'register.saveMany', changes: students(count) }
  expect(back(line(set))).toEqual(set)
})

test('a line of a time before this was so is read', () => {
  const changes = students(2)
  const set = merging(changes, changes)
  const text = writeLine(set.seq, Buffer.from(JSON.stringify(set)), '0'.repeat(64), 6).bytes.toString().slice(0, -1)
  expect(back(text)).toEqual(set)
})
