import type { LocalDate } from '../base/time.ts'
import { AGREEMENT_CONTENTS, type Batch, type Placement } from '../records/internship.ts'

/** The papers of a placement, in the order in which they are fetched; the last four belong to its end (N01 Art. 5, 9, 10, 14, 15, 31, 35; 21, 27, 29). */
export const PAPERS = ['application', 'approval', 'consent', 'student', 'college', 'host', 'contents', 'training', 'insurance', 'filing', 'report', 'summary', 'assessment', 'evidence'] as const
export type Paper = (typeof PAPERS)[number]

/** Those that must be there before the first day. */
export const PAPERS_BEFORE = PAPERS.slice(0, 10)

/** flawed: it is there, but too late, not whole, or not for all days. notYet: it belongs to the end, which is to come. */
export type PaperState = 'there' | 'flawed' | 'missing' | 'notYet' | 'notNeeded'
export type PaperMark = { paper: Paper; state: PaperState; on?: LocalDate }

/** The field that holds a paper's day. What else is asked for: contents, an insurance policy, a batch's filing, evidence. */
export const PAPER_FIELDS = {
  application: 'appliedOn',
  approval: 'approvedOn',
  consent: 'consentOn',
  student: 'studentSignedOn',
  college: 'collegeSignedOn',
  host: 'hostSignedOn',
  training: 'trainedOn',
  report: 'reportOn',
  summary: 'summaryOn',
  assessment: 'assessedOn',
} as const satisfies Partial<Record<Paper, keyof Placement>>
export type DatedPaper = keyof typeof PAPER_FIELDS

/** Only these does an orientation visit need; it has neither agreement nor archive. */
const FOR_VISITS: ReadonlySet<Paper> = new Set(['training', 'insurance'])
const BY_CHOICE: ReadonlySet<Paper> = new Set(['application', 'approval'])
const AT_END: ReadonlySet<Paper> = new Set(['report', 'summary', 'assessment', 'evidence'])

/** How each paper of a placement stands, by the days as they were amended. */
export function paperMarks(placement: Placement, span: { from: LocalDate; to: LocalDate }, batch: Batch | undefined, today: LocalDate): PaperMark[] {
  return PAPERS.map(paper => {
    if (!isNeeded(paper, placement)) return { paper, state: 'notNeeded' }
    const mark = markOf(paper, placement, span, batch)
    return mark.state === 'missing' && AT_END.has(paper) && span.to >= today ? { paper, state: 'notYet' } : mark
  })
}

/** Papers that must be there before the start and are not, or not as they should be. */
export function lacking(marks: readonly PaperMark[]): Paper[] {
  return marks.flatMap(m => (!AT_END.has(m.paper) && (m.state === 'missing' || m.state === 'flawed') ? [m.paper] : []))
}

function isNeeded(paper: Paper, placement: Placement): boolean {
  if (placement.kind === 'visit') return FOR_VISITS.has(paper)
  return !BY_CHOICE.has(paper) || placement.source === 'self'
}

function markOf(paper: Paper, placement: Placement, span: { from: LocalDate; to: LocalDate }, batch: Batch | undefined): PaperMark {
  switch (paper) {
    case 'contents': {
      const there = placement.agreementContents?.length ?? 0
      return { paper, state: there === AGREEMENT_CONTENTS.length ? 'there' : there ? 'flawed' : 'missing' }
    }
    case 'insurance': {
      const { policyNo, insuredFrom, insuredTo } = placement
      if (!policyNo || !insuredFrom || !insuredTo) return { paper, state: policyNo || insuredFrom ? 'flawed' : 'missing' }
      return { paper, state: insuredFrom <= span.from && insuredTo >= span.to ? 'there' : 'flawed', on: insuredFrom }
    }
    case 'filing':
      return batch?.filingNo && batch.filedOn ? { paper, state: 'there', on: batch.filedOn } : { paper, state: 'missing' }
    case 'evidence':
      return { paper, state: placement.evidence ? 'there' : 'missing' }
    default: {
      const on = placement[PAPER_FIELDS[paper]]
      if (on === undefined) return { paper, state: 'missing' }
      return { paper, state: on <= span.from || AT_END.has(paper) ? 'there' : 'flawed', on }
    }
  }
}
