import { afterEach, describe, expect, test } from 'vitest'
import { inOwnTerms } from '#words/own-terms.ts'
import { catalogue, LANGUAGES, say, speakWith } from '#words/say.ts'
import { createDesk } from '../app/desk.ts'
import { vocabulary } from '#app/intake-words.ts'

afterEach(() => void speakWith())

describe('a sentence in a college’s own words', () => {
  const terms = { programme: { zh: '系', en: 'Major' }, classGroup: { zh: '教学班', en: 'group', enMany: 'groups' }, workshop: { en: 'Atelier' }, department: { en: 'IT unit' } }
  test.each([
    ['All programmes', 'All majors'],
    ['Programme category of the programme', 'Major category of the major'],
    ['What a programme plans', 'What a major plans'],
    ['Who uses a workshop, class, teacher', 'Who uses an atelier, group, teacher'],
    ['Class groups and classes', 'Groups and groups'],
    ['Class hours of its classes', 'Class hours of its groups'],
    ['an outclassed Department', 'an outclassed IT unit'],
    ['{{programme}}: {{n, plural(one: class; other: classes)}}', '{{programme}}: {{n, plural(one: group; other: groups)}}'],
  ])('%s', (usual, own) => expect(inOwnTerms(usual, 'en', terms)).toBe(own))
  test.each([
    ['全部专业', '全部系'],
    ['学生班级及其专业', '学生教学班及其系'],
    ['专业大类、专业对口率、专业技能', '专业大类、专业对口率、专业技能'],
    ['夜班与班主任', '夜班与班主任'],
    ['实训室', '实训室'],
  ])('%s', (usual, own) => expect(inOwnTerms(usual, 'zh-CN', terms)).toBe(own))
  test('loses no fact and makes none', () => {
    const facts = (text: string) => [...text.matchAll(/\{\{\s*[\w.]+/g)].map(m => m[0])
    for (const language of LANGUAGES) for (const sentence of Object.values(catalogue[language])) expect(facts(inOwnTerms(sentence, language, terms))).toEqual(facts(sentence))
  })
})

test('the college says it so in both languages and everywhere, until it takes it back; files with the usual words are still understood', async () => {
  const desk = createDesk()
  await desk.run('college.setup', { name: '江州', term: { name: '2026 秋', start: '2026-08-31', weeks: 20 } })
  await desk.run('college.save', { fields: { terms: { programme: { zh: '系', en: 'major' } } } })
  expect(say('zh-CN', 'table.programme')).toBe('系')
  expect(say('en', 'tables.programme')).toBe('Majors')
  expect(say('en', 'command.register.save', { name: 'CNC', table: 'programme' })).toBe('saved “CNC” in Major')
  expect(vocabulary.field('classGroup', 'programmeId')).toEqual(expect.arrayContaining(['专业', '系', 'Programme', 'Major']))
  await desk.run('history.undo', {})
  expect(say('zh-CN', 'table.programme')).toBe('专业')
  await desk.run('history.redo', {})
  await desk.run('college.save', { fields: { terms: null } })
  expect(say('en', 'tables.programme')).toBe('Programmes')
  expect((await desk.run('college.save', { fields: { terms: { programme: { zh: '{{x}}' } } } })).refusal?.code).toBe('input.invalid')
})
