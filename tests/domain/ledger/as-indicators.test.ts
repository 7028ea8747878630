import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ledgerOf } from '#domain/ledger/ledger.ts'
import type { LineKey } from '#domain/ledger/lines.ts'
import { indicatorsOf } from '#domain/outcome/profiles.ts'
import { collegeOf, randomRows } from '../outcome/random-college.ts'

const QUESTIONS = [{ from: '2025-01-01', to: '2026-12-31', asOf: '2027-06-30' }, { from: '2025-06-01', to: '2026-12-31', asOf: '2026-03-31' }]
const INDICATORS = indicatorsOf('china', 'withStudy')

test('the ledger and the indicators say the same of what both count', () => {
  fc.assert(
    fc.property(randomRows, fc.constantFrom(...QUESTIONS), (rows, question) => {
      const world = collegeOf(rows)
      const { all } = ledgerOf(world.outcomes.view, question)
      const sheet = world.outcomes.sheet(INDICATORS, question)
      const line = (key: LineKey) => [...all.gave.lines, ...all.back.lines].find(l => l.key === key)!
      const indicator = (id: string) => sheet.measure(id).value ?? 0
      expect(line('mentorHours').quantity).toBeCloseTo(indicator('mentorHours'), 2)
      expect(line('donations').value ?? 0).toBeCloseTo(indicator('donations'), 2)
      expect(line('teacherHours').quantity).toBeCloseTo(indicator('enterpriseTeacherHours'), 2)
      expect(line('trainedHours').people).toBe(indicator('staffTrained'))
    }),
    { numRuns: 200 },
  )
})
