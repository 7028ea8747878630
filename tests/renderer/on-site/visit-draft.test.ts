import { expect, test } from 'vitest'
import { visitContract } from '#contract/visit.ts'
import { draftOf, entryOf, gapsIn, newDraft, type VisitDraft } from '#renderer/on-site/visit-draft.ts'

const IMAGE = `attachment:${'a'.repeat(64)}`
const EMPTY = newDraft('enterprise:1', '', '2026-11-25T09:10', 'teacher:1')
const FULL: VisitDraft = {
  ...EMPTY,
  checks: { safety: 'no', present: 'yes', pay: 'yes' },
  remarks: { safety: ' 无护目镜 ', pay: ' ' },
  seen: ['placement:1'],
  content: ' 车削 ',
  photos: [{ image: IMAGE, caption: ' ' }],
  issues: [{ key: 'k', what: ' 配发 ', owner: '赵', due: '2026-12-02' }],
}
const input = visitContract.commands['visit.record'].input

test('an empty form is a visit with nothing seen, and the door takes it', () => {
  expect(input.parse(entryOf(EMPTY, undefined))).toEqual({ enterpriseId: 'enterprise:1', date: '2026-11-25', start: '09:10', teacherId: 'teacher:1', way: 'onSite' })
})

test('a full form says what is filled in, in the order of the list, without blanks', () => {
  expect(input.parse(entryOf(FULL, 'visit:1'))).toEqual({
    id: 'visit:1', enterpriseId: 'enterprise:1', date: '2026-11-25', start: '09:10', teacherId: 'teacher:1', way: 'onSite',
    checks: ['present', 'pay'], failed: ['safety'], remarks: [{ check: 'safety', text: '无护目镜' }], seen: ['placement:1'], content: '车削', photos: [{ image: IMAGE }], issues: [{ what: '配发', owner: '赵', due: '2026-12-02' }],
  })
})

test('from afar nobody is seen, though the list is kept while the form is open', () => expect(entryOf({ ...FULL, way: 'phone' }, undefined)).not.toHaveProperty('seen'))

test('what is missing is named by its place', () => {
  expect(gapsIn(FULL)).toEqual([])
  expect(gapsIn({ ...FULL, enterpriseId: '', teacherId: '', remarks: {}, issues: [{ key: 'k', what: 'a', owner: ' ', due: '2026-12-02' }] }).map(g => g.place)).toEqual(['host', 'teacher', 'check-safety', 'issue-k'])
})

test('what was stored is the form again; a planned visit happens now', () => {
  const stored = { visit: { id: 'visit:1', ...input.parse(entryOf({ ...FULL, issues: [] }, undefined)), status: 'done' as const }, issues: [], host: '', teacher: '' }
  expect(entryOf(draftOf(stored, '2026-12-01T10:00'), undefined)).toEqual(entryOf({ ...FULL, issues: [] }, undefined))
  expect(draftOf({ ...stored, visit: { ...stored.visit, status: 'planned' } }, '2026-12-01T10:00')).toMatchObject({ date: '2026-12-01', start: '10:00' })
})
