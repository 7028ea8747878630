import { expect, test } from 'vitest'
import type { Frame, Notice } from '#contract/wire.ts'
import { Client } from '#renderer/client/client.ts'

/** A line that answers when it is told to. */
function line() {
  const waiting: ((frame: Frame) => void)[] = []
  let tell: (notice: Notice) => void = () => undefined
  let connect: (online: boolean) => void = () => undefined
  const client = new Client({
    send: () => new Promise(done => waiting.push(done)),
    listen: (onNotice, onState) => {
      tell = onNotice
      connect = onState
      return () => undefined
    },
  })
  const answer = async (value: unknown) => {
    waiting.shift()!({ value, seq: 1 })
    await new Promise(done => setTimeout(done))
  }
  return { client, answer, asked: () => waiting.length, tell: (tables: Notice['tables']) => tell({ seq: 2, tables }), connect: () => connect(true) }
}

test('an answer that a notice has overtaken is asked for again', async () => {
  const { client, answer, asked, tell } = line()
  const rooms = client.ask('register.options', { table: 'workshop' })
  tell(['workshop'])
  await answer(['old'])
  expect(asked()).toBe(1)
  await answer(['old', 'new'])
  expect(await rooms).toEqual(['old', 'new'])
})

test('so is one that was under way while notices could not be heard', async () => {
  const { client, answer, connect } = line()
  const rooms = client.ask('register.options', { table: 'workshop' })
  connect()
  await answer(['old'])
  await answer(['new'])
  expect(await rooms).toEqual(['new'])
})

test('notices of tables that it does not read leave an answer as it is', async () => {
  const { client, answer, asked, tell } = line()
  const day = client.ask('college.state', {})
  tell(['booking'])
  await answer({ today: '2026-11-26' })
  expect(asked()).toBe(0)
  expect(await day).toEqual({ today: '2026-11-26' })
})
