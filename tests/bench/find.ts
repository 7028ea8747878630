import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { createFinder } from '#domain/find/finder.ts'
import { createDice } from '#domain/sample/dice.ts'
import { readingsOf } from '#adapters/language/readings.ts'
import type { Row0 } from '#domain/base/change.ts'
import { catalogue } from '#words/say.ts'
import { measurement, type Bench, type Measurement } from './report.ts'
import { inBrowser } from './serving.ts'
import { openAt, recordSet } from './store-records.ts'
import { median, percentile, processorTime } from './timing.ts'

const PROGRAM = 'dist/mortise.mjs'
const NOW = '2026-11-23T07:40'
const LIMIT = 30 // ms a keystroke, by p95
const COUNTS = { student: 60_000, equipment: 20_000, enterprise: 10_000, teacher: 5_000, workshop: 5_000 }
const NAMES = 12 // of each way to type
const SHOWN = 40
const ROUNDS = 3

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严']
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鹏辉建国志宇浩然子轩雨欣梓涵思远晓峰佳怡俊凯文博雪婷嘉琪天佑泽洋若曦']
const PLACES = ['江州', '临海', '东岭', '长风', '金宇', '华工', '仁康', '启明', '远航', '恒泰']
const THINGS = ['数控车床', '数控铣床', '加工中心', '焊接机器人', '示波器', '气相色谱仪', '液压实训台', '工业机器人', '三坐标测量机', '万用表']
const TRADES = ['精密机械', '智能装备', '电子科技', '医疗器械', '汽车零部件', '新材料', '物流', '软件']

/**
 * A hundred thousand records, found as they are typed, a key at a time: characters, whole pinyin, first letters, and with a slip. Each key is
 * one question through the host, with the pages and commands that the palette sends along, from the key to the answer read in the window.
 */
