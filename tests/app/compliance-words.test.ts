import { describe, expect, test } from 'vitest'
import type { Finding } from '#domain/compliance/pack.ts'
import { PACKS } from '#domain/compliance/packs.ts'
import { cureWording, issueWording, ruleWording } from '#domain/compliance/wording.ts'
import { placeOfCure } from '#domain/compliance/cures.ts'
import { kindOfParameter } from '#domain/compliance/parameters.ts'
import { schemas } from '#domain/tables.ts'
import { catalogue, knows, LANGUAGES, say } from '#words/say.ts'
import { findingsIn, worldWith, type Given } from '../domain/compliance/small-host.ts'
import { sourceFiles } from '../meta/source-files.ts'

const placement = (fields: object): Given => ({ placement: { 'placement:1': fields } })
const host = (fields: object): Given => ({ enterprise: { 'enterprise:1': fields } })
const post = (fields: object): Given => ({ post: { 'post:1': fields } })
const plan = (fields: object): Given => ({ internshipPlan: { 'internshipPlan:1': fields } })
const shifts = (type: { start: string; end: string }, dates: string[]): Given => ({
  shiftType: { 'shiftType:1': { enterpriseId: 'enterprise:1', name: '班', ...type } },
  shift: Object.fromEntries(dates.map((date, i) => [`shift:2026-03:${i}`, { placementId: 'placement:1', date, shiftTypeId: 'shiftType:1' }])),
})
const LATE = '2026-03-09'

