import { describe, expect, test } from 'vitest'
import { CN_2021_4 } from '#domain/compliance/packs/cn-2021-4.ts'
import { GENERAL } from '#domain/compliance/packs/general.ts'
import { findingsIn, found, worldWith, type Given } from './small-host.ts'

const FROM = '2026-03-02'
const TO = '2026-09-01'
const ALL = `${FROM} – ${TO}`
const placement = (fields: object): Given => ({ placement: { 'placement:1': fields } })
const student = (fields: object): Given => ({ student: { 'student:1': fields } })
const host = (fields: object): Given => ({ enterprise: { 'enterprise:1': fields } })
const post = (fields: object): Given => ({ post: { 'post:1': fields } })

const second = (batchId: string) => ({ studentId: 'student:1', batchId, kind: 'post', enterpriseId: 'enterprise:1', postId: 'post:1', from: '2026-06-02', to: TO, status: 'ended' }) as const

test('an internship without a fault has no finding', () => {
  expect(findingsIn(worldWith())).toEqual([])
  expect(findingsIn(worldWith(), { pack: GENERAL })).toEqual([])
})

test('every rule of the pack is decided by a test, or says what decides it', () => {
  expect(CN_2021_4.rules.map(r => r.id)).toEqual(Array.from({ length: 45 }, (_, i) => `A${String(i + 1).padStart(2, '0')}`))
  expect(CN_2021_4.rules.filter(r => !r.test && !r.decidedBy)).toEqual([])
})

