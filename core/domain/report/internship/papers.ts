import type { LocalDate } from '../../base/time.ts'
import { paperMarks, PAPER_FIELDS, type Paper as Kept } from '../../placement/papers.ts'
import type { World } from '../../world.ts'
import type { Placed } from './placed.ts'

/** Besides the papers that every placement has: the no-fees pledge, consent to lodge outside, and the supplement where the host was changed. */
export type PaperName = Exclude<Kept, 'filing'> | 'noFees' | 'lodging' | 'change'

/** `due`: the day before which it must be there, or after which it is late. */
export type Paper = { paper: PaperName; there: boolean; due: LocalDate }

const AT_END: ReadonlySet<string> = new Set(['report', 'summary', 'assessment', 'evidence'])

/**
 * What somebody has to bring, sign or fill in for this placement as things are today. A paper that came late is there: nobody can bring
 * it earlier any more. A batch is filed by the office, so that is nobody's to be chased for.
 */
export function papersOf(world: World, p: Placed, today: LocalDate): Paper[] {
  const { placement: x, from, to } = p
  const batch = x.batchId === undefined ? undefined : world.tables.batch.get(x.batchId)
  const papers = paperMarks(x, { from, to }, batch, today).flatMap(({ paper, state }): Paper[] => {
    if (state === 'notNeeded' || state === 'notYet' || paper === 'filing') return []
    // before it is signed there are no contents to look at
    if (paper === 'contents' && !x.hostSignedOn) return []
    return [{ paper, there: state === 'there' || (state === 'flawed' && paper in PAPER_FIELDS), due: AT_END.has(paper) ? to : from }]
  })
  if (x.kind === 'post') papers.push({ paper: 'noFees', there: x.noFees === true, due: from })
  if (x.lodging === 'own') papers.push({ paper: 'lodging', there: x.lodgingConsentOn !== undefined, due: from })
  const moves = p.changes.filter(change => change.enterpriseId !== undefined && change.enterpriseId !== x.enterpriseId)
  return [...papers, ...moves.map((change): Paper => ({ paper: 'change', there: change.signedOn !== undefined, due: change.from }))]
}

/** Whether all three have signed, and when the last of them did. */
export function agreementOf({ placement: x }: Placed): { there: boolean; on?: LocalDate } {
  const dates = [x.studentSignedOn, x.collegeSignedOn, x.hostSignedOn].filter(day => day !== undefined)
  const last = dates.sort().at(-1)
  return dates.length === 3 && last ? { there: true, on: last } : { there: false }
}
