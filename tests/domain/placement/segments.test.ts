import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#domain/base/time.ts'
import { segmentOn, segmentsOf } from '#domain/placement/segments.ts'
import type { Placement, PlacementChange } from '#domain/records/internship.ts'

const START = '2026-03-02'
const day = (n: number) => addDays(START, n)
const placement = { id: 'placement:1', studentId: 'student:1', kind: 'post', status: 'confirmed', enterpriseId: 'enterprise:0', postId: 'post:0', tutorId: 'teacher:0', mentorId: 'contact:0', from: day(0), to: day(40) } as Placement

const changes = fc
  .array(
    fc.record({
      from: fc.nat(40).map(day),
      enterpriseId: fc.option(fc.constantFrom('enterprise:0', 'enterprise:1', 'enterprise:2'), { nil: undefined }),
      postId: fc.option(fc.constantFrom('post:0', 'post:1'), { nil: undefined }),
      tutorId: fc.option(fc.constantFrom('teacher:0', 'teacher:1'), { nil: undefined }),
      to: fc.option(fc.nat(60).map(day), { nil: undefined }),
    }),
    { maxLength: 5 },
  )
  .map(list => list.map((c, i): PlacementChange => ({ id: `placementChange:${i}`, placementId: 'placement:1', reason: 'x', ...c })))

/** The slow way: every day by itself, each change before it in its order. */
function slowly(list: readonly PlacementChange[], date: string) {
  const inOrder = [...list].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id < b.id ? -1 : 1))
  let last = placement.to
  for (const c of inOrder) if (c.to) last = c.to
  if (date < placement.from || date > last) return undefined
  const now: { enterpriseId: string; postId: string | undefined; tutorId: string | undefined } = { enterpriseId: placement.enterpriseId, postId: placement.postId, tutorId: placement.tutorId }
  for (const c of inOrder) {
    if (c.from > date) break
    if (c.enterpriseId && c.enterpriseId !== now.enterpriseId) Object.assign(now, { enterpriseId: c.enterpriseId, postId: undefined })
    if (c.postId) now.postId = c.postId
    if (c.tutorId) now.tutorId = c.tutorId
  }
  return now
}

test('on every day a placement is what its changes up to that day make of it', () => {
  fc.assert(
    fc.property(changes, fc.integer({ min: -3, max: 65 }).map(day), (list, date) => {
      const segment = segmentOn(segmentsOf(placement, list), date)
      expect(segment && { enterpriseId: segment.enterpriseId, postId: segment.postId, tutorId: segment.tutorId }).toEqual(slowly(list, date))
    }),
    { numRuns: 1000 },
  )
})

test('the segments follow each other without a gap, and neighbours differ', () => {
  fc.assert(
    fc.property(changes, list => {
      const segments = segmentsOf(placement, list)
      segments.forEach((s, i) => {
        expect(s.from <= s.to).toBe(true)
        const next = segments[i + 1]
        if (!next) return
        expect(next.from).toBe(addDays(s.to, 1))
        expect({ ...next, from: '', to: '' }).not.toEqual({ ...s, from: '', to: '' })
      })
    }),
  )
})
