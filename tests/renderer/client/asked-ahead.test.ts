import { expect, test, vi } from 'vitest'
import type { Ask, Frame, Notice } from '#contract/wire.ts'
import { askedAhead } from '#renderer/client/asked-ahead.ts'

/** A line on which each question is answered with its number, and the first with answers to two others. */
function line() {
  const sent: Ask[] = []
  let notice: (n: Notice) => void = () => undefined
  let online: (is: boolean) => void = () => undefined
  const others = ['a college', 'terms'] as const
  const ahead = askedAhead(
    {
      async send(ask) {
        const at = sent.push(ask)
        const asked = [{ name: 'college.state', input: {} }, { name: 'register.list', input: { table: 'term' } }].map((ask, i) => ({ ask, frame: { value: others[i], seq: 1 } }))
        return { value: ask.name === 'college.first' ? { asked } : at, seq: 1 }
      },
      listen(onNotice, onState) {
        notice = onNotice
        online = onState
        return () => undefined
      },
    },
    { name: '王' },
    { today: true },
    [['storage.state', {}]],
  )
  const valueOf = (frame: Frame) => ('value' in frame ? frame.value : frame)
  const send = async (name: string, input: object = {}) => valueOf(await ahead.send({ name, input, actor: { name: '王' } }))
  return { ahead, sent, send, tell: (n: Notice) => notice(n), lose: () => online(false) }
}

test('what was asked ahead is answered once without being asked again; what differs is asked', async () => {
  const { ahead, sent, send } = line()
  expect((await ahead.asked).map(({ name }) => name)).toEqual(['storage.state', 'college.state', 'register.list'])
  expect(sent.map(({ name, input }) => [name, input])).toEqual([['college.first', { today: true }], ['storage.state', {}]])
  expect(await send('register.list', { table: 'term' })).toBe('terms')
  expect(await send('storage.state')).toBe(2)
  expect(await send('register.list', { table: 'student' })).toBe(3)
  expect(await send('register.list', { table: 'term' })).toBe(4)
  expect(sent.map(({ actor }) => actor?.name)).toEqual(['王', '王', '王', '王'])
})

test('after a notice, a lost line or a while an answer from before is none', async () => {
  const heard = line()
  await heard.ahead.asked
  heard.tell({ seq: 2, tables: ['term'] })
  expect(await heard.send('college.state')).toBe(3)

  const lost = line()
  await lost.ahead.asked
  lost.lose()
  expect(await lost.send('college.state')).toBe(3)

  vi.useFakeTimers()
  const late = line()
  await late.ahead.asked
  vi.advanceTimersByTime(60_000)
  expect(await late.send('college.state')).toBe(3)
  vi.useRealTimers()
})

test('nor is one that comes after a notice, as it may be from before it', async () => {
  const { ahead, send, tell } = line()
  tell({ seq: 2, tables: ['term'] })
  await ahead.asked
  expect(await send('college.state')).toBe(3)
})

test('who listens later hears what was told before', async () => {
  const { ahead, tell, lose } = line()
  tell({ seq: 2, tables: ['term'] })
  lose()
  const heard: unknown[] = []
  ahead.listen(n => heard.push(n.tables), online => heard.push(online))
  tell({ seq: 3, tables: ['student'] })
  expect(heard).toEqual([['term'], false, ['student']])
})
