import type { OpenFolder } from '#adapters/storage/open-folder.ts'
import { headOf } from '#domain/history/set-head.ts'
import { words } from '#words/en/all.ts'
import { diceOf } from './dice.ts'
import { kindOf, mutationOf } from './mutations.ts'
import { tally, type Row, type Subject } from './row.ts'
import { FOLDER, play, stepsOf, toolsFor, type Story } from './scenario.ts'
import { SimDisk } from './sim-disk.ts'
import { nameOfRefusal, stateOf } from './verdict.ts'
import { canonical, PHOTOS, workload, type Workload } from './workload.ts'

/** A well-formed folder, what it holds, and every content that its files have had before. */
type Base = { disk: SimDisk; older: Map<string, Buffer[]>; work: Workload; story: Story; full: number }

const SETS = 18
const A_BASE = 250
const HANGS = 5000 // ms

/** Row D9: one file is not what it was. All is there, or a refusal with a name, or it is said what is missing. */
export const mutatedFiles: Row = async (subject, options) => {
  const row = tally('D9', 'bits, bytes, lines, pages and whole files of tables, journal, history, manifest, photos and backups altered', options)
  const outcomes: Record<string, number> = {}
  for (let seed = options.seed; !row.enough; seed++) {
    const base = await baseOf(subject, seed)
    for (const broken of base.story.broken) row.failed(seed, broken)
    const dice = diceOf(seed)
    const files = base.disk.files()
    for (let i = 0; i < A_BASE && !row.enough; i++) {
      const mutation = mutationOf(files, base.older, dice)
      const disk = base.disk.settled()
      for (const { path, content } of mutation.planted) disk.plant(path, content)
      const start = performance.now()
      const touches = (pattern: RegExp) => mutation.planted.some(({ path }) => pattern.test(path))
      const backups = touches(/-backups\//)
      const look = { backups: backups || i % 20 === 0, history: touches(/\/(history|journal)/) || i % 4 === 0, putRight: !backups && i % 3 === 0 }
      const found = await withinTime(judged(subject, disk, base, look))
      row.ran()
      const name = `${seed}, mutation ${i}: ${mutation.kind} of ${mutation.path}`
      if (found.wrong) row.failed(name, found.wrong)
      // a backup of a newer format is refused when it is asked for
      if (mutation.kind === 'newer format' && found.outcome !== (backups ? 'whole' : 'refused, folder.newer')) row.failed(name, `a newer format: ${found.outcome}`)
      if (performance.now() - start > HANGS) row.failed(name, 'took more than 5 s')
      const key = `${kindOf(mutation.path)}: ${found.outcome}`
      outcomes[key] = (outcomes[key] ?? 0) + 1
    }
  }
  return row.result({ outcomes, megabytes: Math.round(process.memoryUsage().rss / 2 ** 20) })
}

/** What is looked at as well: the backups, the history, and whether damage can be put right. */
type Look = { backups: boolean; history: boolean; putRight: boolean }
type Judged = { outcome: string; wrong: string | null }

/** Every other seed leaves the last changes in the journal; the others have all in the tables. */
async function baseOf(subject: Subject, seed: number): Promise<Base> {
  const work = workload(seed, SETS + 3)
  const disk = new SimDisk()
  const older = new Map<string, Buffer[]>()
  disk.after = () => {
    for (const [path, content] of disk.files()) {
      const list = older.get(path) ?? []
      older.set(path, list)
      if (list.at(-1) !== content) list.push(content)
    }
  }
  const photos = PHOTOS.map(bytes => ({ do: 'attach' as const, bytes }))
  const steps = [...photos, ...stepsOf(seed, SETS), { do: 'backup' as const }, ...(seed % 2 ? [{ do: 'compact' as const }] : [{ do: 'commit' as const, sets: 1 }])]
  const story = await play({ subject, disk, work, steps })
  return { disk: disk.settled(), older, work, story, full: story.acked }
}

async function judged(subject: Subject, disk: SimDisk, base: Base, look: Look): Promise<Judged> {
  try {
    const data = await subject.openFolder(FOLDER, toolsFor(disk))
    const { closed } = data.journal
    const outcome = closed ? `read only, ${closed.code}` : 'whole'
    const wrong = closed ? (isKnown(closed.code) ? null : `an unknown code: ${closed.code}`) : await wrongInWhole(data, base, look)
    const repairable = closed !== null && look.putRight && (await data.storage.state()).repairable
    await data.close()
    if (wrong || !closed || !look.putRight) return { outcome, wrong }
    return repairable ? { outcome: `${outcome}, repaired`, wrong: await wrongAfterRepair(subject, disk, base) } : { outcome: `${outcome}, recovered`, wrong: await wrongAfterRecovery(subject, disk, base) }
  } catch (error) {
    const code = nameOfRefusal(error)
    return code && isKnown(code) ? { outcome: `refused, ${code}`, wrong: null } : { outcome: 'an error', wrong: error instanceof Error ? error.stack! : String(error) }
  }
}

function isKnown(code: string): boolean {
  return /^(store|folder)\./.test(code) && words()[`refusal.${code}`] !== undefined
}

/** A folder that opens for writing holds every change; whatever else is missing is said. */
async function wrongInWhole(data: OpenFolder, { work, story, full }: Base, look: Pick<Look, 'backups' | 'history'>): Promise<string | null> {
  if (data.held.seq !== full) return `${full - data.held.seq} changes are missing, and it is open for writing`
  if ((await stateOf(data)) !== work.states[full]) return 'the state is another one, and it is open for writing'
  for (const { name } of look.backups ? story.backups : []) {
    const wrong = await wrongInBackup(data, work, name)
    if (wrong) return wrong
  }
  let missing: string | null = null
  for (const { id, bytes } of story.attachments) {
    const found = await data.attachments.get(id)
    if (found && !bytes.equals(found)) return `attachment ${id} is another one`
    if (!found && work.states[full]!.includes(id)) missing = `attachment ${id} is missing`
  }
  if (look.history && JSON.stringify(await data.journal.read(1, full)) !== JSON.stringify(work.sets.slice(0, full))) missing = 'a part of the history is missing'
  if (look.history) {
    const heads = await data.journal.heads(1, full)
    if (heads.some(head => JSON.stringify(head) !== JSON.stringify(headOf(work.sets[head.seq - 1]!)))) return 'the history lists what was not done'
    if (heads.length < full) missing ??= 'a part of the list of the history is missing'
  }
  if (!missing) return null
  const { findings } = await data.storage.verify(() => undefined, { aborted: false } as never)
  return findings.length ? null : `${missing}, and nothing is said of it`
}

const BACKUP_REFUSALS: ReadonlySet<string> = new Set(['backup.missing', 'backup.damaged', 'backup.newer'])

/** A backup that can be read is the one that was made. */
async function wrongInBackup(data: OpenFolder, work: Workload, name: string): Promise<string | null> {
  try {
    const { entry, rows } = await data.storage.contents(name)
    const state = work.states[entry.seq]
    const { active, undone } = JSON.parse(state ?? '{}') as { active: number[]; undone: number[] }
    return state === canonical([...rows.values()].flat(), { active, undone }) ? null : `backup ${name} holds another state`
  } catch (error) {
    const code = nameOfRefusal(error)
    return code && BACKUP_REFUSALS.has(code) ? null : `backup ${name}: ${String(error)}`
  }
}

/** What says that it can be repaired is whole afterwards. */
async function wrongAfterRepair(subject: Subject, disk: SimDisk, base: Base): Promise<string | null> {
  await subject.repairFolder(FOLDER, toolsFor(disk))
  const data = await subject.openFolder(FOLDER, toolsFor(disk))
  const wrong = data.journal.closed ? `closed: ${data.journal.closed.code}` : await wrongInWhole(data, base, { backups: true, history: true })
  await data.close()
  return wrong && `after a repair: ${wrong}`
}

/** The newest backup takes the place of what is damaged. */
async function wrongAfterRecovery(subject: Subject, disk: SimDisk, base: Base): Promise<string | null> {
  const { name } = base.story.backups.at(-1)!
  await subject.recoverFolder(FOLDER, name, toolsFor(disk))
  const data = await subject.openFolder(FOLDER, toolsFor(disk))
  const { seq } = data.held
  const whole = !data.journal.closed && seq > 0 && (await stateOf(data)) === base.work.states[seq]
  await data.close()
  return whole ? null : `after putting back a backup: ${data.journal.closed?.code ?? `another state, change ${seq}`}`
}

function withinTime(work: Promise<Judged>): Promise<Judged> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Judged>(done => (timer = setTimeout(() => done({ outcome: 'hangs', wrong: 'no answer for 5 s' }), HANGS)))
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
