import { expect, test } from 'vitest'
import type { Ask, Frame } from '#contract/wire.ts'
import { warmUpSteps } from '#app/warm-up.ts'
import { createDesk } from './desk.ts'

test('every first question is one that is answered', async () => {
  const { app } = createDesk('2026-11-23T08:00')
  const frames: [string, Frame][] = []
  const heard = {
    world: app.world,
    async answer(ask: Ask) {
      const frame = await app.answer(ask)
      frames.push([ask.name, frame])
      return frame
    },
  }
  for (const step of warmUpSteps(heard, async () => undefined, '2026-11-23')) await step()
  expect(frames.filter(([, frame]) => !('value' in frame))).toEqual([])
  expect(frames.map(([name]) => name)).toEqual(expect.arrayContaining(['internship.due', 'placement.overview', 'visit.board']))
})
