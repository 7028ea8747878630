import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createApp, type App } from '#app/app.ts'
import type { Ports } from '#app/ports.ts'
import { breath } from '#adapters/breath.ts'
import { newId, systemClock } from '#adapters/clock.ts'
import { createBundles } from '#adapters/exchange/bundles.ts'
import { nodeDisk } from '#adapters/storage/disk.ts'
import { openFolder, type OpenFolder } from '#adapters/storage/open-folder.ts'
import { birth, type Change } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import type { JobName } from '#contract/contract.ts'
import { measurement, type Bench } from './report.ts'

const RECORDS = 50_000
const GROUPS = 100
const HOSTS = 200
const STUDENTS = 20_000
const PLACEMENTS = RECORDS - GROUPS - HOSTS - STUDENTS
const CHANGED = 5_000
const PIECE = 1000
const PASSPHRASE = 'correct horse battery'
const LIMIT = { seconds: 30, megabytes: 512 }

/** What one process took; `wait` is the longest for which nobody else had a turn. */
type Took = { seconds: Record<string, number>; megabytes: number; wait: number; bytes: number; counts: Record<string, number> }

/** A file of fifty thousand records, from one data folder to another and home again; each end in a process of its own, as on two computers. */
export const exchange: Bench = ({ seed }) => {
  const place = mkdtempSync(join(import.meta.dirname, 'exchange-'))
  try {
    const at = (name: string) => join(place, name)
    for (const stick of ['stick', 'home']) mkdirSync(at(stick))
    inItsOwnProcess('fill', at('office'))
    const out = inItsOwnProcess('send', at('office'), at('stick'))
    const there = inItsOwnProcess('bring', at('laptop'), at('stick'))
    inItsOwnProcess('edit', at('laptop'))
    inItsOwnProcess('edit', at('office'))
    const back = inItsOwnProcess('send', at('laptop'), at('home'))
    const home = inItsOwnProcess('bring', at('office'), at('home'))
    const bare = inItsOwnProcess('bare', at('office'))
    const peers = [{ name: 'JSON.parse + JSON.stringify of the same sets', value: bare.seconds['bare']! * 1000 }]
    const line = (what: string, took: Took, value: number, about: string) =>
      measurement(
        { subject: 'exchange', what, unit: 'ms', seed, ours: { name: 'mortise', value: value * 1000 }, answers: `${about}; ${took.megabytes} MB at most; nobody waited longer than ${took.wait} ms` },
        peers,
        () => [{ text: `within ${LIMIT.seconds} s and ${LIMIT.megabytes} MB`, met: value < LIMIT.seconds && took.megabytes < LIMIT.megabytes }],
      )
    const told = ({ seconds }: Took) => Object.entries(seconds).map(([step, s]) => `${step} ${s.toFixed(2)} s`).join(', ')
    const sum = ({ seconds }: Took) => Object.values(seconds).reduce((a, b) => a + b, 0)
    return [
      line(`gather and lock ${RECORDS.toLocaleString('en')} records`, out, sum(out), `a file of ${megabytes(out.bytes)} MB`),
      line('open it, preview it, and bring it into an empty folder', there, sum(there), `${told(there)}; ${there.counts['added']} are new`),
      line('gather and lock them again on the laptop', back, sum(back), `a file of ${megabytes(back.bytes)} MB`),
      line(`bring it home, where ${CHANGED.toLocaleString('en')} records were changed on both sides`, home, sum(home), `${told(home)}; ${home.counts['conflict']} are asked about, ${home.counts['changed']} change`),
    ]
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

function inItsOwnProcess(what: string, ...paths: string[]): Took {
  const { stdout, stderr, status } = spawnSync(process.execPath, [process.argv[1]!, '--exchange', what, paths.join('|')], { encoding: 'utf8', maxBuffer: 2 ** 24 })
  if (status !== 0) throw new Error(stderr || stdout)
  return JSON.parse(stdout) as Took
}

/** The other process: does one thing, prints what it took. */
export async function tellExchange(what: string, paths: string): Promise<void> {
  const [folder = '', stick = ''] = paths.split('|')
  const took: Took = { seconds: {}, megabytes: 0, wait: 0, bytes: 0, counts: {} }
  const { data, app } = await officeAt(folder)
  const stop = watched(took)
  if (what === 'fill') await fill(data)
  else if (what === 'edit') await edit(app, folder)
  else if (what === 'bare') await bare(data, took)
  else if (what === 'send') took.bytes = await timed(took, 'send', async () => (await done<{ bytes: number }>(app, 'exchange.send', { passphrase: PASSPHRASE, folder: stick })).bytes)
  else {
    const source = { folder: stick, name: readdirSync(stick)[0]!, passphrase: PASSPHRASE }
    took.counts = (await timed(took, 'preview', () => done<{ counts: Record<string, number> }>(app, 'exchange.look', source))).counts
    await timed(took, 'bring', () => done(app, 'exchange.bring', { ...source, removals: true }))
  }
  stop()
  await data.close()
  process.stdout.write(JSON.stringify(took))
}

async function officeAt(folder: string): Promise<{ data: OpenFolder; app: App }> {
  const data = await openFolder(folder, { newId, instant: systemClock.instant, now: systemClock.now })
  const { device, journal, storage, attachments, identity } = data
  const bundles = createBundles({ disk: nodeDisk, identity, thread: pathToFileURL(join(import.meta.dirname, '../bundle-thread.mjs')) })
  const ports = { clock: systemClock, newId, breath, device, journal, storage, attachments, bundles, protection: { locked: false, who: 'office' } } as unknown as Ports // nothing else is asked for
  return { data, app: createApp(ports, data.held, fault => process.stderr.write(`${String(fault)}\n`)) }
}

async function done<T>(app: App, name: JobName, input: unknown): Promise<T> {
  const frame = await app.answer({ name, input, actor: { name: '王老师' } })
  if ('value' in frame) return frame.value as T // of this job
  throw new Error(JSON.stringify(frame))
}

async function timed<T>(took: Took, step: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const value = await work()
  took.seconds[step] = (performance.now() - began) / 1000
  return value
}

function watched(took: Took): () => void {
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    took.wait = Math.max(took.wait, Math.round(now - last))
    took.megabytes = Math.max(took.megabytes, megabytes(process.memoryUsage().rss))
    last = now
  }, 5)
  return () => clearInterval(timer)
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20)
}

