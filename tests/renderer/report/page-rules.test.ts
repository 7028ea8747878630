import { expect, test } from 'vitest'
import type { Orientation, ReportModel } from '#domain/report/model.ts'
import { pageRules } from '#renderer/print/page-rules.ts'

const model = (about: string | undefined, orientation: Orientation = 'portrait'): ReportModel => ({
  name: 'x', title: 'Roster', ...(about === undefined ? {} : { about }), college: { name: 'C' }, dataOf: '2026-11-23T08:00', sheets: [{ title: 'x', orientation, blocks: [] }],
})
const foot = (m: ReportModel) => /@bottom-left \{ content: "([^"]*)"/.exec(pageRules(m, 'en'))![1]

test('a loose page says whose paper it is', () => {
  expect(foot(model(undefined))).toBe('C · Roster')
  expect(foot(model('Jinyu 2026-11-23'))).toBe('C · Roster · Jinyu 2026-11-23')
})
test('what has no room beside the stamp is cut; Chinese signs take the room of two', () => {
  expect(foot(model('x'.repeat(81)))).toBe(`C · Roster · ${'x'.repeat(81)}`)
  expect(foot(model('x'.repeat(82)))).toBe(`C · Roster · ${'x'.repeat(81)}…`)
  expect(foot(model('学'.repeat(41)))).toBe(`C · Roster · ${'学'.repeat(40)}…`)
  expect(foot(model('学'.repeat(50), 'landscape'))).toBe(`C · Roster · ${'学'.repeat(50)}`)
})
test('a college of a long name leaves room for what the paper is about', () => {
  expect(foot({ ...model('Jinyu'), college: { name: '大'.repeat(60) } })).toBe(`${'大'.repeat(23)}… · Roster · Jinyu`)
})
