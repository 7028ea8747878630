import { monthsWithin } from '../attendance/months.ts'
import type { Context } from '../base/decision.ts'
import { catalogueOf, populationsOf } from '../outcome/catalogue.ts'
import { countsOf, knownFinding } from '../outcome/finding/findings.ts'
import { YEARS } from '../outcome/finding/trend.ts'
import { areaOf } from '../outcome/overview.ts'
import { yearsBefore } from '../outcome/period.ts'
import type { PackDraft } from '../records/pack.ts'
import type { World } from '../world.ts'
import { packQuestion, type Issue } from './pack.ts'

/** Whose days may lie on the disk. */
const ATTENDANCE = 'attendanceDay'

/** The months of attendance that a pack counts, as the ids of that table begin; none where it would be refused. */
export function packMonths(world: World, template: PackDraft, issue: Issue, ctx: Pick<Context, 'now'>): string[] {
  const question = packQuestion(world, template, issue, ctx)
  if (!question.ok) return []
  const years = yearsOfAttendance(world, template)
  return Array.from({ length: years }, (_, back) => yearsBefore(question.value, back)).flatMap(q => monthsWithin('attendance', q))
}

/** How many years back: each figure is held against the year before, a trend from year to year goes farther. */
function yearsOfAttendance({ tables }: World, { pages }: PackDraft): number {
  const indicators = catalogueOf(tables)
  const counted = indicators.filter(i => populationsOf(i).includes(ATTENDANCE))
  const years = pages.map(page => {
    switch (page.kind) {
      case 'finding': {
        const { finding } = page
        if (!knownFinding(finding, indicators).ok || !countsOf({ indicators }, finding).includes(ATTENDANCE)) return 0
        return finding.kind === 'trend' && finding.step === 'year' ? YEARS : 2
      }
      case 'figures':
        return counted.some(i => !page.areas || page.areas.includes(areaOf(i))) ? 2 : 0
      // a pack without figures has evidence of all
      case 'evidence':
        return counted.length ? 1 : 0
      default:
        return 0
    }
  })
  return Math.max(0, ...years)
}