/** Ways to break every rule that data can decide; between them they give every reason and every cure. */
const BROKEN: Given[] = [
  host({ legalForm: undefined, creditCheckedOn: undefined, safetyCheckedOn: undefined, assessedOn: undefined, decisionNo: undefined, publishedOn: undefined }),
  host({ legalForm: 'unregistered', creditCheckedOn: LATE, creditClean: false, safetyCheckedOn: LATE, safetyClean: false, assessedOn: LATE, assessedItems: ['1'], venueType: 'bar' }),
  host({ safetyCheckedOn: '2021-01-01', assessedBy: undefined }),
  { ticket: { 'ticket:1': { date: '2026-04-01', kind: 'force', what: 'x', enterpriseId: 'enterprise:1' } } },
  { staffCount: { 'staffCount:1': null, 'staffCount:2': null } },
  { staffCount: { 'staffCount:1': { count: 3 }, 'staffCount:2': { count: 0 } } },
  { batch: { 'batch:1': { filedOn: undefined, planId: undefined } } },
  placement({ batchId: undefined, source: 'self', channel: 'agency', tutorId: undefined, mentorId: undefined, consentOn: undefined, studentSignedOn: undefined, hostSignedOn: undefined, trainedOn: undefined, policyNo: undefined, noFees: undefined }),
  placement({ source: 'self', appliedOn: LATE, approvedOn: LATE, consentOn: LATE, hostSignedOn: LATE, agreementContents: ['1', '2'], trainedOn: LATE, insuredFrom: LATE, insuredTo: '2026-08-01', insurancePaidBy: 'student' }),
  placement({ kind: 'visit', source: 'self' }),
  placement({ lodging: 'own', abroad: true, tutorId: undefined }),
  placement({ lodging: 'own', lodgingConsentOn: LATE, abroad: true, crossFilingNo: '1', crossFiledOn: LATE }),
  placement({ payForm: 'goods', payee: 'college', payDays: 60, pay: 1000 }),
  placement({ to: '2027-03-02', insuredTo: '2027-03-02' }),
  placement({ to: '2026-04-02' }),
  placement({ pay: undefined, reportOn: undefined, processGrade: undefined, resultGrade: undefined, evidence: undefined, summaryOn: undefined }),
  { ...placement({ pay: undefined }), ...post({ pay: undefined }) },
  { ...post({ wage: undefined }), ...host({ lowestWage: undefined }) },
  plan({ goals: undefined }),
  plan({ agreedOn: undefined }),
  plan({ agreedOn: LATE }),
  post({ category: '财经商贸大类', hazards: ['heavyLoad', 'toxic'], labourIntensity: '4' }),
  { student: { 'student:1': { birthDate: '2010-06-01' } }, ...post({ hazards: ['vibration'], labourIntensity: '4' }), classGroup: { 'classGroup:1': { year: 2025 } } },
  { student: { 'student:1': { birthDate: undefined } }, classGroup: { 'classGroup:1': { year: undefined } } },
  { ...host({ province: '江苏' }), ruleSetting: { 'ruleSetting:1': { pack: 'cn-2021-4', rule: 'A38', parameter: 'province', value: '浙江' } } },
  { ...host({ province: '江苏' }), ...placement({ crossFilingNo: '1', crossFiledOn: LATE }), ruleSetting: { 'ruleSetting:1': { pack: 'cn-2021-4', rule: 'A38', parameter: 'province', value: '浙江' } } },
  { enterprise: { 'enterprise:2': { name: '东岭' } }, placementChange: { 'placementChange:1': { placementId: 'placement:1', from: '2026-06-01', reason: 'x', enterpriseId: 'enterprise:2' } } },
  { enterprise: { 'enterprise:2': { name: '东岭' } }, placementChange: { 'placementChange:1': { placementId: 'placement:1', from: '2026-06-01', reason: 'x', enterpriseId: 'enterprise:2', signedOn: '2026-06-09' } } },
  { leave: { 'leave:1': { placementId: 'placement:1', from: '2026-05-04', to: '2026-05-05', reason: '病' } } },
  { payment: { 'payment:1': { placementId: 'placement:1', date: '2026-05-01', amount: 1, form: 'voucher', payee: 'third' } } },
  { journal: Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`journal:2026-03:${i + 2}`, null])), visit: { 'visit:3': null, 'visit:4': null } },
  { ticket: { 'ticket:1': { date: '2026-04-01', kind: 'complaint', what: 'x' } } },
  { ...shifts({ start: '20:00', end: '06:00' }, ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13', '2026-03-14', '2026-03-15']), calendarDay: { 'calendarDay:1': { date: '2026-03-12', kind: 'holiday', name: '植树节' } } },
]
const findings: Finding[] = BROKEN.flatMap(given => Object.values(PACKS).flatMap(pack => findingsIn(worldWith(given), { pack })))

describe.each(LANGUAGES)('in %s', language => {
  test('every rule of every pack says what it demands', () => {
    const keys = Object.values(PACKS).flatMap(pack => pack.rules.map(rule => ruleWording({ pack: pack.id, rule: rule.id }).code))
    expect(keys.filter(key => !knows(language, key))).toEqual([])
  })

  test('every figure of every rule has a name and a unit', () => {
    const figures = Object.values(PACKS).flatMap(pack => pack.rules.flatMap(rule => Object.keys(rule.parameters ?? {}).map(name => [`parameter.${pack.id}.${rule.id}.${name}`, `compliance.unit.${kindOfParameter(name)}`])))
    expect(figures.length).toBeGreaterThan(20)
    expect(figures.flat().filter(key => !knows(language, key))).toEqual([])
  })

  test('every finding is a sentence with its figures, and so is its cure', () => {
    const unsaid = findings.flatMap(f => [issueWording(f), cureWording(f)].map(({ code, facts }) => ({ code, sentence: knows(language, code) ? say(language, code, facts) : '' })))
    const bad = unsaid.filter(({ sentence }) => !sentence || /undefined|NaN|null|\{\{|\}\}|\[object|(choice|compliance|field)\.\w/.test(sentence))
    expect([...new Map(bad.map(b => [b.code, b.sentence]))]).toEqual([])
  })
})

test('the ways to break rules give every cure that the tests know, each with all its reasons', () => {
  const tests = sourceFiles(['core/domain/compliance'], ['.ts']).filter(f => /test-\w+\.ts$/.test(f.path))
  // a cure stands before the figures or the records of an issue, two of them where a condition chooses
  const emitted = new Set(tests.flatMap(f => [...f.text.matchAll(/'(\w+)'(?: : '(\w+)')?, (?:\{|\[|facts)/g)].flatMap(m => m.slice(1)).filter(code => code !== undefined)))
  expect(emitted.size).toBeGreaterThan(55)
  expect([...emitted].filter(code => !findings.some(f => f.cure === code)), 'no case breaks these').toEqual([])
  const said = new Set(findings.map(f => issueWording(f).code))
  const keys = Object.keys(catalogue.en)
  expect(keys.filter(key => key.startsWith('breach.') && !said.has(key)), 'words without a finding').toEqual([])
  expect(keys.filter(key => key.startsWith('cure.') && !emitted.has(key.slice(5))), 'words without a cure').toEqual([])
})

test('every cure leads to a record that there is, or to a new one of a register', () => {
  for (const given of BROKEN) {
    const world = worldWith(given)
    for (const f of findingsIn(world)) {
      const place = placeOfCure(f, 'enterprise:1')
      if (place.at === 'record') expect(world.find(place.id), `${f.cure}: ${place.id}`).toBeDefined()
      if (place.at === 'new') expect(Object.keys(place.fields).filter(field => !(field in schemas[place.table].shape))).toEqual([])
    }
  }
})
