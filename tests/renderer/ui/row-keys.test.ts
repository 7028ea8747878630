import { expect, test, vi } from 'vitest'
import { hearRowKeys } from '#renderer/ui/row-keys.ts'

/** Where keys lead in a list of 30 rows of which 10 are seen; what else was done, in order. */
function list(at: number, more: object = {}) {
  const done: string[] = []
  const press = (key: string, held: object = {}) => {
    const preventDefault = vi.fn()
    const event = { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held, preventDefault }
    hearRowKeys(event as never, { at, count: 30, page: 10, move: to => ((at = to), void 0), open: n => void done.push(`open ${n}`), ...more }) // of the event only this is read
    return preventDefault.mock.calls.length > 0
  }
  return { done, press, at: () => at }
}

test('the keyboard goes through the rows and stops at both ends', () => {
  const { press, at } = list(-1)
  const way = ['ArrowDown', 'ArrowDown', 'PageDown', 'PageDown', 'PageDown', 'ArrowDown', 'ArrowUp', 'Home', 'PageUp', 'End'].map(key => (press(key), at()))
  expect(way).toEqual([0, 1, 11, 21, 29, 29, 28, 0, 0, 29])
})

test('only what a list has a use for is taken from the page', () => {
  const plain = list(3)
  expect(['Enter', ' ', 'Escape', 'ArrowLeft', 'x'].map(key => plain.press(key))).toEqual([true, false, false, false, false])
  expect(plain.press('a', { ctrlKey: true })).toBe(false)
  expect(plain.done).toEqual(['open 3'])
  const { press, done } = list(-1, { choose: (n: number) => done.push(`choose ${n}`), all: () => done.push('all'), leave: () => done.push('leave') })
  expect([press('Enter'), press(' '), press('a', { metaKey: true }), press('Escape')]).toEqual([false, false, true, true])
  press('ArrowDown')
  press(' ')
  expect(done).toEqual(['all', 'leave', 'choose 0'])
})

test('in a list without rows the arrows do nothing', () => {
  const { press, at } = list(-1, { count: 0 })
  expect([press('ArrowDown'), at()]).toEqual([false, -1])
})