export const find: Bench = async ({ seed }) => {
  const home = mkdtempSync(join(tmpdir(), 'mortise-bench-'))
  const data = join(home, 'data')
  const rows = recordsOf(seed)
  try {
    return await inBrowser({ program: PROGRAM, data, env: { ...process.env, MORTISE_NOW: NOW, MORTISE_HOME: home }, left: 'find:', prepare: () => fill(data, rows) }, (context, link) => measure(context, link, rows, seed))
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

function recordsOf(seed: number): { table: string; row: Row0 }[] {
  const dice = createDice(seed)
  const person = () => dice.pick(SURNAMES) + dice.pick(GIVEN) + (dice.chance(80) ? dice.pick(GIVEN) : '')
  const named: Record<keyof typeof COUNTS, (n: number) => object> = {
    student: n => ({ name: person(), number: `2024${String(n).padStart(6, '0')}` }),
    equipment: n => ({ name: `${dice.pick(THINGS)} ${n}`, assetNo: `SB${String(n).padStart(6, '0')}`, units: 1, statusCode: '1' }),
    enterprise: n => ({ name: `${dice.pick(PLACES)}${dice.pick(TRADES)}有限公司${n}` }),
    teacher: n => ({ name: person(), staffNo: `T${String(n).padStart(5, '0')}` }),
    workshop: n => ({ name: `${dice.pick(THINGS)}实训室 ${n}`, code: `W${n}` }),
  }
  return Object.entries(COUNTS).flatMap(([table, count]) =>
    Array.from({ length: count }, (_, n) => ({ table, row: { id: `${table}:${n.toString(36).padStart(16, '0')}`, ...named[table as keyof typeof COUNTS](n) } })),
  )
}

async function fill(folder: string, rows: ReturnType<typeof recordsOf>): Promise<void> {
  const data = await openAt(folder)
  const college = { table: 'college', row: { id: 'college:main', kind: 'own', name: '江州职业技术学院' } }
  for (let from = 0, seq = 1; from < rows.length; from += 1000, seq++) {
    await data.journal.append(recordSet(seq, [...(from ? [] : [college]), ...rows.slice(from, from + 1000)]))
  }
  await data.compact()
  await data.close()
}

/** Every beginning of a text, as it stands after each key. */
const keysOf = (text: string) => Array.from({ length: [...text].length }, (_, i) => [...text].slice(0, i + 1).join(''))

async function measure(context: BrowserContext, link: string, rows: ReturnType<typeof recordsOf>, seed: number): Promise<Measurement[]> {
  const dice = createDice(seed + 1)
  const names = Array.from({ length: NAMES }, () => String(dice.pick(rows).row['name']))
  const aloud = (name: string) => [...name].map(sign => readingsOf(sign)[0] ?? sign)
  const ways: Record<string, string[]> = {
    'by characters': names,
    'by pinyin': names.map(name => aloud(name).join('')),
    'by first letters': names.map(name => aloud(name).map(spelt => spelt[0]).join('')),
    'with a slip': names.map(name => aloud(name).join('').replace(/^(.{3})./, '$1x')),
  }
  const others = Object.entries(catalogue['zh-CN']).filter(([key]) => /^(menu|tables?)\.\w+$/.test(key)).slice(0, 150).map(([key, text]) => ({ key, text }))
  const page = await context.newPage()
  await page.goto(link)
  await page.locator('nav').first().waitFor()
  const ask = (texts: string[]) =>
    page.evaluate(
      async ({ texts: list, others: more }) => {
        const took: number[] = []
        let found = 0
        for (const text of list) {
          const start = performance.now()
          const answer = await fetch('/rpc', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify([{ name: 'find.records', input: { text, others: more } }]) })
          const { frame } = JSON.parse((await answer.text()).trim().split('\n').at(-1)!) as { frame: { value?: { records: unknown[] } } }
          if (!frame.value) throw new Error(JSON.stringify(frame))
          found += frame.value.records.length
          took.push(performance.now() - start)
        }
        return { took, found }
      },
      { texts, others },
    )
  const first = await ask(['王'])
  const texts = rows.map(({ row }) => String(row['name']).toLowerCase())
  const finder = createFinder(readingsOf)
  for (const { row: { id, ...fields } } of rows) finder.set(id, Object.values(fields).filter(value => typeof value === 'string').join(' '), 0)
  return [
    ...(await eachOf(Object.entries(ways), async ([way, typed]) => {
      const keys = typed.flatMap(keysOf)
      const { found } = await ask(keys) // the compiler learns by it
      const rounds = await eachOf(Array.from({ length: ROUNDS }), () => ask(keys))
      const took = rounds.flatMap(round => round.took)
      const scans = keys.map(key => {
        const start = performance.now()
        scanned += texts.filter(text => text.includes(key)).slice(0, SHOWN).length
        return performance.now() - start
      })
      const work = await eachOf(keys, key => processorTime(() => finder.find(key, SHOWN)))
      const p95 = median(rounds.map(round => percentile(round.took, 0.95)))
      return measurement(
        { subject: 'find', what: `${rows.length.toLocaleString('en')} records ${way}, a key (p95 of ${keys.length}, median of ${ROUNDS} rounds)`, unit: 'ms', seed, ours: { name: 'mortise, through the host', value: p95 }, answers: `median ${median(took).toFixed(1)} ms, most ${Math.max(...took).toFixed(1)} ms; ${found} found` },
        [
          { name: 'mortise, processor time of the search alone', value: percentile(work, 0.95) },
          { name: 'String.includes over the names, in one process', value: percentile(scans, 0.95) },
        ],
        () => [{ text: `within ${LIMIT} ms a key`, met: p95 <= LIMIT }],
      )
    })),
    measurement({ subject: 'find', what: 'the first question after a start, by which all names are read', unit: 'ms', seed, ours: { name: 'mortise, through the host', value: first.took[0]! } }, [], () => []),
  ]
}

/** What the scans found, so that no compiler leaves their work out. */
let scanned = 0

async function eachOf<T, R>(list: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const made: R[] = []
  for (const item of list) made.push(await work(item))
  return made
}
