import { Fault } from '../base/decision.ts'
import type { LocalDate } from '../base/time.ts'
import { buildCalendar } from '../calendar/calendar.ts'
import type { HostCase, PlacementCase } from '../compliance/case.ts'
import { findingsOfHost, findingsOfPlacement } from '../compliance/evaluate.ts'
import type { Finding, RulePack } from '../compliance/pack.ts'
import { rulebookOf } from '../compliance/rulebook.ts'
import { stanceOf } from '../compliance/stance.ts'
import type { TestName } from '../compliance/tests.ts'
import type { Reason } from '../matching/problem.ts'
import type { Post } from '../records/host.ts'
import type { Batch, Placement } from '../records/internship.ts'
import { covers } from './agreements.ts'
import type { HostFacts, MatchingFacts, Seeker } from './matching-facts.ts'

/** Rules that are decided once it is known who does what work, before there is any paper. */
export const PERSON_TESTS: ReadonlySet<TestName> = new Set<TestName>(['gradeReached', 'ageReached', 'minorsSpared', 'womenSpared', 'intensityAllowed', 'hazardsAllowed', 'categoryFits'])
export const HOST_TESTS: ReadonlySet<TestName> = new Set<TestName>(['legalForm', 'creditClean', 'safetyClean', 'venueAllowed'])
/** Of those, what the data say of the host; a check that is still to be made is no reason against it. */
export const AGAINST_HOST: ReadonlySet<string> = new Set(['otherHost', 'registeredHost'])

/** What the office may set aside for everybody. */
export const LENIENCIES = ['category', 'skills', 'agreement'] as const
export type Leniency = (typeof LENIENCIES)[number]
const LENIENT_CODES: Record<Leniency, string> = { category: 'categoryFits.fittingPost', skills: 'skills', agreement: 'agreement' }

const NOBODY = 'placement:nobody'
const calendar = buildCalendar({ term: new Map(), bellTable: new Map(), calendarDay: new Map() })

/** Tells what speaks against a student at a post in a batch: rules of the pack, wanted skills, agreements. Judged by the rules themselves. */
export function reasonsOf(facts: MatchingFacts, lenient: readonly Leniency[]): (seeker: Seeker, post: Post, batch: Batch) => readonly Reason[] {
  const stance = stanceOf({ ruleSetting: new Map(facts.settings.map(s => [s.id, s])), findingOverride: new Map() })
  const rulesBy = (tests: ReadonlySet<TestName>) => rulebookOf(facts.pack, stance, ({ test }) => test !== undefined && tests.has(test))
  const person = rulesBy(PERSON_TESTS)
  const host = rulesBy(HOST_TESTS)
  const hosts = new Map(facts.hosts.map(h => [h.enterprise.id, h]))
  const setAside = new Set(lenient.map(l => LENIENT_CODES[l]))
  const byHost = new Map<string, readonly Reason[]>()
  const counted = (reasons: Reason[]) => (setAside.size ? reasons.filter(r => !setAside.has(r.code)) : reasons)

  function ofHost(id: string, batch: Batch): readonly Reason[] {
    const of = hosts.get(id)
    if (!of) return NONE
    return remembered(byHost, `${id} ${batch.id}`, () =>
      counted([...findingsOfHost(host, hostCase(of, batch)).filter(f => AGAINST_HOST.has(f.cure)).map(f => asReason(facts.pack, f, batch)), ...endedAgreement(of, batch)]),
    )
  }
  const kinds = kindsIn(facts)
  const byKind = new Map<number, readonly Reason[]>()
  return (seeker, post, batch) => {
    const own = remembered(byKind, kinds(seeker, post, batch), () => counted(findingsOfPlacement(person, supposed(facts, seeker, post, batch)).map(f => asReason(facts.pack, f, batch))))
    const theirs = ofHost(post.enterpriseId, batch)
    const skills = seeker.student.skills && post.skills ? counted(missingSkills(seeker, post, batch)) : NONE
    return theirs.length || skills.length ? [...own, ...theirs, ...skills] : own
  }
}

const NONE: readonly Reason[] = []

