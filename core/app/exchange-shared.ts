import type { Refused } from '#domain/base/decision.ts'
import type { Bundle } from '#domain/exchange/bundle.ts'
import type { Vector } from '#domain/exchange/stamp.ts'
import type { Progress } from '#contract/define.ts'
import type { SharedFile, SharedFolder, Sent } from '#contract/exchange.ts'
import { mergingOf, opened, toldOf } from './exchange-in.ts'
import { handOver } from './exchange-out.ts'
import type { JobTools } from './handlers.ts'
import { FileRefusal, type Bundles } from './ports.ts'

type Tools = JobTools<Progress>
type Entry = Awaited<ReturnType<Bundles['list']>>[number]

/** A computer's own file in the shared folder: one each, written over by its next, so that nobody writes another's. */
function ownName(device: string): string {
  return `Mortise ${device.slice(device.indexOf(':') + 1)}.mortise`
}

/** What lies in the shared folder from others: each looked into, or why it can't be. */
export async function sharedFiles(tools: Tools): Promise<SharedFolder> {
  const { ports } = tools
  const folder = ports.storage.shared()
  if (folder === null) return { folder, files: [], sent: null }
  const files: SharedFile[] = []
  let sent: string | null = null
  for (const entry of await ports.bundles.list(folder)) {
    if (entry.name === ownName(ports.device)) sent = entry.modified
    else files.push({ ...entry, ...(await lookInto(tools, folder, entry)) })
  }
  return { folder, files, sent }
}

type Look = Pick<SharedFile, 'told' | 'news' | 'problem'>
/** What was found in a file, and what its author knew: once all of that is known here, it has nothing new any more. */
const looked = new WeakMap<Bundles, Map<string, Look & { knows: Vector }>>()

/** A file is opened once; a change here is held against what its author knew, which is quick. */
async function lookInto(tools: Tools, folder: string, { name, bytes, modified }: Entry): Promise<Look> {
  const { ports, past } = tools
  const known = looked.get(ports.bundles) ?? new Map<string, Look & { knows: Vector }>()
  looked.set(ports.bundles, known)
  const key = `${folder}/${name} ${bytes} ${modified}`
  const before = known.get(key)
  if (before && before.problem === null) {
    const { device, seq, knows } = await past.next(ports.clock.instant())
    const all = Object.entries(before.knows).every(([id, last]) => (id === device ? seq - 1 : (knows[id] ?? 0)) >= last)
    return { ...before, news: all ? 0 : before.news }
  }
  const look = await lookClosely(tools, folder, name)
  known.set(key, look)
  return look
}

async function lookClosely(tools: Tools, folder: string, name: string): Promise<Look & { knows: Vector }> {
  try {
    const file = await opened(tools, { folder, name, passphrase: null })
    if (!file.ok) return { told: null, news: 0, problem: file.refusal, knows: {} }
    const told = toldOf(tools.world, file.bundle)
    const { knows } = file.bundle.head
    const merging = await mergingOf(tools.world, tools.past, tools.ports, file.bundle, tools.ctx)
    return 'ok' in merging ? { told, news: 0, problem: merging.refusal, knows } : { told, news: merging.total, problem: null, knows }
  } catch (error) {
    if (error instanceof FileRefusal && error.code !== 'job.cancelled') return { told: null, news: 0, problem: { code: error.code, facts: error.facts }, knows: {} }
    throw error
  }
}

/** Writes what is new into the shared folder, for all that are known. */
export async function sendShared(tools: Tools, outgoing: Refused | { bundle: Bundle; recipients: string[] }): Promise<Sent | Refused> {
  if ('ok' in outgoing) return outgoing
  const folder = tools.ports.storage.shared()
  if (folder === null) throw new FileRefusal('exchange.noFolder', {})
  return handOver(tools, outgoing.bundle, ownName(tools.ports.device), { recipients: outgoing.recipients }, folder, null)
}
