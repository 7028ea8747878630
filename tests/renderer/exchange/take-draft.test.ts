import { describe, expect, it } from 'vitest'
import { daysSince } from '#renderer/exchange/days-since.ts'
import { newTake, scopeOf } from '#renderer/exchange/take-draft.ts'

describe('what goes along', () => {
  it('begins with the four weeks before the Monday of this week and the four from it', () => {
    expect(newTake('2026-11-26')).toMatchObject({ from: '2026-10-26', to: '2026-12-20', dueBack: '2026-12-20' })
    expect(newTake('2026-11-23')).toMatchObject({ from: '2026-10-26' })
  })
  it('is nothing as long as nothing is chosen, or the days run backwards', () => {
    const draft = newTake('2026-11-26')
    expect(scopeOf(draft)).toBeNull()
    expect(scopeOf({ ...draft, chosen: { enterprises: [] } })).toBeNull()
    expect(scopeOf({ ...draft, chosen: { enterprises: ['enterprise:1'] }, to: '2026-10-01' })).toBeNull()
  })
  it('names only what was chosen', () => {
    expect(scopeOf({ ...newTake('2026-11-26'), chosen: { enterprises: ['enterprise:1'], workshops: [] } })).toEqual({ enterprises: ['enterprise:1'], from: '2026-10-26', to: '2026-12-20' })
  })
})

describe('days since', () => {
  it('counts days of the calendar, and none for a clock that was ahead', () => {
    expect(daysSince(new Date(2026, 10, 23, 23, 50).toISOString(), '2026-10-26')).toBe(0)
    expect(daysSince(new Date(2026, 10, 23, 23, 50).toISOString(), '2026-11-24')).toBe(1)
    expect(daysSince(new Date(2027, 0, 1).toISOString(), '2026-11-24')).toBe(0)
  })
})
