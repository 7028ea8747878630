import type { BrowserContext } from '@playwright/test'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { ReportEntry, ReportParam } from '#domain/report/reports.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { KEEPING_CLASSES } from '#domain/person/keeping.ts'
import { slipModel } from '#renderer/exchange/slip-model.ts'
import { todayPaper } from '#renderer/today/today-paper.ts'
import type { Ask } from './mortise.ts'
import { MARK, PAYLOADS } from './payloads.ts'

type Rows = { rows: { id: string }[] }

/** Every report that can be had of a college, about whatever it can be about; every ready-made pack; and the papers that a screen makes by itself. */
export async function papersOf(ask: Ask, language: 'en' | 'zh-CN'): Promise<Map<string, ReportModel>> {
  const papers = new Map<string, ReportModel>()
  for (const entry of (await ask('report.list')) as ReportEntry[]) {
    for (const wish of await wishesFor(ask, entry)) {
      const key = [entry.name, ...Object.keys(wish)].join(' ')
      if (papers.has(key)) continue
      const model = (await ask('report.model', { name: entry.name, params: wish, language })) as ReportModel | { refusal: unknown }
      if ('sheets' in model) papers.set(key, short(model))
    }
  }
  for (const { starter, pack } of (await ask('pack.starters', { language })) as { starter: string; pack: object }[]) {
    const { model } = (await ask('pack.model', { pack, language })) as { model: ReportModel }
    papers.set(`pack ${starter}`, short(model))
  }
  const college = { name: PAYLOADS[3]! }
  const due = KEEPING_CLASSES.map(kept => ({ group: 'now' as const, tone: 'warning' as const, key: `due.${kept}`, facts: { n: 9, names: PAYLOADS.slice(0, 3), more: '' }, path: '/settings' }))
  const stopped = PAYLOADS.slice(0, 30).map(equipment => ({ group: 'week' as const, tone: 'refusal' as const, key: 'stopped', facts: { equipment, what: equipment, days: 3 }, path: '/upkeep' }))
  papers.set('today', todayPaper({ lines: [...due, ...stopped], figures: [{ label: PAYLOADS[8]!, value: 1 }], college, now: '2026-11-23T07:40', desk: PAYLOADS[9]! }))
  papers.set('slip', slipModel({ passphrase: PAYLOADS[4]!, label: PAYLOADS[5]!, file: PAYLOADS[6]!, dueBack: null, college: college.name, now: '2026-11-23T07:40' }))
  return papers
}

/** What a report may be asked: nothing, and each thing that it can be about. */
async function wishesFor(ask: Ask, { params }: ReportEntry): Promise<Record<string, string>[]> {
  const of = params.find(p => p.kind === 'choice' && params.some(ref => ref.table === `{${p.name}}`))
  const about = async ({ name, table = '' }: ReportParam): Promise<Record<string, string>[]> => {
    const options = table.startsWith('{') ? (of?.options ?? []) : [table]
    const found = await Promise.all(options.map(async option => ({ option, ids: ((await ask('register.list', { table: option, most: 12 })) as Partial<Rows>).rows?.map(row => row.id) ?? [] })))
    return found.flatMap(({ option, ids }) => ids.map(id => ({ ...(of && table.startsWith('{') ? { [of.name]: option } : {}), [name]: id })))
  }
  return [{}, ...(await Promise.all(params.filter(p => p.kind === 'ref').map(about))).flat()]
}

const SHEETS = 6 // of one paper
const MANY = 24 // rows of a table, uses of a week
const FIRST = 6

/** The first sheets, and of long lists the first and all that hold the mark: a college has hundreds of pages that are like their neighbours. No text is cut. */
const short = (model: ReportModel): ReportModel => ({ ...model, sheets: shortened(model.sheets.slice(0, SHEETS)) })

function shortened<T>(value: T): T {
  if (Array.isArray(value)) return (value.length > MANY ? value.filter((one, i) => i < FIRST || markedIn(one).length > 0) : value).map(shortened) as T
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'mostLines').map(([key, inner]) => [key, shortened(inner)])) as T
  return value
}

/** All papers on one, as the print page draws it; and what a text that ran there has set. */
export async function printedTogether(context: BrowserContext, origin: string, papers: Iterable<ReportModel>, language: string, canary: string): Promise<{ pdf: Buffer; ran: unknown }> {
  const [first, ...others] = papers
  const model = { ...first!, sheets: [first!, ...others].flatMap(paper => paper.sheets) }
  const page = await context.newPage()
  await page.addInitScript(order => Object.assign(window, { __mortiseReport: order }), { model, language })
  await page.goto(`${origin}/print.html`)
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
  const pdf = await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true })
  const ran = await page.evaluate(name => (window as unknown as Record<string, unknown>)[name], canary)
  await page.close()
  return { pdf, ran }
}

/** The texts of a paper that hold the mark, wherever they stand in it. */
export function markedIn(value: unknown): string[] {
  if (typeof value === 'string') return value.includes(MARK) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(markedIn) : []
}

/** A text as it is compared with what a PDF says: without the spaces at which lines end. */
const bare = (text: string) => text.replace(/[\s\u200b]+/g, '')

/**
 * Lines of texts that a PDF does not say as they are: a long text may go on on the next page. One that turns the direction of writing is
 * written backwards, as it asks, and is left out.
 */
export function missingIn(words: string, texts: readonly string[]): string[] {
  const lines = new Set(texts.flatMap(text => text.split('\n')))
  return [...lines].filter(line => line.includes(MARK) && !/[\u202a-\u202e]/.test(line) && !words.includes(bare(line)))
}

/** All that a PDF says, cell by cell, without spaces. */
export async function wordsOfPdf(file: string): Promise<string> {
  const { stdout } = await promisify(execFile)('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-'], { maxBuffer: 64 * 1024 * 1024 })
  return bare(stdout)
}

/** What a PDF holds that a reader would act upon: in its objects, for the bytes of a packed stream spell anything by chance. */
export const actsIn = (pdf: Buffer) => pdf.toString('latin1').replace(/\bstream\r?\n[\s\S]*?\bendstream\b/g, '').match(/\/(JavaScript|JS|Launch|URI|EmbeddedFiles?|OpenAction|AA|SubmitForm|ImportData|GoToR|RichMedia|AcroForm)\b/g) ?? []
