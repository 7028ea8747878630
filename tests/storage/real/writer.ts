import { openFolder } from '#adapters/storage/open-folder.ts'
import { attachmentBytes, changeSet, INSTANT, NOW } from './content.ts'
import { refusalOf, REST, type Plan } from './plan.ts'

// Writes change sets as fast as the disk takes them and says what it was promised, one line each, until it has done its part,
// was refused, or is killed. An error without a name of the store's ends it with a stack and exit code 1.
const folder = process.argv[2]!
const plan: Plan = { ...REST, ...(JSON.parse(process.argv[3] ?? '{}') as Partial<Plan>) }

function say(...words: (string | number)[]): void {
  process.stdout.write(`${words.join(' ')}\n`)
}

/** The longest time for which nothing else had its turn. */
function watchStalls(): () => number {
  let last = performance.now()
  let worst = 0
  const timer = setInterval(() => {
    const now = performance.now()
    worst = Math.max(worst, now - last)
    last = now
  }, 2)
  return () => {
    clearInterval(timer)
    return Math.max(worst, performance.now() - last)
  }
}

async function main(): Promise<void> {
  if (plan.waits) await new Promise(started => process.stdin.once('data', started))
  say('opening')
  const opened = await openFolder(folder, { newId: table => `${table}:w${process.pid}`, instant: () => INSTANT, now: () => NOW, compactAt: plan.compactAt ?? undefined }).catch(refusalOf)
  if ('refusal' in opened) return say('refused', opened.refusal)
  const { journal, storage, attachments } = opened
  let seq = opened.held.seq
  say('open', seq)
  if (journal.closed) {
    say('refused', journal.closed.code, JSON.stringify(journal.closed.facts))
    if (plan.stays) return stay()
    return opened.close()
  }

  let refused = false
  let acked = seq
  const append = async (n: number) => {
    try {
      await journal.append(changeSet(n, opened.device, plan.content))
      acked = n
      say('ack', n)
    } catch (error) {
      if (!journal.closed) throw error
      if (!refused) say('refused', journal.closed.code, JSON.stringify(journal.closed.facts))
      refused = true
    }
  }
  const attempt = async (what: string, work: () => Promise<string | number>) => {
    say('start', what)
    const done = await work().catch(refusalOf)
    if (typeof done === 'object') say('declined', what, done.refusal)
    else say('done', what, done)
  }
  const backUp = () => attempt('backup', async () => (await storage.backup('wish')).name)
  const compact = () => attempt('compact', async () => (await opened.compact(), seq))
  const attach = (n: number) => attempt('attachment', () => attachments.put(attachmentBytes(n)))

  const stalls = watchStalls()
  const last = plan.commits === null ? Infinity : seq + plan.commits
  const background = new Set<Promise<void>>()
  const besides = (work: Promise<void>) => void background.add(work.finally(() => background.delete(work)))
  const due = (every: number, from: number) => every > 0 && Math.floor(from / every) < Math.floor(seq / every)
  const warmUp = plan.measureHeap ? { at: seq + Math.min(100_000, Math.floor((plan.commits ?? 0) / 5)), bytes: 0 } : null
  while (seq < last && !refused) {
    const from = seq
    const group = Math.min(last - seq, plan.group <= 1 ? 1 : 1 + (seq % plan.group))
    const appends = Array.from({ length: group }, (_, i) => append(seq + i + 1))
    seq += group
    await Promise.all(appends)
    if (refused) break
    if (due(plan.attachEvery, from)) await attach(seq)
    if (due(plan.compactEvery, from)) {
      if (plan.besides && seq % 2) besides(compact())
      else await compact()
    }
    if (due(plan.backupEvery, from)) {
      if (plan.besides && seq % 2) besides(backUp())
      else await backUp()
    }
    if (warmUp && !warmUp.bytes && seq >= warmUp.at) warmUp.bytes = heap()
  }
  if (refused && plan.insists) for (let i = 0; i < 3; i++) await append(acked + 1)
  await Promise.all(background)
  if (warmUp) say('heap', warmUp.bytes, heap())
  if (plan.closesAtOnce && !refused) {
    void append(seq + 1)
    say('closing')
  }
  if (plan.stays) return stay()
  await opened.close()
  say('stalled', Math.round(stalls()))
  say('closed')
}

function stay(): void {
  say('staying')
  process.stdin.resume()
}

function heap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

await main()