/**
 * A number for each kind of student at each kind of post in a batch: the rules cannot tell two posts with the same marks apart, nor two
 * students of one age, sex, grade and programme.
 */
function kindsIn({ exemptions, batches }: MatchingFacts): (seeker: Seeker, post: Post, batch: Batch) => number {
  const exempted = new Set(exemptions.flatMap(x => x.postId ?? []))
  const numbers = new Map<string, number>()
  const known = new Map<object, number>()
  const numberOf = (of: object, words: () => unknown[]) => remembered(known, of, () => {
    const key = words().join('|')
    return remembered(numbers, key, () => numbers.size)
  })
  return (seeker, post, batch) => {
    const s = numberOf(seeker, () => ['s', seeker.student.birthDate, seeker.student.sex, seeker.student.year, seeker.programme?.id])
    const p = numberOf(post, () => ['p', post.category, post.labourIntensity, post.hazards?.join(), exempted.has(post.id) ? post.id : ''])
    return (batches.indexOf(batch) * MOST_KINDS + s) * MOST_KINDS + p
  }
}
/** More than there are students and posts, and small enough for exact products. */
const MOST_KINDS = 1 << 20

/** What must be is final; what holds "as a rule" can be set aside by the office. */
function asReason(pack: RulePack, { rule, article, severity, cure, facts }: Finding, batch: Batch): Reason {
  const test = pack.rules.find(r => r.id === rule)!.test!
  return { code: `${test}.${cure}`, facts: { ...facts, rule, article }, overridable: severity !== 'E', period: batch.id }
}

/** A placement that is not there yet, for the rules to judge. */
function supposed(facts: MatchingFacts, { student, programme }: Seeker, post: Post, { id, kind, from, to }: Batch): PlacementCase {
  const placement: Placement = { id: NOBODY, studentId: student.id, batchId: id, kind, enterpriseId: post.enterpriseId, postId: post.id, from, to, status: 'planned', source: 'school', channel: 'direct' }
  const none = { batch: undefined, plan: undefined, changes: [], leaves: [], payments: [], shifts: [], visits: [], journals: [] }
  const segment = { from, to, enterpriseId: post.enterpriseId, postId: post.id }
  return {
    placement, segments: [segment], from, to, internship: [{ id: NOBODY, from, to }], student, entryYear: student.year, programme, exemptions: facts.exemptions, ...none, calendar, today: from,
    hostOf: () => undefined,
    postOf: () => post,
    typeOf: shift => {
      throw new Fault('matching.shift', { shift: shift.id }) // there are none yet
    },
  }
}

function hostCase({ enterprise }: HostFacts, { from, to }: Batch): HostCase {
  return { enterprise, from, to, stays: [], posts: [], staff: [], tickets: [], today: from }
}

/** A host that has, or had, agreements must have one on every day of the batch; one that never had any is judged by nothing here. */
function endedAgreement({ agreements }: HostFacts, { id, from, to }: Batch): Reason[] {
  if (!agreements.length || agreements.some(a => covers(a, from, to))) return []
  const last = agreements.reduce<LocalDate>((latest, a) => ((a.to ?? a.from) > latest ? (a.to ?? a.from) : latest), '')
  return [{ code: 'agreement', facts: { to: last }, overridable: true, period: id }]
}

/** Skills that the post wants and the student's record lacks. A student of whom no skills are recorded is not judged by them. */
function missingSkills({ student }: Seeker, post: Post, { id }: Batch): Reason[] {
  if (!post.skills || !student.skills) return []
  const has = student.skills.toLowerCase()
  const missing = partsOf(post.skills).filter(skill => !has.includes(skill.toLowerCase()))
  return missing.length ? [{ code: 'skills', facts: { skills: missing }, overridable: true, period: id }] : []
}

function partsOf(text: string): string[] {
  return text.split(/[,，、;；/\n]+/).map(part => part.trim()).filter(Boolean)
}

function remembered<K, V>(known: Map<K, V>, key: K, find: () => V): V {
  let found = known.get(key)
  if (found === undefined) known.set(key, (found = find()))
  return found
}
