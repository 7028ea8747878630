import type { Result } from '#domain/base/decision.ts'
import { catalogueOf } from '#domain/outcome/catalogue.ts'
import { areaOf } from '#domain/outcome/overview.ts'
import { POPULATIONS } from '#domain/outcome/populations.ts'
import { fieldName, indicatorName, populationName } from '#domain/outcome/wording.ts'
import { questionOf } from '#domain/outcome/period.ts'
import { indicatorTellsEnterprise } from '#domain/pack/audience.ts'
import { drawPack, type BuiltPack } from '#domain/pack/build-pack.ts'
import { copyPack, freeName, removePack, savePack } from '#domain/pack/keep-pack.ts'
import { packMonths } from '#domain/pack/months.ts'
import type { Issue } from '#domain/pack/pack.ts'
import { STARTERS, starterPack } from '#domain/pack/starters.ts'
import type { PackDraft } from '#domain/records/pack.ts'
import { nameOf } from '#domain/record-name.ts'
import { say } from '#words/say.ts'
import type { Progress } from '#contract/define.ts'
import type { packContract } from '#contract/pack.ts'
import type { CommandHandlers, JobHandlers, JobTools, QueryHandlers } from './handlers.ts'
import { inTurns } from './in-turns.ts'
import { lastChanges } from './last-changes.ts'
import { packSheets } from './pack-sheets.ts'
import { fileStem, illustrated, numbered, printed } from './report.ts'

type C = typeof packContract

export const packCommands: CommandHandlers<C['commands']> = {
  'pack.save': savePack,
  'pack.remove': removePack,
  'pack.copy': copyPack,
}

export const packQueries: QueryHandlers<C['queries']> = {
  'pack.list': ({ tables, calendar }, _, { now }) =>
    [...tables.packTemplate.values()]
      .map(pack => {
        const question = questionOf(pack, now.slice(0, 10), calendar)
        return { pack, partner: pack.enterpriseId === undefined ? null : nameOf(tables, pack.enterpriseId), span: question.ok ? { from: question.value.from, to: question.value.to } : null }
      })
      .sort((a, b) => (a.pack.name < b.pack.name ? -1 : 1)),
  'pack.starters': ({ tables }, { language }, { now }) =>
    STARTERS.map(starter => {
      const pack = starterPack(tables, starter, now.slice(0, 10))
      const partner = pack.enterpriseId === undefined ? '' : nameOf(tables, pack.enterpriseId)
      return { starter, pack: { ...pack, name: freeName(tables, say(language, `pack.starter.${starter}`, { partner })), subtitle: say(language, `pack.starter.${starter}.subtitle`) } }
    }),
  'pack.offers': ({ tables }) => ({
    indicators: catalogueOf(tables).map(indicator => ({ id: indicator.id, name: indicatorName(indicator), area: areaOf(indicator), alone: indicatorTellsEnterprise(indicator) })),
    breakdowns: Object.entries(POPULATIONS).flatMap(([population, { fields, enterprise }]) =>
      Object.entries(fields).flatMap(([field, { kind }]) => (kind === 'choice' ? [{ population, field, name: { parts: [populationName(population), fieldName(population, field)] }, alone: enterprise !== undefined }] : [])),
    ),
  }),
}

export const packJobs: JobHandlers<C['jobs']> = {
  async 'pack.model'({ toPrint, language, ...wanted }, tools) {
    const built = await drawn(wanted, tools)
    if (!built.ok || !toPrint) return built
    tools.progress({ code: 'report.print', done: 1, total: 2 })
    return { ok: true, value: { ...built.value, model: await numbered(built.value.model, language, tools) } }
  },
  async 'pack.pdf'({ language, ...wanted }, tools) {
    tools.ports.printer.prepare?.()
    const built = await drawn(wanted, tools)
    return built.ok ? { ok: true, value: await printed(built.value.model, language, tools) } : built
  },
  async 'pack.xlsx'({ language, ...wanted }, tools) {
    const built = await drawn(wanted, tools)
    if (!built.ok) return built
    tools.progress({ code: 'files.writing', done: 1 })
    return { ok: true, value: await tools.ports.files.writeTable('xlsx', fileStem(built.value.model, language), packSheets(built.value.model, language)) }
  },
}

type Drawing = { pack: PackDraft; issue: Issue }

/** The pack with its pictures; attendance that it counts comes from the disk first, and the history says when registers were changed last. */
async function drawn({ pack, issue }: Drawing, tools: JobTools<Progress>): Promise<Result<BuiltPack>> {
  const { past, ports, world, ctx, progress } = tools
  progress({ code: 'report.data', done: 0, total: pack.pages.length })
  await past.need(packMonths(world, pack, issue, ctx))
  const changed = pack.pages.some(page => page.kind === 'evidence') ? await lastChanges(past, ports.clock) : new Map()
  const built = await inTurns(() => drawPack(world, pack, issue, ctx, changed), tools)
  return built.ok ? { ok: true, value: { ...built.value, model: await illustrated(built.value.model, ports.attachments) } } : built
}
