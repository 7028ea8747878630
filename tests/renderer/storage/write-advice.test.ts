import { describe, expect, it } from 'vitest'
import { adviceFor, mayReopen } from '#renderer/storage/write-advice.ts'
import { LANGUAGES, knows } from '#words/say.ts'

const failed = (cause?: string) => ({ code: 'store.failed', facts: { reason: 'x', cause } })

describe('after a write that failed', () => {
  it.each([
    ['ENOSPC', 'full'],
    ['EDQUOT', 'full'],
    ['EROFS', 'denied'],
    ['EACCES', 'denied'],
    ['EPERM', 'denied'],
    ['EIO', 'disk'],
    ['ESOMETHING', 'disk'],
    [undefined, 'disk'],
  ])('%s is advised as %s, in words of both languages', (cause, advice) => {
    expect(adviceFor(failed(cause))).toBe(`storage.advice.${advice}`)
    for (const language of LANGUAGES) expect(knows(language, `storage.advice.${advice}`)).toBe(true)
  })
  it('another try is offered, but not over damaged data, and advice on the disk only where the disk is the cause', () => {
    expect([failed('EIO'), { code: 'store.locked', facts: {} }, { code: 'store.damaged', facts: {} }].map(mayReopen)).toEqual([true, true, false])
    expect(adviceFor({ code: 'store.locked', facts: {} })).toBeNull()
  })
})
