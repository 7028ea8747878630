import type { LocalDate } from '../base/time.ts'
import { segmentOn } from '../placement/segments.ts'
import type { FindingOverride, RuleSetting } from '../records/on-site.ts'
import type { CollegeCase, HostCase, PlacementCase } from './case.ts'
import type { Finding, Issue, Parameters, Rule, RulePack } from './pack.ts'
import { collegeTests, hostTests, placementTests } from './tests.ts'

/** What a college has set for itself: other figures, and findings that somebody answers for. */
export type Stance = { settings: readonly RuleSetting[]; overrides: readonly FindingOverride[] }

/** Every finding of a placement, for every day of its span. */
export function findingsOfPlacement(pack: RulePack, c: PlacementCase, stance: Stance): Finding[] {
  return rulesOn(pack, c.from, c.to).flatMap(rule => {
    const test = rule.test && placementTests[rule.test as keyof typeof placementTests]
    if (!test) return []
    const issues = test(c, parametersOf(pack, rule, c.from, stance)).filter(i => !(rule.waivable && isWaived(rule, c, i)))
    return issues.map(i => ({ ...findingOf(pack, rule, i, c.placement.id, stance), placementId: c.placement.id }))
  })
}

export function findingsOfHost(pack: RulePack, h: HostCase, stance: Stance): Finding[] {
  return rulesOn(pack, h.from, h.to).flatMap(rule => {
    const test = rule.test && hostTests[rule.test as keyof typeof hostTests]
    return test ? test(h, parametersOf(pack, rule, h.from, stance)).map(i => findingOf(pack, rule, i, h.enterprise.id, stance)) : []
  })
}

export function findingsOfCollege(pack: RulePack, c: CollegeCase, stance: Stance): Finding[] {
  return rulesOn(pack, c.today, c.today).flatMap(rule => {
    const test = rule.test && collegeTests[rule.test as keyof typeof collegeTests]
    return test ? test(c, parametersOf(pack, rule, c.today, stance)).map(i => findingOf(pack, rule, i, i.records[0] ?? '', stance)) : []
  })
}

/** Rules that are in force on some day of a span. */
function rulesOn(pack: RulePack, from: LocalDate, to: LocalDate): Rule[] {
  return pack.rules.filter(rule => (rule.from ?? pack.from) <= to && (rule.to ?? pack.to ?? '9999') >= from)
}

/** The figures of a rule on a day: the pack's, with what the college has set since. */
export function parametersOf(pack: RulePack, rule: Rule, day: LocalDate, { settings }: Pick<Stance, 'settings'>): Parameters {
  const set = settings
    .filter(s => s.pack === pack.id && s.rule === rule.id && (s.from ?? '') <= day)
    .toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
    .map(s => [s.parameter, typeof rule.parameters?.[s.parameter] === 'number' ? Number(s.value) : s.value] as const)
  return { ...rule.parameters, ...Object.fromEntries(set) }
}

/** A28: a special need of the programme or the post, reported before the day and recorded for it. It waives nothing else than Art. 17. */
function isWaived(rule: Rule, c: PlacementCase, { from, to }: Issue): boolean {
  const postId = segmentOn(c.segments, from)?.postId
  return c.exemptions.some(x => {
    const rules = x.rules as unknown as readonly string[]
    const fits = (x.postId !== undefined && x.postId === postId) || (x.programmeId !== undefined && x.programmeId === c.programme?.id)
    return fits && rules.includes(rule.id) && x.from <= from && to <= x.to && x.filedOn <= from
  })
}

function findingOf(pack: RulePack, rule: Rule, i: Issue, subject: string, { overrides }: Stance): Finding {
  const answered = overrides.find(o => o.rule === `${pack.id}/${rule.id}` && o.subjectId === subject && o.from <= i.from && i.to <= o.to)
  return { ...i, pack: pack.id, rule: rule.id, article: rule.article, severity: rule.severity, subject, ...(answered ? { overrideId: answered.id } : {}) }
}
