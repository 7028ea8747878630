import { describe, expect, test } from 'vitest'
import { inverse } from '#domain/base/change.ts'
import { signAttendance, type Signing } from '#domain/attendance/sign.ts'
import type { Attendance } from '#domain/records/on-site.ts'
import { NO_PAST } from '../no-past.ts'
import { worldWith, type Given } from '../compliance/small-host.ts'

const day = (date: string, evidence: Attendance['evidence'], more: Partial<Attendance> = {}) => ({ [`attendance:${date.slice(0, 7)}:${date}`]: { placementId: 'placement:1', date, state: 'present' as const, evidence, by: '林小雨', ...more } })
const MARKS: Given = { visit: {}, journal: {}, attendance: { ...day('2026-03-06', 'self'), ...day('2026-03-09', 'teacher', { by: '王老师' }), ...day('2026-03-10', 'self'), ...day('2026-03-03', 'self') } }

function sign(signing: Partial<Signing> = {}, given: Given = MARKS) {
  const world = worldWith(given)
  let ids = 0
  const ctx = { now: '2026-03-10T18:00', actor: { name: '王' }, newId: (table: string) => `${table}:${++ids}`, past: NO_PAST }
  const whole: Signing = { enterpriseId: 'enterprise:1', from: '2026-03-06', to: '2026-03-10', by: '陈师傅', way: 'typed', ...signing }
  const decided = signAttendance(world.tables, { stays: world.stays, days: world.attendanceDays }, whole, ctx)
  return { world, decided, words: () => [...world.tables.attendance.values()].map(a => [a.date, a.evidence, a.by]) }
}
const codeOf = ({ decided }: ReturnType<typeof sign>) => (decided.ok ? 'accepted' : decided.refusal.code)

test('a signature raises what rested on the students’ word, leaves stronger words, and is kept with its span; one undo takes all back', () => {
  const { world, decided, words } = sign({ contactId: 'contact:1' })
  const before = words()
  if (!decided.ok) throw new Error(decided.refusal.code)
  expect(decided.result).toMatchObject({ marks: 3, raised: 2 })
  world.apply(decided.changes)
  expect(words()).toEqual([
    ['2026-03-06', 'mentor', '陈师傅'],
    ['2026-03-09', 'teacher', '王老师'],
    ['2026-03-10', 'mentor', '陈师傅'],
    ['2026-03-03', 'self', '林小雨'], // outside the span
  ])
  expect([...world.tables.signature.values()]).toEqual([{ id: 'signature:1', enterpriseId: 'enterprise:1', from: '2026-03-06', to: '2026-03-10', by: '陈师傅', contactId: 'contact:1', way: 'typed', at: '2026-03-10T18:00', marks: 3 }])
  world.apply(decided.changes.toReversed().map(inverse))
  expect(words()).toEqual(before)
  expect(world.tables.signature.size).toBe(0)
})

describe('is refused', () => {
  test.each<[string, Partial<Signing>, string]>([
    ['for days to come', { to: '2026-03-11' }, 'attendance.signFuture'],
    ['for a span that ends before it starts', { from: '2026-03-10', to: '2026-03-09' }, 'attendance.backwards'],
    ['for an empty sheet', { from: '2026-03-04', to: '2026-03-05' }, 'attendance.nothingToSign'],
    ['for a host that is gone', { enterpriseId: 'enterprise:9' }, 'record.missing'],
    ['by a contact of nobody', { contactId: 'contact:9' }, 'attendance.signStranger'],
    ['with an empty field for the drawn name', { way: 'drawn' }, 'attendance.notSigned'],
  ])('%s', (_, signing, code) => expect(codeOf(sign(signing))).toBe(code))

  test('but a single day, and a paper without its photo, are taken', () => {
    expect(codeOf(sign({ from: '2026-03-10', way: 'paper' }))).toBe('accepted')
    expect(codeOf(sign({ from: '2026-03-10', to: '2026-03-10' }))).toBe('accepted')
  })
})

test('a span into the future offers to sign up to today', () => {
  const { decided } = sign({ to: '2026-03-31' })
  expect(decided).toMatchObject({ ok: false, refusal: { alternatives: [{ code: 'attendance.signToToday', input: { from: '2026-03-06', to: '2026-03-10' } }] } })
})

test('days on which the intern was at another host are not signed for by this one', () => {
  const given: Given = { ...MARKS, placementChange: { 'placementChange:1': { placementId: 'placement:1', from: '2026-03-09', reason: '调整', enterpriseId: 'enterprise:2' } } }
  const { decided } = sign({}, given)
  expect(decided).toMatchObject({ ok: true, result: { marks: 1, raised: 1 } })
})
