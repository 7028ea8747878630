import { describe, expect, test } from 'vitest'
import type { Change } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import { carriedBy, opsOf, watchTakenBack, type CarriedSet } from '#domain/exchange/carried.ts'
import { gatherOutgoing } from '#domain/exchange/outgoing.ts'
import { recordFrom } from '#domain/exchange/record-from.ts'
import { hlcOf, ticked } from '#domain/exchange/stamp.ts'

const ID = 'student:1'
const born = (fields: Record<string, unknown>): Change => ({ table: 'student', id: ID, from: null, to: fields })
const gone = (fields: Record<string, unknown>): Change => ({ table: 'student', id: ID, from: fields, to: null })
const changed = (from: Record<string, unknown>, to: Record<string, unknown>): Change => ({ table: 'student', id: ID, from, to })

/** A set of a device; `knows` as `a2 b1`. */
function by(device: string, seq: number, hlc: number, change: Change, knows = '', more: Partial<CarriedSet> = {}): CarriedSet {
  const known = Object.fromEntries(knows.split(' ').filter(Boolean).map(word => [word[0]!, Number(word.slice(1))]))
  return { device, seq, hlc, knows: known, id: `set:${device}${seq}`, at: '2026-11-23T08:00:00.000Z', actor: { name: device }, command: 'register.save', changes: [change], ...more }
}

function outcome(...sets: CarriedSet[]): { row: unknown; disputes: unknown[] } {
  const { row, disputes } = recordFrom(ID, opsOf(sets).get(ID) ?? [], () => true)
  return { row, disputes: disputes.map(({ field, base, sides }) => `${field ?? 'removed'} ${sides.map(({ value, op }) => `${String(value)} by ${op.device}`).join(' | ')} was ${String(base)}`) }
}

