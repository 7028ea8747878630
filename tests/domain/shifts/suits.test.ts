import { expect, test } from 'vitest'
import { shiftsOutside } from '#domain/placement/effects.ts'
import type { Segment } from '#domain/placement/segments.ts'
import { suits } from '#domain/shifts/suits.ts'
import { worldWith } from '../compliance/small-host.ts'

const HOST = 'enterprise:1'

test('a kind of shift suits its host, and its post where it has one', () => {
  const at = (enterpriseId: string, postId?: string) => ({ enterpriseId, postId })
  expect(suits({ enterpriseId: HOST }, at(HOST, 'post:1'))).toBe(true)
  expect(suits({ enterpriseId: HOST }, at('enterprise:2', 'post:1'))).toBe(false)
  expect(suits({ enterpriseId: HOST, postId: 'post:1' }, at(HOST, 'post:1'))).toBe(true)
  expect(suits({ enterpriseId: HOST, postId: 'post:1' }, at(HOST, 'post:2'))).toBe(false)
  expect(suits({ enterpriseId: HOST, postId: 'post:1' }, at(HOST))).toBe(false)
})

test('who moves to another post leaves the shifts of the old one outside, and keeps those of every post', () => {
  const hours = { enterpriseId: HOST, name: '早', start: '08:00', end: '16:00' }
  const world = worldWith({
    shiftType: { 'shiftType:all': hours, 'shiftType:one': { ...hours, postId: 'post:1' } },
    shift: {
      'shift:2026-03:a': { placementId: 'placement:1', date: '2026-03-09', shiftTypeId: 'shiftType:all' },
      'shift:2026-03:b': { placementId: 'placement:1', date: '2026-03-10', shiftTypeId: 'shiftType:one' },
    },
  })
  const days = { from: '2026-03-02', to: '2026-03-20', enterpriseId: HOST }
  const [before, after]: Segment[][] = [[{ ...days, postId: 'post:1' }], [{ ...days, postId: 'post:2' }]]
  const outside = (then: Segment[]) => shiftsOutside(world.tables, { attendance: world.attendanceDays, shift: world.shiftDays }, 'placement:1', before!, then).map(s => s.date)
  expect(outside(after!)).toEqual(['2026-03-10'])
  expect(outside(before!)).toEqual([])
})
