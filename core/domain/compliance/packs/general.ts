import type { RulePack } from '../pack.ts'

/** A neutral pack for colleges elsewhere: what nearly every labour law and every insurer asks for. Its figures are meant to be set. */
export const GENERAL: RulePack = {
  id: 'general',
  jurisdiction: '',
  source: '',
  from: '2000-01-01',
  rules: [
    { id: 'G1', article: '1', severity: 'E', test: 'hoursKept', parameters: { dayHours: 8, weekHours: 40, nightFrom: '', nightTo: '' } },
    { id: 'G2', article: '2', severity: 'E', test: 'weeklyRest', parameters: { days: 7 } },
    { id: 'G3', article: '3', severity: 'E', test: 'ageReached', parameters: { age: 16 } },
    { id: 'G4', article: '4', severity: 'E', test: 'insured' },
    { id: 'G5', article: '5', severity: 'E', test: 'agreementSigned' },
  ],
}