describe('one record from all that was done to it', () => {
  test('two computers made a record of the same id: what differs is asked, also where only one says something', () => {
    expect(outcome(by('a', 1, 1, born({ name: 'x', number: '1' })), by('b', 1, 2, born({ name: 'x', number: '2', phone: '3' })))).toEqual({
      row: { id: ID, name: 'x', number: '2', phone: '3' },
      disputes: ['number 1 by a | 2 by b was null', 'phone null by a | 3 by b was null'],
    })
  })

  test('two computers made the same record: nothing is asked', () => {
    expect(outcome(by('a', 1, 1, born({ name: 'x' })), by('b', 1, 2, born({ name: 'x' })))).toEqual({ row: { id: ID, name: 'x' }, disputes: [] })
  })

  test('a clock ten years ahead decides what is shown, not what is asked', () => {
    const base = by('a', 1, 1, born({ phone: '0' }))
    const ahead = by('b', 1, 10 ** 6, changed({ phone: '0' }, { phone: '1' }), 'a1')
    expect(outcome(base, ahead, by('a', 2, 2, changed({ phone: '0' }, { phone: '2' })))).toEqual({ row: { id: ID, phone: '1' }, disputes: ['phone 2 by a | 1 by b was 0'] })
    expect(outcome(base, ahead, by('a', 2, 3, changed({ phone: '1' }, { phone: '2' }), 'b1'))).toEqual({ row: { id: ID, phone: '2' }, disputes: [] })
  })

  test('fields that this version does not know are kept', () => {
    expect(outcome(by('a', 1, 1, born({ name: 'x', hologram: { of: ['y'] } })), by('b', 1, 2, changed({ name: 'x' }, { name: 'z' }), 'a1')).row).toEqual({ id: ID, name: 'z', hologram: { of: ['y'] } })
  })

  test('a record whose beginning the history has lost begins as it is now; what is known of it comes after', () => {
    const outgoing = gatherOutgoing(id => id === ID)
    outgoing.take({ seq: 7, id: 'set:7', at: '2026-11-01T08:00:00.000Z', device: 'a', actor: { name: '' }, command: 'register.save', changes: [changed({ phone: '0' }, { phone: '1' })] })
    const sets = outgoing.sets([{ table: 'student', row: { id: ID, name: 'x', phone: '1' } }])
    expect(sets.map(set => [set.device, set.seq])).toEqual([['founding', 1], ['a', 7]])
    expect(outcome(...sets)).toEqual({ row: { id: ID, name: 'x', phone: '1' }, disputes: [] })
    // everybody has seen what was there before all history
    expect(outcome(...sets, by('b', 1, 2, gone({ name: 'x', phone: '1' }), 'a7'))).toEqual({ row: null, disputes: [] })
    expect(outcome(...sets, by('b', 1, hlcOf('2026-12-01T08:00:00.000Z'), changed({ name: 'x' }, { name: 'y' })))).toEqual({ row: { id: ID, name: 'y', phone: '1' }, disputes: [] })
  })

  test('sets from before there was exchange go by their clock, and nobody had seen anything but his own', () => {
    const old: ChangeSet = { seq: 3, id: 'set:3', at: '2026-01-01T00:00:00.000Z', device: 'a', actor: { name: 'Wang' }, command: 'register.save', changes: [born({ name: 'x' })] }
    expect(carriedBy(old, undefined)).toEqual([{ device: 'a', seq: 3, hlc: hlcOf(old.at), knows: {}, id: 'set:3', at: old.at, actor: old.actor, command: old.command, changes: old.changes }])
    expect(ticked(hlcOf(old.at), '2025-01-01T00:00:00.000Z')).toBe(hlcOf(old.at) + 1)
  })

  test('of a redo the undo is what is taken back', () => {
    const back = watchTakenBack()
    const set = (seq: number, more: Partial<ChangeSet> = {}): ChangeSet => ({ seq, id: `set:${seq}`, at: '2026-11-23T08:00:00.000Z', device: 'a', actor: { name: '' }, command: '', changes: [], ...more })
    expect([set(1), set(2, { undoes: 1 }), set(3, { redoes: 1 }), set(4, { undoes: 1 }), set(5, { redoes: 1 })].map(s => back(s)?.seq)).toEqual([undefined, 1, 2, 1, 4])
  })

  test('a record that is kept for others stays and is asked about, whoever else keeps it too', () => {
    const word = changed({}, {})
    const sets = [by('a', 1, 1, born({ name: 'x' })), by('b', 1, 2, gone({ name: 'x' }), 'a1'), by('a', 2, 3, word, 'b1', { keeps: [ID] }), by('c', 1, 4, word, 'a1 b1', { keeps: [ID] })]
    expect(outcome(...sets)).toEqual({ row: { id: ID, name: 'x' }, disputes: ['removed null by b was null'] })
    expect(outcome(...sets, by('b', 2, 5, gone({ name: 'x' }), 'a2 c1'))).toEqual({ row: null, disputes: [] })
    expect(outcome(...sets, by('a', 3, 5, word, 'b1 c1'))).toEqual({ row: { id: ID, name: 'x' }, disputes: [] })
  })

  test('whoever heard of a record alone overrules what he heard of, and nothing else that he is said to know', () => {
    const sets = [by('a', 1, 1, born({ phone: '0' })), by('a', 5, 2, changed({ phone: '0' }, { phone: '1' }))]
    const heard = by('b', 1, 3, changed({}, {}), 'a5', { hears: [ID] })
    expect(outcome(...sets, heard, by('b', 2, 4, changed({ phone: '1' }, { phone: '2' }), 'a1'))).toEqual({ row: { id: ID, phone: '2' }, disputes: [] })
    expect(outcome(...sets, by('b', 2, 4, changed({ phone: '0' }, { phone: '2' }), 'a1'))).toEqual({ row: { id: ID, phone: '2' }, disputes: ['phone 1 by a | 2 by b was 0'] })
  })

  test('a record that nobody made is none', () => {
    expect(outcome()).toEqual({ row: null, disputes: [] })
  })
})
