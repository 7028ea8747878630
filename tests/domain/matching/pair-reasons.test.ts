import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PACKS } from '#domain/compliance/packs.ts'
import { matchingFacts, type MatchingFacts } from '#domain/placement/matching-facts.ts'
import { LENIENCIES, reasonsOf } from '#domain/placement/pair-reasons.ts'
import { anyCollege, deskWith, SPRING } from '../../app/matching-college.ts'

const batch = { ...SPRING, classGroupIds: [...SPRING.classGroupIds] }
function factsOf(rows: Parameters<typeof deskWith>[0]): MatchingFacts {
  const { world } = deskWith(rows).app
  return matchingFacts(world.tables, world.stays, PACKS['cn-2021-4'], [batch])
}

test('what is remembered of one pair is never said of another that the rules tell apart', () => {
  fc.assert(
    fc.property(anyCollege, fc.subarray([...LENIENCIES]), (rows, lenient) => {
      const facts = factsOf(rows)
      const remembered = reasonsOf(facts, lenient)
      for (const seeker of facts.seekers) {
        for (const { post } of facts.offers) expect(remembered(seeker, post, batch)).toEqual(reasonsOf(facts, lenient)(seeker, post, batch))
      }
    }),
    { numRuns: 40 },
  )
})

test('an exemption that was filed opens a dangerous post, and no other rule', () => {
  const rows = {
    programme: [{ id: 'programme:1', name: 'x' }],
    classGroup: [{ id: 'classGroup:1', name: 'g', year: 2024 }],
    student: [{ id: 'student:1', number: '1', name: '陈浩', birthDate: '2007-01-01', classGroupId: 'classGroup:1' }],
    enterprise: [{ id: 'enterprise:1', name: '华工' }],
    post: ['1', '2'].map(n => ({ id: `post:${n}`, enterpriseId: 'enterprise:1', name: n, capacity: 1, hazards: ['height' as const], labourIntensity: '3' as const })),
    batch: [batch],
    exemption: [{ id: 'exemption:1', postId: 'post:1', rules: ['A29'], filingNo: 'B1', filedOn: '2026-01-01', from: '2026-01-01', to: '2026-12-31' }],
  }
  const facts = factsOf(rows as never) // the schemas judge each row
  const reasons = reasonsOf(facts, [])
  const codes = facts.offers.map(({ post }) => reasons(facts.seekers[0]!, post, batch).map(r => r.code))
  expect(codes).toEqual([['intensityAllowed.lighterPost'], ['intensityAllowed.lighterPost', 'hazardsAllowed.saferPost']])
})
