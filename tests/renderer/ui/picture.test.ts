import { QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, test } from 'vitest'
import type { Frame, Notice } from '#contract/wire.ts'
import { Client, queryClient } from '#renderer/client/client.ts'
import { isAttached, pictureQuery } from '#renderer/ui/picture.ts'

const ID = `attachment:${'a1'.repeat(32)}`
const PICTURE: Frame = { value: { mime: 'image/jpeg', base64: '/9j/' }, seq: 0 }

/** A window that shows one picture, in front of a core that gives these answers, the last one for ever. */
function showing(...answers: Frame[]) {
  let asked = 0
  let tell: (notice: Notice) => void = () => undefined
  const client = new Client({
    send: async () => answers[Math.min(asked++, answers.length - 1)]!,
    listen(onNotice) {
      tell = onNotice
      return () => undefined
    },
  })
  const picture = new QueryObserver(queryClient, pictureQuery(client, ID))
  picture.subscribe(() => undefined)
  const settled = () => expect.poll(() => picture.getCurrentResult().fetchStatus).toBe('idle')
  return {
    seen: () => picture.getCurrentResult(),
    asked: () => asked,
    settled,
    async changed() {
      tell({ seq: 1, tables: ['equipment'] })
      await settled()
    },
  }
}
afterEach(() => queryClient.clear())

test('a photo lies in an attachment, or in older data in the record itself', () => {
  expect([ID, 'data:image/png;base64,AAAA', 'attachment:a1'].map(isAttached)).toEqual([true, false, false])
})

test('a picture is fetched once, whatever changes in the college', async () => {
  const window = showing(PICTURE)
  await window.settled()
  await window.changed()
  expect(window.seen().data).toBe('data:image/jpeg;base64,/9j/')
  expect(window.asked()).toBe(1)
})

test('a missing one is refused, and is shown once a restored backup has brought it', async () => {
  const window = showing({ refusal: { code: 'attachment.missing', facts: { id: ID } } }, PICTURE)
  await window.settled()
  expect(window.seen().error?.outcome).toMatchObject({ refusal: { code: 'attachment.missing' } })
  await window.changed()
  expect(window.seen().data).toBe('data:image/jpeg;base64,/9j/')
})

test('a paper in the place of a photo is not shown as a picture', async () => {
  const window = showing({ value: { mime: 'application/pdf', base64: 'JVBERi0=' }, seq: 0 })
  await window.settled()
  expect(window.seen().data).toBeNull()
})
