import type { Context } from '../base/decision.ts'
import { attendanceMonths, countsAttendance, WITH_YEAR_BEFORE, yearsOfAttendance } from '../outcome/attendance-months.ts'
import { catalogueOf } from '../outcome/catalogue.ts'
import { knownFinding } from '../outcome/finding/findings.ts'
import { areaOf } from '../outcome/overview.ts'
import type { PackDraft } from '../records/pack.ts'
import type { World } from '../world.ts'
import { packQuestion, type Issue } from './pack.ts'

/** The months of attendance that a pack counts, as the ids of that table begin; none where it would be refused. */
export function packMonths(world: World, template: PackDraft, issue: Issue, ctx: Pick<Context, 'now'>): string[] {
  const question = packQuestion(world, template, issue, ctx)
  if (!question.ok) return []
  return attendanceMonths(question.value, yearsBack(world, template))
}

/** How many years back: each figure is held against the year before, a trend from year to year goes farther. */
function yearsBack({ tables }: World, { pages }: PackDraft): number {
  const indicators = catalogueOf(tables)
  const counted = indicators.filter(countsAttendance)
  const years = pages.map(page => {
    switch (page.kind) {
      case 'finding':
        return knownFinding(page.finding, indicators).ok ? yearsOfAttendance({ indicators }, page.finding) : 0
      case 'figures':
        return counted.some(i => !page.areas || page.areas.includes(areaOf(i))) ? WITH_YEAR_BEFORE : 0
      // a pack without figures has evidence of all
      case 'evidence':
        return counted.length ? 1 : 0
      default:
        return 0
    }
  })
  return Math.max(0, ...years)
}
