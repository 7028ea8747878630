import { describe, expect, it } from 'vitest'
import type { OutcomeDue } from '#domain/outcome/due.ts'
import { outcomeLines } from '#renderer/today/outcome-lines.ts'
import { knows, LANGUAGES, say } from '#words/say.ts'

const TODAY = '2026-11-23' // a Monday
const NOTHING: OutcomeDue = { graduates: { unknown: 0, total: 30 }, undated: 0, certificates: { count: 0, first: null }, training: { count: 0, oldest: null }, unrated: [], noScale: false }
const ALL: OutcomeDue = {
  graduates: { unknown: 4, total: 30 },
  undated: 1,
  certificates: { count: 3, first: { name: '电工', student: '陈浩', expires: '2026-12-02' } },
  training: { count: 2, oldest: '2026-10-12' },
  unrated: ['mentorHour', 'lentHour'],
  noScale: true,
}

describe('what the records of outcomes want', () => {
  it('says nothing where nothing is known, and nothing where all is well', () => {
    expect(outcomeLines(undefined, TODAY)).toEqual([])
    expect(outcomeLines(NOTHING, TODAY)).toEqual([])
  })
  it('leads to the records that it counts, the gravest first', () => {
    expect(outcomeLines(ALL, TODAY).map(l => [l.group, l.key, l.path])).toEqual([
      ['now', 'trainingOverdue', '/registers/itemDelivery?among=trainingOverdue'],
      ['week', 'graduatesUnknown', '/registers/student?among=graduatesUnknown'],
      ['week', 'graduatesUndated', '/registers/student?among=graduatesUndated'],
      ['soon', 'certificatesExpiring', '/registers/certificate?among=certificatesExpiring'],
      ['soon', 'unrated', '/registers/ledgerRate?id=new&thing=mentorHour'],
      ['soon', 'noScale', '/registers/ratingScale?id=new'],
    ])
  })
  it('tells a certificate that runs out by Sunday this week', () => {
    const until = (expires: string) => outcomeLines({ ...NOTHING, certificates: { count: 1, first: { name: '电工', student: '陈浩', expires } } }, TODAY)[0]?.group
    expect([until('2026-11-29'), until('2026-11-30')]).toEqual(['week', 'soon'])
  })
  it.each(LANGUAGES)('has a whole sentence and a button for every line in %s', language => {
    for (const line of outcomeLines(ALL, TODAY)) {
      expect(say(language, `today.${line.key}`, line.facts)).not.toMatch(/\{\{|undefined|null/)
      expect(knows(language, `today.${line.key}.do`)).toBe(true)
    }
  })
})
