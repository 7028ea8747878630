import { describe, expect, it } from 'vitest'
import { saveCodeOf } from '#renderer/shell/save-code.ts'

const quiet = { save: 'saved', online: true, slow: false, closed: null, wasClosed: false } as const
const full = { code: 'store.failed' }

describe('the word for the last write', () => {
  it('stays as it is for a quick write, and is "saving" for a slow one', () => {
    expect(saveCodeOf({ ...quiet, save: 'saving' })).toBe('saved')
    expect(saveCodeOf({ ...quiet, save: 'saving', slow: true })).toBe('saving')
  })
  it('is "not saved" when a write failed, whether or not the reason is known yet', () => {
    expect(saveCodeOf({ ...quiet, save: 'failed' })).toBe('failed')
    expect(saveCodeOf({ ...quiet, save: 'failed', closed: full, wasClosed: true })).toBe('failed')
  })
  it('is "saved" again once the folder was opened again', () => {
    expect(saveCodeOf({ ...quiet, save: 'failed', wasClosed: true })).toBe('saved')
  })
  it('is "read only" while another program writes or the data are damaged, and "lost" without the program', () => {
    expect(saveCodeOf({ ...quiet, closed: { code: 'store.locked' } })).toBe('readOnly')
    expect(saveCodeOf({ ...quiet, closed: { code: 'store.damaged' } })).toBe('readOnly')
    expect(saveCodeOf({ ...quiet, online: false, closed: full })).toBe('lost')
  })
})
