import { describe, expect, test } from 'vitest'
import { quarterAfter } from '#domain/outcome/student-facts.ts'
import { collegeWith, figuresOf, line } from './hand-college.ts'

const JOB = { date: '2026-02-01', destination: 'employed', enterpriseId: 'enterprise:1' } // six months are over on 1 August
const [stayed, left, unknown, tooEarly] = [line(1, 1), line(0, 1), line(0, 0, 1), line(0, 0)]

describe('whether a graduate stayed six months in the first job', () => {
  test.each<[string, object[], object]>([
    ['nothing was written since', [JOB], unknown],
    ['asked on the day, and still there', [JOB, { ...JOB, date: '2026-08-01' }], stayed],
    ['asked a day before, and still there', [JOB, { ...JOB, date: '2026-07-31' }], unknown],
    ['asked a day before with a day of leaving after it', [JOB, { ...JOB, date: '2026-07-31', leftOn: '2026-08-01' }], stayed],
    ['left on the day', [{ ...JOB, leftOn: '2026-08-01' }], stayed],
    ['left a day before', [{ ...JOB, leftOn: '2026-07-31' }], left],
    ['the day of leaving lies after the cohort date, so that it is not known', [{ ...JOB, leftOn: '2026-11-24' }], unknown],
    ['elsewhere on the day', [JOB, { ...JOB, date: '2026-08-01', enterpriseId: 'enterprise:2' }], left],
    ['elsewhere a day later, and nobody knows since when', [JOB, { ...JOB, date: '2026-08-02', enterpriseId: 'enterprise:2' }], unknown],
    ['seeking in between', [JOB, { date: '2026-05-01', destination: 'seeking' }, { ...JOB, date: '2026-09-01' }], left],
    ['not reached in between', [JOB, { date: '2026-05-01', destination: 'unknown' }, { ...JOB, date: '2026-09-01' }], stayed],
    ['employed, nobody says where', [JOB, { date: '2026-05-01', destination: 'employed' }], unknown],
    ['employed, nobody says where, then still there', [JOB, { date: '2026-05-01', destination: 'employed' }, { ...JOB, date: '2026-09-01' }], stayed],
    ['an employer by name, which is not a partner', [{ date: '2026-02-01', destination: 'employed', employer: '宏图' }, { date: '2026-09-01', destination: 'employed', employer: '宏图 ' }], stayed],
    ['the first word without an employer', [{ date: '2026-02-01', destination: 'employed' }, { ...JOB, date: '2026-09-01' }], unknown],
    ['two words of one day, of which the later one counts', [{ ...JOB, id: 'destination:a' }, { ...JOB, id: 'destination:b', destination: 'seeking' }], tooEarly],
    ['flexible work is no job with an employer', [{ date: '2026-02-01', destination: 'flexible' }], tooEarly],
    ['six months end on the cohort date', [{ ...JOB, date: '2026-05-23' }], unknown],
    ['six months end a day after it', [{ ...JOB, date: '2026-05-24' }], tooEarly],
    ['begun on 31 August, six months end on the last of February', [{ ...JOB, date: '2025-08-31' }, { ...JOB, date: '2026-02-28' }], stayed],
  ])('%s', (_, words, figures) => {
    const world = collegeWith({ student: [{ id: 'student:1', number: '1', name: '陈', graduatedOn: '2026-01-15' }], destination: words.map(word => ({ studentId: 'student:1', source: 'phone', ...word })) })
    expect(figuresOf(world, { from: '2025-09-01', to: '2026-08-31', asOf: '2026-11-23' }, 'stayRate')).toEqual(figures)
  })
})

test.each([
  ['2025-05-20', 1, '2025-07-01', '2025-09-30'],
  ['2025-05-20', 2, '2025-10-01', '2025-12-31'],
  ['2025-06-30', 2, '2025-10-01', '2025-12-31'],
  ['2025-07-01', 2, '2026-01-01', '2026-03-31'],
  ['2025-12-31', 4, '2026-10-01', '2026-12-31'],
  ['2024-02-29', 4, '2025-01-01', '2025-03-31'],
])('who leaves on %s is in quarter %i after it from %s to %s', (left, n, from, to) => {
  expect(quarterAfter(left, n)).toEqual({ from, to })
})
