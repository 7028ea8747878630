import { addDays } from '../base/time.ts'
import type { PlacementCase } from './case.ts'
import { before, figure, issue, paperBefore } from './issue.ts'
import type { Issue, Parameters } from './pack.ts'

const isWork = (c: PlacementCase) => c.placement.kind === 'post'

/** A03: 岗位实习 is filed with the authority. */
export function batchFiled(c: PlacementCase): Issue[] {
  if (!isWork(c) || (c.batch?.filingNo && c.batch.filedOn)) return []
  return [issue(c, c.batch ? 'fileBatch' : 'chooseBatch', {}, [c.placement.batchId, c.placement.id])]
}

/** A08: a joint plan before the start, with its six parts. */
export function planned(c: PlacementCase): Issue[] {
  if (!c.plan) return [issue(c, c.batch ? 'choosePlan' : 'chooseBatch', {}, [c.placement.batchId, c.placement.id])]
  const parts = ['posts', 'goals', 'tasks', 'standards', 'preparation', 'assessment', 'safeguards'] as const
  const missing = parts.filter(part => !c.plan![part])
  if (missing.length) return [issue(c, 'completePlan', { missing }, [c.plan.id])]
  return paperBefore(c, c.plan.agreedOn, 'datePlan', [c.plan.id])
}

/** A09: a tutor of the college and a mentor of the host, on every day. */
export function supervised(c: PlacementCase): Issue[] {
  return c.segments.flatMap(segment => {
    const missing = [...(segment.tutorId ? [] : ['tutor']), ...(segment.mentorId ? [] : ['mentor'])]
    return missing.length ? [issue(segment, 'nameSupervisor', { missing }, [c.placement.id, segment.enterpriseId])] : []
  })
}

/** A10: the post's category is the programme's. Unknown categories say nothing. */
export function categoryFits(c: PlacementCase): Issue[] {
  const mine = c.programme?.category
  return c.segments.flatMap(segment => {
    const post = c.postOf(segment)
    if (!mine || !post?.category || post.category === mine) return []
    return [issue(segment, 'fittingPost', { programme: mine, post: post.category }, [c.placement.id, post.id])]
  })
}

/** A11: signed consent of student and guardian, for work of any age. */
export function consent(c: PlacementCase): Issue[] {
  return isWork(c) ? paperBefore(c, c.placement.consentOn, 'getConsent', [c.placement.id]) : []
}

/** A13: a visit is arranged by the college. */
export function visitBySchool(c: PlacementCase): Issue[] {
  return !isWork(c) && c.placement.source === 'self' ? [issue(c, 'arrangeVisit', {}, [c.placement.id])] : []
}

/** A14: who chooses the host alone applies with the guardian, and is approved, before the start. */
export function selfChosen(c: PlacementCase): Issue[] {
  if (c.placement.source !== 'self') return []
  return [...paperBefore(c, c.placement.appliedOn, 'getApplication', [c.placement.id]), ...paperBefore(c, c.placement.approvedOn, 'approve', [c.placement.id])]
}

/** A19: all three have signed before the start. A change of host needs its own signature. */
export function agreementSigned(c: PlacementCase): Issue[] {
  if (!isWork(c)) return []
  const { studentSignedOn, collegeSignedOn, hostSignedOn, id } = c.placement
  const dates = [studentSignedOn, collegeSignedOn, hostSignedOn]
  const missing = SIGNERS.filter((_, i) => dates[i] === undefined)
  const on = missing.length ? undefined : dates.reduce((last, date) => (date! > last! ? date : last))
  const issues = paperBefore(c, on, 'signAgreement', [id], { missing })
  for (let i = 1; i < c.segments.length; i++) {
    const segment = c.segments[i]!
    if (segment.enterpriseId === c.segments[0]!.enterpriseId) continue
    const change = c.changes.find(x => x.from === segment.from)
    issues.push(...paperBefore(segment, change?.signedOn, 'signChange', [id, change?.id]))
  }
  return issues
}
const SIGNERS = ['student', 'college', 'host'] as const

/** A20: the nine contents of Art. 15. */
export function agreementContents(c: PlacementCase, p: Parameters): Issue[] {
  if (!isWork(c) || !c.placement.hostSignedOn) return [] // nothing to look at before it is signed
  const there: readonly string[] = c.placement.agreementContents ?? []
  const missing: string[] = []
  for (let item = 1; item <= figure(p.items); item++) if (!there.includes(String(item))) missing.push(String(item))
  return missing.length ? [issue(c, 'completeAgreement', { missing }, [c.placement.id])] : []
}

/** A42: trained, and passed, before the start. */
export function trained(c: PlacementCase): Issue[] {
  return paperBefore(c, c.placement.trainedOn, 'train', [c.placement.id])
}

/** A43: insured from the first to the last day, at nobody's cost who is a student. */
export function insured(c: PlacementCase): Issue[] {
  const { policyNo, insuredFrom, insuredTo, insurancePaidBy, id } = c.placement
  if (!policyNo || !insuredFrom || !insuredTo) return [issue(c, 'insure', { start: c.from, end: c.to }, [id])]
  const facts = { insuredFrom, insuredTo, start: c.from, end: c.to }
  const early = before(c, insuredFrom).map(days => issue(days, 'insureFromStart', facts, [id]))
  const late = insuredTo < c.to ? [issue({ from: c.from > insuredTo ? c.from : addDays(insuredTo, 1), to: c.to }, 'insureToEnd', facts, [id])] : []
  const paid = insurancePaidBy === 'student' ? [issue(c, 'refundInsurance', {}, [id])] : []
  return [...early, ...late, ...paid]
}

/** A37: who does not lodge with the others has the guardian's signature. */
export function lodging(c: PlacementCase): Issue[] {
  const unapproved = c.leaves.filter(leave => !leave.approvedBy).map(leave => issue(leave, 'approveLeave', { from: leave.from, to: leave.to }, [leave.id]))
  return [...(c.placement.lodging === 'own' ? paperBefore(c, c.placement.lodgingConsentOn, 'lodgingConsent', [c.placement.id]) : []), ...unapproved]
}

/** A38: outside the college's province only with a filing before the start. */
export function crossProvince(c: PlacementCase, p: Parameters): Issue[] {
  const home = String(p.province ?? '')
  if (!home) return []
  return c.segments.flatMap(segment => {
    const there = c.hostOf(segment)?.province
    if (!there || there === home || c.placement.abroad) return []
    if (!c.placement.crossFilingNo) return [issue(segment, 'fileAcross', { province: there, home }, [c.placement.id, segment.enterpriseId])]
    return paperBefore(segment, c.placement.crossFiledOn, 'fileAcross', [c.placement.id])
  })
}

/** A39: abroad only with a filing, and with a tutor all the way. */
export function abroad(c: PlacementCase): Issue[] {
  if (!c.placement.abroad) return []
  const filed = c.placement.crossFilingNo ? paperBefore(c, c.placement.crossFiledOn, 'fileAbroad', [c.placement.id]) : [issue(c, 'fileAbroad', {}, [c.placement.id])]
  return [...filed, ...c.segments.flatMap(s => (s.tutorId ? [] : [issue(s, 'nameSupervisor', { missing: ['tutor'] }, [c.placement.id])]))]
}

