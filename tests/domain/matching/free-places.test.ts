import { expect, test } from 'vitest'
import { freePlaces } from '#domain/placement/free-places.ts'

const room = (places: number) => ({ given: places, by: 'post' as const, others: 0, share: null, places })
const posts = [{ id: 'post:1', hostId: 'enterprise:1', rooms: { b: room(3) } }, { id: 'post:2', hostId: 'enterprise:1', rooms: { b: room(3) } }]
const hosts = (most: number | null) => [{ id: 'enterprise:1', limits: { b: most === null ? null : { most, percent: 10, staff: 50, others: 0 } } }]
const fixed = { fixture: 'confirmed', placement: { postId: 'post:1', batchId: 'b' } }

test.each([
  ['what posts have', null, [], 6],
  ['no more than the host may take', 4, [], 4],
  ['less by those whose place is fixed', null, [fixed], 5],
  ['of the host too', 4, [fixed], 3],
  ['of one post that is overfull, none', 5, [fixed, fixed, fixed, fixed], 1],
])('free places are %s', (_, most, students, free) => {
  expect(freePlaces({ posts, hosts: hosts(most), students })).toBe(free)
})
