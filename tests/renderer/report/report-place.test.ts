import { expect, test } from 'vitest'
import { reportEntries } from '#domain/report/reports.ts'
import { placeOf, tableFor, withParam } from '#renderer/report/report-place.ts'

const entries = reportEntries()
const place = (search: string) => placeOf(entries, new URLSearchParams(search))
const entry = (name: string) => entries.find(e => e.name === name)!

test.each([
  ['', 'week-plan', {}],
  ['name=nonsense&x=1', 'week-plan', {}],
  ['name=week-plan&from=2026-11-23&to=2026-11-29&id=workshop:a', 'week-plan', { of: 'workshop', id: 'workshop:a', date: '2026-11-23' }],
  ['name=week-plan&of=teacher', 'week-plan', { of: 'teacher' }],
  ['name=handover&id=booking:7', 'handover', { bookingId: 'booking:7' }],
  ['name=handover&id=enterprise:7', 'handover', { lenderId: 'enterprise:7' }],
  ['name=bookings&from=2026-11-23&to=2026-11-29', 'bookings', { from: '2026-11-23', to: '2026-11-29' }],
  ['name=roster&id=enterprise:1&from=2026-11-23&to=2026-11-29', 'roster', { enterpriseId: 'enterprise:1', from: '2026-11-23', to: '2026-11-29' }],
  ['name=agreement&id=placement:7', 'agreement', { placementId: 'placement:7' }],
  ['name=visit&id=visit:7', 'visit', { visitId: 'visit:7' }],
  ['name=chase&id=teacher:7', 'chase', { tutorId: 'teacher:7' }],
])('the address ?%s opens %s', (search, name, params) => expect(place(search)).toEqual({ name, params }))

test('who is chosen depends on what the plan is of', () => {
  const plan = entry('week-plan')
  const id = plan.params.find(p => p.name === 'id')!
  expect([tableFor(plan, id, { of: 'teacher' }), tableFor(plan, id, {})]).toEqual(['teacher', 'centre'])
  expect(withParam(plan, { of: 'teacher', id: 'teacher:1', date: '2026-11-23' }, 'of', 'workshop')).toEqual({ of: 'workshop', date: '2026-11-23' })
  expect(withParam(plan, { date: '2026-11-23' }, 'date', null)).toEqual({})
})

test('choosing one of two that stand for one another lets go of the other; another host has other posts', () => {
  const archive = entry('archive')
  expect(withParam(archive, { batchId: 'batch:1' }, 'placementId', 'placement:1')).toEqual({ placementId: 'placement:1' })
  expect(withParam(archive, { placementId: 'placement:1' }, 'classGroupId', 'classGroup:1')).toEqual({ classGroupId: 'classGroup:1' })
  expect(withParam(archive, { batchId: 'batch:1' }, 'classGroupId', 'classGroup:1')).toEqual({ batchId: 'batch:1', classGroupId: 'classGroup:1' })
  expect(withParam(archive, { batchId: 'batch:1' }, 'placementId', null)).toEqual({ batchId: 'batch:1' })
  expect(withParam(entry('roster'), { enterpriseId: 'enterprise:1', postId: 'post:1' }, 'enterpriseId', 'enterprise:2')).toEqual({ enterpriseId: 'enterprise:2' })
})
