import type { LocalDate } from '../base/time.ts'
import type { FindingOverride } from '../records/on-site.ts'
import type { CollegeCase, HostCase, PlacementCase } from './case.ts'
import type { Issue, Parameters, Rule, RulePack } from './pack.ts'
import type { Period, Stance } from './stance.ts'
import { collegeTests, hostTests, placementTests } from './tests.ts'

type Test<C> = (c: C, parameters: Parameters) => Issue[]

/** A rule with the test that decides it and the figures that the college has for it. */
export type Judged<C> = {
  rule: Rule
  test: Test<C>
  periods: readonly Period[]
  /** the days on which it is in force, where they differ from the pack's */
  own: { from: LocalDate; to: LocalDate } | null
}

/** Rules of a pack made ready for many cases: sorted by whom they are about, with their tests and figures looked up once. */
export type Rulebook = {
  pack: RulePack
  /** the days on which the pack is in force */
  from: LocalDate
  to: LocalDate
  placement: readonly Judged<PlacementCase>[]
  host: readonly Judged<HostCase>[]
  college: readonly Judged<CollegeCase>[]
  answersOf(subject: string): readonly FindingOverride[]
}

const LAST = '9999'

/** All rules of a pack, or those that are wanted; in the order of the pack. */
export function rulebookOf(pack: RulePack, stance: Stance, wanted: (rule: Rule) => boolean = () => true): Rulebook {
  const decidedBy = <C>(tests: Readonly<Record<string, Test<C>>>) =>
    pack.rules.flatMap((rule): Judged<C>[] => {
      const test = rule.test && tests[rule.test]
      if (!test || !wanted(rule)) return []
      const own = rule.from === undefined && rule.to === undefined ? null : { from: rule.from ?? pack.from, to: rule.to ?? pack.to ?? LAST }
      return [{ rule, test, periods: stance.periodsOf(pack, rule), own }]
    })
  return {
    pack,
    from: pack.from,
    to: pack.to ?? LAST,
    placement: decidedBy<PlacementCase>(placementTests),
    host: decidedBy<HostCase>(hostTests),
    college: decidedBy<CollegeCase>(collegeTests),
    answersOf: stance.answersOf,
  }
}
