import { describe, expect, it } from 'vitest'
import { choiceOf, WORDS_OF } from '#renderer/exchange/conflict-choice.ts'

const field = { kind: 'field', record: 'enterprise:1', shown: 'b', sides: [{ value: 'a', device: 'device:me' }, { value: 'b', device: 'device:other' }] } as const
const all = (asked: Parameters<typeof choiceOf>[0], device = 'device:me') => WORDS_OF.map(word => choiceOf(asked, word, device))

describe('one answer for many conflicts', () => {
  it('takes the side of this computer, of the other, or what is shown', () => {
    expect(all(field)).toEqual([{ side: 0 }, { side: 1 }, { side: 1 }])
    expect(all(field, 'device:other')).toEqual([{ side: 1 }, { side: 0 }, { side: 1 }])
  })
  it('says nothing where no side is of this computer, or is shown', () => {
    expect(choiceOf(field, 'ours', 'device:third')).toBeNull()
    expect(choiceOf({ ...field, shown: 'c' }, 'shown', 'device:me')).toBeNull()
    expect(choiceOf({ ...field, shown: undefined, sides: [{ value: null, device: 'device:me' }] }, 'shown', 'device:me')).toEqual({ side: 0 })
  })
  it('keeps a record that the other removed, and removes it where the removing was ours', () => {
    const removed = { kind: 'removed', record: 'enterprise:1', shown: null } as const
    const keep = { keep: true }
    const remove = { remove: 'enterprise:1' }
    expect(all({ ...removed, sides: [{ value: null, device: 'device:other' }] })).toEqual([keep, remove, keep])
    expect(all({ ...removed, sides: [{ value: null, device: 'device:me' }] })).toEqual([remove, keep, keep])
  })
  it('leaves two records with one number to be looked at', () => {
    expect(all({ ...field, kind: 'double', sides: [] })).toEqual([null, null, null])
  })
})
