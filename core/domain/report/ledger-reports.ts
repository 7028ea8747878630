import { z } from 'zod'
import { choice, date, text } from '../base/field.ts'
import { refuse, type Context, type Result } from '../base/decision.ts'
import { hasEntries, ledgerOf } from '../ledger/ledger.ts'
import { questionOf } from '../outcome/period.ts'
import type { Question } from '../outcome/sheet.ts'
import type { Period } from '../records/finding.ts'
import type { World } from '../world.ts'
import { defineReport, modelOf } from './definition.ts'
import { span } from './internship/phrases.ts'
import { ledgerBlocks } from './ledger-blocks.ts'
import { recordOf } from './lookup.ts'
import type { Block, Sheet } from './model.ts'

/** Few enough to be buttons; any other span is said by its two days. */
const SPANS = ['twelveMonths', 'term', 'schoolYear', 'lastSchoolYear', 'calendarYear'] as const satisfies readonly Period[]
const when = { period: choice(SPANS).optional(), from: date().optional(), to: date().optional(), /** absent: today */ asOf: date().optional() }

/** What one enterprise and the college gave one another, on a page to hand over and to sign; nothing of any other enterprise is on it. */
export const contribution = defineReport(z.strictObject({ enterprise: text().meta({ kind: 'ref', table: 'enterprise' }).optional(), ...when }), (world, { enterprise, ...wanted }, ctx) => {
  if (enterprise === undefined) return refuse('report.contribution.which')
  const found = recordOf(world.tables, 'enterprise', enterprise)
  if (!found.ok) return found
  const question = spanOf(world, wanted, ctx)
  if (!question.ok) return question
  const { from, to } = question.value
  return modelOf(world, ctx, { name: 'contribution', title: { code: 'report.contribution' }, about: `${found.value.name} ${from} ${to}`, sheets: [handOver(world, question.value, found.value)] })
})

/** What all partners gave and were given: together in one list, or a page of each to hand over. */
export const contributionsReport = defineReport(z.strictObject({ contents: choice(['together', 'each']).optional(), ...when }), (world, { contents, ...wanted }, ctx) => {
  const question = spanOf(world, wanted, ctx)
  if (!question.ok) return question
  const { from, to } = question.value
  const title = { code: 'report.contributions' }
  const each = contents === 'each' ? ledgerOf(world.outcomes.view, question.value).enterprises.filter(hasEntries) : []
  const together: Sheet = { title, subtitle: span(from, to), orientation: 'landscape', blocks: ledgerBlocks(world, question.value) }
  const sheets = each.map(({ enterpriseId, name }) => handOver(world, question.value, { id: enterpriseId, name }))
  return modelOf(world, ctx, { name: 'contributions', title, about: `${from} ${to}`, sheets: sheets.length ? sheets : [together] })
})

type When = { period?: (typeof SPANS)[number] | undefined; from?: string | undefined; to?: string | undefined; asOf?: string | undefined }

/** Own days come before a span that was chosen. */
function spanOf(world: World, { period, from, to, asOf }: When, ctx: Context): Result<Question> {
  const days = from !== undefined || to !== undefined
  return questionOf({ period: days ? 'own' : (period ?? 'twelveMonths'), from, to, asOf }, ctx.now.slice(0, 10), world.calendar)
}

function handOver(world: World, question: Question, { id, name }: { id: string; name: string }): Sheet {
  const blocks = ledgerBlocks(world, question, id)
  const signed: Block[] = blocks[0]?.kind === 'table' && blocks[0].groups.length ? [{ kind: 'signatures', lines: [{ code: 'report.sign.college' }, { code: 'report.sign.enterprise' }] }] : []
  return { title: name, subtitle: span(question.from, question.to), orientation: 'portrait', blocks: [...blocks, ...signed] }
}