const student = (n: number) => `student:${n.toString(36).padStart(16, '0')}`

/** A college as it is imported: students of a hundred classes, at two hundred hosts. */
async function fill({ journal, device }: OpenFolder): Promise<void> {
  const rows: Change[] = [birth('college', { id: 'college:main', name: '第一职业技术学院', kind: 'own' } as { id: string })]
  const add = (table: string, row: { id: string } & Record<string, unknown>) => void rows.push(birth(table, row))
  for (let n = 0; n < GROUPS; n++) add('classGroup', { id: `classGroup:${n}`, name: `${20 + (n % 5)} 数控 ${n} 班`, year: 2020 + (n % 5), size: 40 })
  for (let n = 0; n < HOSTS; n++) add('enterprise', { id: `enterprise:${n}`, name: `精工机械第 ${n} 有限公司`, industry: '制造业', address: `工业园区 ${n} 号`, contactName: '张经理', contactPhone: `0571-8${n}` })
  for (let n = 0; n < STUDENTS; n++) add('student', { id: student(n), number: String(202600000 + n), name: `学生${n}`, sex: n % 2 ? 'male' : 'female', classGroupId: `classGroup:${n % GROUPS}`, phone: `138${String(n).padStart(8, '0')}`, guardianName: `家长${n}`, guardianPhone: `139${String(n).padStart(8, '0')}`, note: '住校，户籍地外省' })
  for (let n = 0; n < PLACEMENTS; n++) {
    const early = n < STUDENTS
    add('placement', { id: `placement:${n.toString(36).padStart(16, '0')}`, studentId: student(n % STUDENTS), enterpriseId: `enterprise:${n % HOSTS}`, kind: 'post', from: early ? '2026-09-01' : '2027-02-01', to: early ? '2027-01-15' : '2027-06-30', status: 'confirmed', source: 'school', content: `第 ${n} 岗：数控车床操作与首件检验`, policyNo: `P${n}`, insuredFrom: '2026-09-01', insuredTo: '2027-06-30' })
  }
  for (let from = 0, seq = 1; from < rows.length; from += PIECE, seq++) {
    const set: ChangeSet = { seq, id: newId('set'), at: systemClock.instant(), device, actor: { name: '王' }, command: 'intake.apply', changes: rows.slice(from, from + PIECE) }
    await journal.append(set)
  }
}

/** Changes that two make without seeing each other, a hundred at a time. */
async function edit(app: App, folder: string): Promise<void> {
  const isLaptop = folder.endsWith('laptop')
  for (let from = 0; from < CHANGED; from += 100) {
    const rows = Array.from({ length: 100 }, (_, i) => ({ id: student(from + i), fields: (from + i) % 10 ? (isLaptop ? { note: `看过 ${from + i}` } : { home: '浙江' }) : { note: isLaptop ? '路上' : '办公室' } }))
    await done(app, 'register.saveMany' as JobName, { table: 'student', rows, accept: true })
  }
}

async function bare({ journal, held }: OpenFolder, took: Took): Promise<void> {
  const text = JSON.stringify(await journal.read(1, held.seq))
  await timed(took, 'bare', async () => JSON.stringify(JSON.parse(text)).length)
  took.bytes = Buffer.byteLength(text)
}
