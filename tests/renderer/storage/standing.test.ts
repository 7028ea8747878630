import { describe, expect, it } from 'vitest'
import type { StorageState } from '#contract/storage.ts'
import { standingOf, warningsOf } from '#renderer/storage/standing.ts'
import { LANGUAGES, say } from '#words/say.ts'

const today = '2026-11-23'
const backups: StorageState['backups'] = { folder: '/data-backups', usual: true, last: '2026-11-22T16:30', count: 3, problem: null }
const problem = { place: '/media/usb', reason: 'not there' }
const damaged = { code: 'store.damaged', facts: { file: 'tables/booking.json', reason: 'x' } }

describe('how the data stand', () => {
  it('is good with a fresh backup', () => {
    expect(standingOf({ closed: null, backups }, today)).toEqual({ tone: 'good', key: 'storage.stand.safe', facts: { made: '2026-11-22T16:30' } })
  })
  it('asks for a backup where there is none, and where the last one is more than a week old', () => {
    expect(standingOf({ closed: null, backups: { ...backups, last: null } }, today)).toMatchObject({ tone: 'warning', key: 'storage.stand.noBackup' })
    expect(standingOf({ closed: null, backups: { ...backups, last: '2026-11-16T08:00' } }, today).tone).toBe('good')
    expect(standingOf({ closed: null, backups: { ...backups, last: '2026-11-15T08:00' } }, today)).toMatchObject({ key: 'storage.stand.oldBackup', facts: { days: 8 } })
  })
  it('says first what stops the work, then where backups could not go, then their age', () => {
    const all = { closed: damaged, backups: { ...backups, last: null, problem } }
    expect(standingOf(all, today)).toEqual({ tone: 'refusal', key: 'refusal.store.damaged', facts: damaged.facts })
    expect(standingOf({ ...all, closed: null }, today)).toMatchObject({ key: 'storage.stand.elsewhere', facts: problem })
  })
  it('tells every smaller thing by itself', () => {
    const state = { cutTail: 1, lostHistory: [{ from: 1, to: 9 }, { from: 12, to: 12 }], snapshotProblem: 'ENOSPC' }
    expect(warningsOf(state).map(w => w.key)).toEqual(['storage.warn.cut', 'storage.warn.lost', 'storage.warn.lost', 'storage.warn.snapshot'])
    expect(warningsOf({ cutTail: 0, lostHistory: [], snapshotProblem: null })).toEqual([])
  })
  it.each(LANGUAGES)('is said with its facts in %s', language => {
    const sentences = [
      standingOf({ closed: null, backups }, today),
      standingOf({ closed: null, backups: { ...backups, last: '2026-01-01T08:00' } }, today),
      standingOf({ closed: null, backups: { ...backups, problem } }, today),
      standingOf({ closed: damaged, backups }, today),
      ...warningsOf({ cutTail: 12, lostHistory: [{ from: 1, to: 9 }], snapshotProblem: 'ENOSPC' }),
    ].map(({ key, facts }) => say(language, key, facts))
    expect(sentences.join('\n')).not.toMatch(/\{\{|\}\}|undefined|storage\.|refusal\./)
    expect(new Set(sentences).size).toBe(sentences.length)
  })
})
