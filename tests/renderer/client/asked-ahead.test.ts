import { expect, test, vi } from 'vitest'
import type { Ask, Frame, Notice } from '#contract/wire.ts'
import { askedAhead } from '#renderer/client/asked-ahead.ts'

/** A line on which each question is answered with its number. */
function line() {
  const sent: Ask[] = []
  let notice: (n: Notice) => void = () => undefined
  let online: (is: boolean) => void = () => undefined
  const ahead = askedAhead(
    {
      send: ask => Promise.resolve({ value: sent.push(ask), seq: 1 }),
      listen(onNotice, onState) {
        notice = onNotice
        online = onState
        return () => undefined
      },
    },
    { name: '王' },
    async ask => {
      await ask('college.state', {})
      void ask('register.list', { table: 'term' })
    },
  )
  const valueOf = (frame: Frame) => ('value' in frame ? frame.value : frame)
  const send = async (name: string, input: object = {}) => valueOf(await ahead.send({ name, input, actor: { name: '王' } }))
  return { ahead, sent, send, tell: (n: Notice) => notice(n), lose: () => online(false) }
}

test('what was asked ahead is answered once without being asked again; what differs is asked', async () => {
  const { ahead, sent, send } = line()
  expect((await ahead.asked).map(({ name }) => name)).toEqual(['college.state', 'register.list'])
  expect(await send('register.list', { table: 'term' })).toBe(2)
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

test('who listens later hears what was told before', async () => {
  const { ahead, tell, lose } = line()
  tell({ seq: 2, tables: ['term'] })
  lose()
  const heard: unknown[] = []
  ahead.listen(n => heard.push(n.tables), online => heard.push(online))
  tell({ seq: 3, tables: ['student'] })
  expect(heard).toEqual([['term'], false, ['student']])
})
