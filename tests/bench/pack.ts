import { join } from 'node:path'
import { createPrinter } from '#adapters/print/chromium-printer.ts'
import { findBrowser } from '#adapters/print/find-browser.ts'
import { createSample } from '#adapters/sample/sample.ts'
import type { Context } from '#domain/base/decision.ts'
import { finished } from '#domain/base/steps.ts'
import { drawPack } from '#domain/pack/build-pack.ts'
import { indicatorsOf } from '#domain/outcome/profiles.ts'
import type { PackDraft, PackPage } from '#domain/records/pack.ts'
import { World } from '#domain/world.ts'
import { NEVER_CANCELLED } from '#contract/define.ts'
import { NO_PAST } from '../domain/no-past.ts'
import { measurement, type Bench } from './report.ts'
import { median } from './timing.ts'

const NOW = '2026-11-23T08:00'
const PAGES = 40
const ROUNDS = 5
const GOAL = 3000
const DIMENSIONS = ['programme', 'classGroup', 'enterprise'] as const

/** A pack of forty pages of the sample college: from the data to the file, as somebody waits for it; and what the browser alone takes. */
export const pack: Bench = async ({ seed }) => {
  const browser = findBrowser()
  if (!browser) {
    process.stderr.write('pack is left out: it needs a Chromium.\n')
    return []
  }
  const world = new World()
  for (const { changes } of createSample().sets('college', 'zh-CN', NOW.slice(0, 10))) world.apply(changes)
  const template = fortyPages(world)
  const printer = createPrinter({ screens: join('dist', 'renderer'), browser })
  const build = () => {
    const ctx: Context = { now: NOW, actor: { name: '' }, newId: table => `${table}:new`, past: NO_PAST }
    const built = finished(drawPack(world, template, {}, ctx, new Map()))
    if (!built.ok) throw new Error(built.refusal.code)
    return built.value.model
  }
  const print = () => {
    printer.prepare?.()
    return printer.print(build(), 'zh-CN', NEVER_CANCELLED)
  }
  const cold = await timed(print)
  const rounds = []
  for (let i = 0; i < ROUNDS; i++) rounds.push(await timed(print))
  const drawn = await timed(async () => void build())
  await printer.close()
  const pages = pagesIn(rounds[0]!.value)
  const value = median(rounds.map(r => r.ms))
  const bare = await emptyPages(browser)
  return [
    measurement(
      {
        subject: 'pack',
        what: `a meeting pack of ${pages} pages with ${template.pages.length} findings and tables, from the data to the PDF`,
        unit: 'ms',
        seed,
        ours: { name: 'Mortise, with a browser that is warm', value },
        answers: `${Math.round(rounds[0]!.value.length / 1024)} KB; of it drawn from the data in ${Math.round(drawn.ms)} ms`,
      },
      [
        { name: 'Mortise, the first time, with the browser’s start', value: cold.ms },
        { name: `the browser alone: ${pages} empty pages, once`, value: bare },
      ],
      () => [
        { text: `at least ${PAGES} pages`, met: pages >= PAGES },
        { text: `at most ${GOAL} ms`, met: value <= GOAL },
        { text: `at most ${GOAL} ms the first time`, met: cold.ms <= GOAL },
      ],
    ),
  ]
}

/** Findings by several dimensions, figures, the ledger, evidence and so many people that the pack has its forty pages. */
function fortyPages(world: World): PackDraft {
  const indicators = indicatorsOf('china', 'withStudy').slice(0, 22)
  const findings = indicators.map(({ id }, i): PackPage => ({ kind: 'finding', finding: i % 4 === 3 ? { kind: 'trend', indicator: id, step: 'month' } : { kind: 'bars', indicator: id, by: DIMENSIONS[i % 3]! }, table: i % 2 === 0 }))
  const more: PackPage[] = [{ kind: 'finding', finding: { kind: 'skillGrid' } }, { kind: 'finding', finding: { kind: 'demand' } }, { kind: 'finding', finding: { kind: 'funnel' } }]
  const enterprises = [...world.tables.enterprise.keys()].slice(0, 4)
  return { name: '例会', audience: 'dean', period: 'twelveMonths', pages: [{ kind: 'figures' }, ...findings, ...more, ...enterprises.map((enterpriseId): PackPage => ({ kind: 'ledger', enterpriseId })), { kind: 'evidence' }, { kind: 'people' }] }
}

async function timed<R>(work: () => Promise<R>): Promise<{ ms: number; value: R }> {
  const start = performance.now()
  const value = await work()
  return { ms: performance.now() - start, value }
}

function pagesIn(pdf: Uint8Array): number {
  return Buffer.from(pdf).toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
}

/** The same browser with as many empty pages, in the middle of five. */
async function emptyPages(executablePath: string): Promise<number> {
  const { chromium } = await import('playwright-core') // not for benches that measure a process without it
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
  const page = await browser.newPage()
  await page.setContent(Array.from({ length: PAGES }, () => '<section style="break-before: page">&nbsp;</section>').join(''))
  const times: number[] = []
  for (let i = 0; i < ROUNDS; i++) times.push((await timed(() => page.pdf({ tagged: true, outline: true }))).ms)
  await browser.close()
  return median(times)
}
