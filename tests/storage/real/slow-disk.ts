import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { bundleWriter } from './bundle.ts'
import { startWriter } from './run.ts'
import { inFolder, share, Tally, type RealResult, type RowOptions } from './tally.ts'

const MOST_STALL_MS = 50
const SLOW = 2
const VERY_SLOW = 30
const CONTENT = { life: 50, large: false }

/** D10: a disk that takes seconds for a sync stalls nothing but the answer, and closing waits for it. From 100 runs on one takes half a minute a sync. */
export async function slowDisk({ n, seed, workers = 1, plugins, onProgress }: RowOptions): Promise<RealResult> {
  const tally = new Tally('D10', 'slow disk', onProgress)
  if (spawnSync('strace', ['-V']).status !== 0) return tally.result('strace is not installed')
  await inFolder('slow', async place => {
    const store = await bundleWriter(place, plugins)
    await share(n, workers, async i => {
      const folder = join(place, `data-${i}`)
      await startWriter(store.writer, folder, { plan: { commits: 1 + ((seed + i) % 7), content: CONTENT } }).ended
      const seconds = n >= 100 && i === 0 ? VERY_SLOW : SLOW
      const under = ['strace', '-f', '--seccomp-bpf', '-qq', '-o', '/dev/null', '-e', 'trace=fdatasync', '-e', `inject=fdatasync:delay_enter=${seconds}s:when=1+`]
      const start = performance.now()
      const said = await startWriter(store.writer, folder, { plan: { commits: 1, closesAtOnce: true, content: CONTENT }, under, limit: 200_000 }).ended
      const problems = said.broke ? [said.broke] : []
      if (performance.now() - start < seconds * 2000) problems.push('the disk was not slow')
      const stalled = Number(said.lines.find(line => line.startsWith('stalled '))?.slice(8) ?? Infinity)
      tally.notes['longest stall, ms'] = Math.max(stalled, Number(tally.notes['longest stall, ms'] ?? 0))
      if (stalled > MOST_STALL_MS) problems.push(`nothing else had its turn for ${stalled} ms`)
      const last = said.lines.filter(line => /^(ack|closing|closed)/.test(line)).slice(-3)
      if (!/^closing,ack \d+,closed$/.test(last.join(','))) problems.push(`it closed without waiting for what was on its way: ${said.lines.join(', ')}`)
      const found = await store.verify(folder, { content: CONTENT, acked: said.acked })
      tally.ran(`${seconds} s, folder ${i}`, [...problems, ...found.problems])
    })
  })
  return tally.result()
}
