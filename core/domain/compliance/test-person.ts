import { dayNumber, daysIn, monthsLater, yearsLater, type LocalDate } from '../base/time.ts'
import type { Segment } from '../placement/segments.ts'
import type { PlacementCase } from './case.ts'
import { before, figure, issue } from './issue.ts'
import type { Issue, Parameters } from './pack.ts'

const isWork = (c: PlacementCase) => c.placement.kind === 'post'

/**
 * A18: about as many months as the rule names. Several placements of a student in one batch are one internship in segments: their days
 * are added up, and the first of them carries the finding.
 */
export function duration(c: PlacementCase, p: Parameters): Issue[] {
  const [first] = c.internship
  if (!isWork(c) || first?.id !== c.placement.id) return []
  const days = c.internship.reduce((sum, stretch) => sum + daysIn(stretch), 0)
  const wanted = dayNumber(monthsLater(first.from, figure(p.months))) - dayNumber(first.from)
  if (Math.abs(days - wanted) <= figure(p.toleranceDays)) return []
  const whole = { from: first.from, to: c.internship.reduce((last, { to }) => (to > last ? to : last), first.to) }
  return [issue(whole, days > wanted ? 'shorten' : 'explainShort', { days, wanted, months: figure(p.months) }, c.internship.map(({ id }) => id))]
}

/** A21: in the grade or above on the first day. A school year begins on the day that the rule names. */
export function gradeReached(c: PlacementCase, p: Parameters): Issue[] {
  if (!isWork(c)) return []
  const year = c.entryYear
  if (year === undefined) return [issue(c, 'recordYear', {}, [c.student?.id, c.placement.id])]
  const reached = `${year + figure(p.grade) - 1}-${String(p.yearBegins)}`
  return before(c, reached).map(days => issue(days, 'waitForGrade', { grade: gradeOn(c.from, year, String(p.yearBegins)), needed: figure(p.grade), reached }, [c.student?.id, c.placement.id]))
}

/** A22: of age on every day. On the birthday itself one is. */
export function ageReached(c: PlacementCase, p: Parameters): Issue[] {
  if (!isWork(c)) return []
  const born = c.student?.birthDate
  if (born === undefined) return [issue(c, 'recordBirth', {}, [c.student?.id, c.placement.id])]
  const reached = yearsLater(born, figure(p.age))
  return before(c, reached).map(days => issue(days, 'waitForAge', { born, age: figure(p.age), reached }, [c.student?.id, c.placement.id]))
}

/** Marks of a post that are forbidden to minors (MIN Art. 3, domain.md B2). */
const FOR_MINORS: ReadonlySet<string> = new Set(['height', 'underground', 'radioactive', 'toxic', 'flammable', 'dust', 'heat', 'cold', 'coldWater', 'heavyLoad', 'vibration', 'line', 'diving', 'logging', 'prospecting'])
/** … and to women (FEM annex, domain.md B3). */
const FOR_WOMEN: ReadonlySet<string> = new Set(['underground', 'heavyLoad'])
/** … and to every intern (N01 Art. 17(1)). */
const FOR_INTERNS: ReadonlySet<string> = new Set(['height', 'underground', 'radioactive', 'toxic', 'flammable', 'otherRisk'])

/** A23: minors do no work that is forbidden to them, until the day on which they come of age. */
export function minorsSpared(c: PlacementCase, p: Parameters): Issue[] {
  const born = c.student?.birthDate
  if (!isWork(c) || born === undefined) return [] // that it is not known is told by the rule on age
  const reached = yearsLater(born, figure(p.age))
  return exposed(c, FOR_MINORS, figure(p.intensity)).flatMap(({ segment, hazards, intensity, postId }) =>
    before(segment, reached).map(days => issue(days, 'sparingPost', { hazards, intensity, reached }, [c.student?.id, postId, c.placement.id])),
  )
}

/** A24: women do no work that is forbidden to them. */
export function womenSpared(c: PlacementCase, p: Parameters): Issue[] {
  if (!isWork(c) || c.student?.sex !== 'female') return []
  return exposed(c, FOR_WOMEN, figure(p.intensity)).map(({ segment, hazards, intensity, postId }) => issue(segment, 'sparingPost', { hazards, intensity }, [c.student?.id, postId, c.placement.id]))
}

/** A27: no work of the intensity, or above. */
export function intensityAllowed(c: PlacementCase, p: Parameters): Issue[] {
  if (!isWork(c)) return []
  return exposed(c, NO_MARKS, figure(p.intensity)).map(({ segment, intensity, postId }) => issue(segment, 'lighterPost', { intensity, limit: figure(p.intensity) }, [postId, c.placement.id]))
}

/** A29: no work at height, below ground, with radiation, poison, fire, or another high risk. */
export function hazardsAllowed(c: PlacementCase): Issue[] {
  if (!isWork(c)) return []
  return exposed(c, FOR_INTERNS, Infinity).map(({ segment, hazards, postId }) => issue(segment, 'saferPost', { hazards }, [postId, c.placement.id]))
}

/** A26: no agency arranges it. */
export function noAgency(c: PlacementCase): Issue[] {
  return c.placement.channel === 'agency' ? [issue(c, 'arrangeDirectly', {}, [c.placement.id])] : []
}

const NO_MARKS: ReadonlySet<string> = new Set()
type Exposure = { segment: Segment; hazards: string[]; intensity: number | null; postId: string }

/** Segments at a post with one of the marks, or of the intensity and above. */
function exposed(c: PlacementCase, marks: ReadonlySet<string>, intensity: number): Exposure[] {
  return c.segments.flatMap(segment => {
    const post = c.postOf(segment)
    if (!post) return []
    const hazards = ((post.hazards as readonly string[] | undefined) ?? []).filter(h => marks.has(h))
    const strain = Number(post.labourIntensity ?? 0)
    const heavy = strain >= intensity
    return hazards.length || heavy ? [{ segment, hazards, intensity: heavy ? strain : null, postId: post.id }] : []
  })
}

function gradeOn(day: LocalDate, year: number, begins: string): number {
  return Number(day.slice(0, 4)) - year + (day.slice(5) >= begins ? 1 : 0)
}