describe('each rule, on both sides of its edge', () => {
  test.each<[rule: string, what: string, given: Given, expected: string[]]>([
    ['A02', 'a host of unknown form', host({ legalForm: undefined }), [`${ALL} recordLegalForm`]],
    ['A02', 'a host that is not registered', host({ legalForm: 'unregistered' }), [`${ALL} registeredHost`]],
    ['A02', 'the own base of the college', host({ legalForm: 'ownBase' }), []],
    ['A03', 'a batch that was not filed', { batch: { 'batch:1': { filedOn: undefined } } }, [`${ALL} fileBatch`]],
    ['A03', 'a visit needs none', { batch: { 'batch:1': { filedOn: undefined } }, ...placement({ kind: 'visit' }) }, []],
    ['A04', 'credit checked on the first day', host({ creditCheckedOn: FROM }), []],
    ['A04', 'credit checked a day later', host({ creditCheckedOn: '2026-03-03' }), [`${FROM} – ${FROM} checkCredit`]],
    ['A04', 'a record of breaches', host({ creditClean: false }), [`${ALL} otherHost`]],
    ['A05', 'safety checked three years before the last day and a day', host({ safetyCheckedOn: '2023-09-02' }), []],
    ['A05', 'safety checked three years before the last day', host({ safetyCheckedOn: '2023-09-01' }), [`${TO} – ${TO} checkSafetyAgain`]],
    ['A06', 'never assessed', host({ assessedOn: undefined }), [`${ALL} assessHost`]],
    ['A06', 'eight items of nine', host({ assessedItems: ['1', '2', '3', '4', '5', '6', '7', '8'] }), [`${ALL} completeAssessment`]],
    ['A07', 'decided but not published', host({ publishedOn: undefined }), [`${ALL} decideHost`]],
    ['A08', 'no plan', { batch: { 'batch:1': { planId: undefined } } }, [`${ALL} choosePlan`]],
    ['A08', 'a plan without safeguards', { internshipPlan: { 'internshipPlan:1': { safeguards: undefined } } }, [`${ALL} completePlan`]],
    ['A09', 'no mentor', placement({ mentorId: undefined }), [`${ALL} nameSupervisor`]],
    ['A10', 'a post of another category', post({ category: '财经商贸大类' }), [`${ALL} fittingPost`]],
    ['A10', 'a post of unknown category', post({ category: undefined }), []],
    ['A11', 'consent on the first day', placement({ consentOn: FROM }), []],
    ['A11', 'consent a day late', placement({ consentOn: '2026-03-03' }), [`${FROM} – ${FROM} getConsent`]],
    ['A13', 'a visit that the student chose', placement({ kind: 'visit', source: 'self' }), [`${ALL} arrangeVisit`]],
    ['A13', 'a post that the student chose', placement({ source: 'self', appliedOn: '2026-02-01', approvedOn: '2026-02-02' }), []],
    ['A14', 'chosen without an approval', placement({ source: 'self', appliedOn: '2026-02-01' }), [`${ALL} approve`]],
    ['A15', 'ten of a hundred', { staffCount: { 'staffCount:1': { count: 10 } } }, []],
    ['A15', 'one of nine', { staffCount: { 'staffCount:1': { count: 9 } } }, [`${ALL} fewerInterns`]],
    ['A15', 'nobody knows how many work there', { staffCount: { 'staffCount:1': null } }, [`${ALL} recordStaff`]],
    ['A15', 'fewer people from June on', { staffCount: { 'staffCount:3': { enterpriseId: 'enterprise:1', from: '2026-06-01', count: 9 } } }, [`2026-06-01 – ${TO} fewerInterns`]],
    ['A16', 'one of five', { staffCount: { 'staffCount:2': { count: 5 } } }, []],
    ['A16', 'one of four', { staffCount: { 'staffCount:2': { count: 4 } } }, [`${ALL} fewerInterns`]],
    ['A17', 'somebody was forced', { ticket: { 'ticket:1': { date: '2026-04-01', kind: 'force', what: 'x', enterpriseId: 'enterprise:1', closedOn: '2026-04-10' } } }, ['2026-04-01 – 2026-04-10 settleTicket']],
    ['A18', 'six months and fifteen days', placement({ to: '2026-09-16', insuredTo: '2026-09-16' }), []],
    ['A18', 'six months and sixteen days', placement({ to: '2026-09-17', insuredTo: '2026-09-17' }), [`${FROM} – 2026-09-17 shorten`]],
    ['A18', 'three months here and three at another host', { placement: { 'placement:1': { to: '2026-06-01' }, 'placement:2': second('batch:1') } }, []],
    ['A18', 'three months here, three in another batch', { placement: { 'placement:1': { to: '2026-06-01' }, 'placement:2': second('batch:2') } }, [`${FROM} – 2026-06-01 explainShort`, `2026-06-02 – ${TO} explainShort`]],
    ['A18', 'three months here, three cancelled', { placement: { 'placement:1': { to: '2026-06-01' }, 'placement:2': { ...second('batch:1'), status: 'cancelled' } } }, [`${FROM} – 2026-06-01 explainShort`]],
    ['A19', 'signed on the first day', placement({ hostSignedOn: FROM }), []],
    ['A19', 'signed a day late', placement({ hostSignedOn: '2026-03-03' }), [`${FROM} – ${FROM} signAgreement`]],
    ['A19', 'never signed by the student', placement({ studentSignedOn: undefined }), [`${ALL} signAgreement`]],
    ['A20', 'no word on liability', placement({ agreementContents: ['1', '2', '3', '4', '5', '6', '7', '9'] }), [`${ALL} completeAgreement`]],
    ['A21', 'first year until the end of August', { classGroup: { 'classGroup:1': { year: 2025 } } }, [`${FROM} – 2026-08-31 waitForGrade`]],
    ['A21', 'second year', { classGroup: { 'classGroup:1': { year: 2024 } } }, []],
    ['A22', 'sixteen on the first day', student({ birthDate: '2010-03-02' }), []],
    ['A22', 'sixteen on the second day', student({ birthDate: '2010-03-03' }), [`${FROM} – ${FROM} waitForAge`]],
    ['A22', 'born on 29 February', student({ birthDate: '2012-02-29' }), [`${ALL} waitForAge`]],
    ['A22', 'of unknown age', student({ birthDate: undefined }), [`${ALL} recordBirth`]],
    ['A23', 'a minor with vibrating tools, of age in June', { ...student({ birthDate: '2008-06-15' }), ...post({ hazards: ['vibration'] }) }, [`${FROM} – 2026-06-14 sparingPost`]],
    ['A23', 'of age on the first day', { ...student({ birthDate: '2008-03-02' }), ...post({ hazards: ['vibration'] }) }, []],
    ['A24', 'a woman with heavy loads', post({ hazards: ['heavyLoad'] }), [`${ALL} sparingPost`]],
    ['A24', 'a man with heavy loads', { ...student({ sex: 'male' }), ...post({ hazards: ['heavyLoad'] }) }, []],
    ['A25', 'an internet café', host({ venueType: 'internetCafe' }), [`${ALL} otherHost`]],
    ['A26', 'an agency', placement({ channel: 'agency' }), [`${ALL} arrangeDirectly`]],
    ['A27', 'intensity two', post({ labourIntensity: '2' }), []],
    ['A27', 'intensity three', post({ labourIntensity: '3' }), [`${ALL} lighterPost`]],
    ['A29', 'at height', post({ hazards: ['height'] }), [`${ALL} saferPost`]],
    ['A32', 'eighty per cent', placement({ pay: 3000 }), []],
    ['A32', 'one fen less than the lowest wage', placement({ pay: 2999.99 }), [`${ALL} raisePay`]],
    ['A32', 'not yet independent', placement({ pay: 100, independent: false }), []],
    ['A33', 'paid in vouchers', placement({ payForm: 'voucher' }), [`${ALL} payMoney`]],
    ['A33', 'every 31 days', placement({ payDays: 31 }), []],
    ['A33', 'every 32 days', placement({ payDays: 32 }), [`${ALL} payMonthly`]],
    ['A34', 'nothing declared', placement({ noFees: undefined }), [`${ALL} declareNoFees`]],
    ['A35', 'no report at the end', placement({ reportOn: undefined }), ['2026-09-02 – 2026-11-23 handInReport']],
    ['A36', 'one day without a visit', { visit: { 'visit:10': null } }, ['2026-03-12 – 2026-03-12 visit']],
    ['A37', 'lodging outside without the guardian', placement({ lodging: 'own' }), [`${ALL} lodgingConsent`]],
    ['A37', 'leave that nobody approved', { leave: { 'leave:1': { placementId: 'placement:1', from: '2026-05-04', to: '2026-05-05', reason: '病' } } }, ['2026-05-04 – 2026-05-05 approveLeave']],
    ['A39', 'abroad without a filing', placement({ abroad: true }), [`${ALL} fileAbroad`]],
    ['A40', 'only the result', placement({ processGrade: undefined }), ['2026-09-02 – 2026-11-23 assess']],
    ['A41', 'no summary', placement({ summaryOn: undefined }), ['2026-09-02 – 2026-11-23 archive']],
    ['A42', 'trained on the first day', placement({ trainedOn: FROM }), []],
    ['A42', 'not trained', placement({ trainedOn: undefined }), [`${ALL} train`]],
    ['A43', 'insured a day late and a day short', placement({ insuredFrom: '2026-03-03', insuredTo: '2026-08-31' }), [`${FROM} – ${FROM} insureFromStart`, `${TO} – ${TO} insureToEnd`]],
    ['A43', 'at the cost of the student', placement({ insurancePaidBy: 'student' }), [`${ALL} refundInsurance`]],
    ['A45', 'answered on the thirtieth day', { ticket: { 'ticket:1': { date: '2026-04-01', kind: 'question', what: 'x', closedOn: '2026-05-01' } } }, []],
    ['A45', 'answered a day later', { ticket: { 'ticket:1': { date: '2026-04-01', kind: 'question', what: 'x', closedOn: '2026-05-02' } } }, ['2026-05-02 – 2026-05-02 answerTicket']],
  ])('%s: %s', (rule, _, given, expected) => expect(found(rule, given)).toEqual(expected))
})
