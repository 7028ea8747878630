import { describe, expect, it } from 'vitest'
import type { LaptopRow, LaptopState } from '#contract/exchange.ts'
import { exchangeLines } from '#renderer/today/exchange-lines.ts'
import { knows, LANGUAGES, say } from '#words/say.ts'

const TODAY = '2026-11-25' // a Wednesday
const laptop = (label: string, state: LaptopState, dueBack: string | null): LaptopRow => ({ id: `takeAlong:${label}`, label, state, dueBack, madeAt: '2026-11-01T00:00:00.000Z', madeBy: '', backAt: null, records: 1, chosen: [], from: TODAY, to: TODAY, writtenOff: null })
const lines = (laptops: LaptopRow[], conflicts = 0) => exchangeLines({ laptops, conflicts }, TODAY)

describe('what is on the road', () => {
  it('wants nothing where nothing is known or out', () => {
    expect(exchangeLines(undefined, TODAY)).toEqual([])
    expect(lines([laptop('a', 'back', '2026-11-20'), laptop('b', 'off', '2026-11-20'), laptop('c', 'out', null)])).toEqual([])
  })
  it('says first what is late, then what is to be decided, then what comes back and when', () => {
    const said = lines([laptop('soon', 'out', '2026-11-30'), laptop('week', 'out', '2026-11-29'), laptop('today', 'out', TODAY), laptop('late', 'late', '2026-11-20')], 2)
    expect(said.map(l => `${l.group} ${l.key} ${String(l.facts['label'] ?? l.facts['n'])}`)).toEqual(['now laptopLate late', 'now conflicts 2', 'now laptopDue today', 'week laptopDue week', 'soon laptopDue soon'])
    expect(said.map(l => l.path)).toEqual(['/exchange?view=laptops', '/exchange?view=conflicts', ...Array<string>(3).fill('/exchange?view=laptops')])
  })
  it('names the first three and counts the others', () => {
    const many = Array.from({ length: 7 }, (_, i) => laptop(String(i), 'late', `2026-11-1${i}`))
    expect(lines(many).map(l => [l.key, l.facts['label'] ?? l.facts['n']])).toEqual([['laptopLate', '0'], ['laptopLate', '1'], ['laptopLate', '2'], ['laptopLate.more', 4]])
  })
  it.each(LANGUAGES)('is a whole sentence with a button in %s', language => {
    const each = [...Array.from({ length: 5 }, (_, i) => laptop(`l${i}`, 'late', '2026-11-20')), ...Array.from({ length: 5 }, (_, i) => laptop(`o${i}`, 'out', '2026-11-27'))]
    for (const line of lines(each, 1)) {
      expect(say(language, `today.${line.key}`, line.facts)).not.toMatch(/today\.|\{\{|undefined|\[object/)
      expect(knows(language, `today.${line.key}.do`)).toBe(true)
    }
  })
})
