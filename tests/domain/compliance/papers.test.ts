import { expect, test } from 'vitest'
import { inverse, revision } from '#domain/base/change.ts'
import type { Finding } from '#domain/compliance/pack.ts'
import { CN_2021_4 } from '#domain/compliance/packs/cn-2021-4.ts'
import { watchCompliance } from '#domain/compliance/watch.ts'
import { Placement } from '#domain/records/internship.ts'
import { findingsIn, TODAY, worldWith, type Given } from './small-host.ts'

const LATE = '2026-04-01'
const PAPER = [null, LATE]
/** Every field of a placement with values that break rules, or mend them. */
const VALUES: Record<Exclude<keyof Placement, 'id'>, readonly unknown[]> = {
  studentId: ['student:2'], batchId: [null, 'batch:2'], kind: ['visit'], enterpriseId: ['enterprise:2'], postId: [null, 'post:2'],
  from: ['2026-03-10'], to: ['2026-12-31'], status: ['cancelled', 'planned'], cancelReason: ['x'], source: ['self', 'school'], channel: ['agency'],
  tutorId: [null, 'teacher:2'], mentorId: [null, 'contact:2'], content: ['x'], note: ['x'],
  appliedOn: PAPER, approvedOn: PAPER, consentOn: PAPER, studentSignedOn: PAPER, collegeSignedOn: PAPER, hostSignedOn: PAPER, agreementContents: [['1'], null], trainedOn: PAPER,
  policyNo: [null], insuredFrom: PAPER, insuredTo: PAPER, insurancePaidBy: ['student'], noFees: [false, null],
  independent: [false, null], pay: [1, null], payForm: ['goods'], payee: ['third'], payDays: [40],
  lodging: ['own', 'home'], lodgingConsentOn: PAPER, abroad: [true, null], crossFilingNo: [null, '2'], crossFiledOn: PAPER,
  reportOn: PAPER, summaryOn: PAPER, assessedOn: PAPER, processGrade: [null], resultGrade: [null], evidence: [false, null],
}
/** Far from home, chosen alone, too young for hard work that does not fit, badly paid, with an agreement that says little, later with another tutor and mentor. */
const far: Given = {
  student: { 'student:1': { birthDate: '2008-08-01' } },
  post: { 'post:1': { hazards: ['underground', 'heavyLoad'], labourIntensity: '4', category: '财经商贸大类' } },
  placementChange: { 'placementChange:1': { placementId: 'placement:1', from: '2026-05-01', reason: '调整', tutorId: 'teacher:2' }, 'placementChange:2': { placementId: 'placement:1', from: '2026-06-01', reason: '调整', mentorId: 'contact:2' } },
  ruleSetting: { 'ruleSetting:1': { pack: 'cn-2021-4', rule: 'A38', parameter: 'province', value: '上海' } },
  placement: { 'placement:1': { source: 'self', appliedOn: '2026-02-01', approvedOn: '2026-02-02', lodging: 'own', lodgingConsentOn: '2026-02-01', crossFilingNo: '1', crossFiledOn: '2026-12-01', agreementContents: ['1'], pay: 1 } },
}
const abroad: Given = { ...far, placement: { 'placement:1': { ...far.placement!['placement:1'], abroad: true } } }
/** To another host, and there to another tutor. */
const moved: Given = { placementChange: { 'placementChange:1': { placementId: 'placement:1', from: '2026-05-01', reason: '调整', enterpriseId: 'enterprise:2' }, 'placementChange:2': { placementId: 'placement:1', from: '2026-06-01', reason: '调整', tutorId: 'teacher:2' } } }
const inOrder = (findings: readonly Finding[]) => findings.map(f => JSON.stringify(f)).sort()

test('every field is tried', () => expect(Object.keys(VALUES).sort()).toEqual(Object.keys(Placement.shape).filter(field => field !== 'id').sort()))

test.each(Object.entries(VALUES))('when the %s of a placement changes, the findings are those that a fresh look gives', (field, values) => {
  for (const given of [{}, far, abroad, moved]) {
    const world = worldWith({ ...given, enterprise: { 'enterprise:2': { name: '东岭' } } })
    const watch = watchCompliance(world.tables, world.calendar, CN_2021_4, TODAY)
    for (const value of values) {
      const change = revision('placement', world.find('placement:1')!, { [field]: value })
      if (!change) continue
      for (const each of [change, inverse(change)]) {
        world.apply([each])
        watch.follow([each])
        expect(inOrder(watch.all())).toEqual(inOrder(findingsIn(world)))
      }
    }
  }
})
