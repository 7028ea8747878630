import { afterEach, expect, test, vi } from 'vitest'
import { createProtection } from '#adapters/storage/folder-protection.ts'

afterEach(() => void vi.useRealTimers())

test('while the first folder is being opened nothing asks whether it is time to lock it', async () => {
  vi.useFakeTimers()
  let asked = 0
  const notYet = () => {
    asked += 1
    throw new ReferenceError('no folder is open yet')
  }
  createProtection({ current: notYet, reopen: async () => undefined, isBusy: () => true, newId: table => table, instant: () => '' })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toBe(0)
})
