import { z } from 'zod'
import { choice, date, text } from '../base/field.ts'
import { refuse, type Context, type Result } from '../base/decision.ts'
import { PERIODS } from '../records/finding.ts'
import type { PackTemplate } from '../records/pack.ts'
import type { ReportDefinition } from '../report/definition.ts'
import type { World } from '../world.ts'
import { drawPack } from './build-pack.ts'
import { packMonths } from './months.ts'
import type { Issue } from './pack.ts'

const params = z.strictObject({
  template: text().meta({ kind: 'ref', table: 'packTemplate' }).optional(),
  /** another span than the pack's own; `own` with two dates */
  period: choice(PERIODS).optional(),
  from: date().optional(),
  to: date().optional(),
  /** cohort date; absent: today */
  asOf: date().optional(),
})
type Wanted = z.output<typeof params>

/** A meeting pack that was put together on its own page, issued again: by its id or by its name. */
export const packReport: ReportDefinition<typeof params> = {
  params,
  tellsChanges: true,
  *build(world, wanted, ctx, lastChanges) {
    const template = templateOf(world, wanted.template)
    if (!template.ok) return template
    const built = yield* drawPack(world, template.value, issueOf(wanted), ctx, lastChanges)
    return built.ok ? { ok: true, value: built.value.model } : built
  },
  older(wanted: Wanted, ctx: Context, world: World) {
    const template = templateOf(world, wanted.template)
    return template.ok ? packMonths(world, template.value, issueOf(wanted), ctx) : []
  },
}

/** Refuses `report.pack.which` (none was asked for), `pack.none` (there are none) and `pack.unknown` {name, names}. */
function templateOf({ tables: { packTemplate } }: World, wanted: string | undefined): Result<PackTemplate> {
  if (wanted === undefined) return packTemplate.size ? refuse('report.pack.which') : refuse('pack.none')
  const all = [...packTemplate.values()]
  const found = packTemplate.get(wanted) ?? all.find(({ name }) => name === wanted)
  if (found) return { ok: true, value: found }
  return all.length ? refuse('pack.unknown', { name: wanted, names: all.map(({ name }) => name) }) : refuse('pack.none')
}

/** Two dates alone are a span of their own. */
function issueOf({ period, from, to, asOf }: Wanted): Issue {
  const own = period ?? (from !== undefined || to !== undefined ? 'own' : undefined)
  return { ...(own === undefined ? {} : { period: own, from, to }), asOf }
}
