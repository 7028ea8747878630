import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { beforeAll, expect, test } from 'vitest'
import { openFolder } from '#adapters/storage/open-folder.ts'

const place = mkdtempSync(join(tmpdir(), 'mortise-kill-'))
const writer = join(place, 'writer.mjs')

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL('./endless-writer.ts', import.meta.url))],
    outfile: writer,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
})

/** Runs the writer until it has acknowledged `acks` changes, kills it, and returns the last number that it acknowledged. */
function killAfter(folder: string, acks: number): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [writer, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    let acknowledged = 0
    let heard = 0
    let rest = ''
    child.stdout.on('data', (chunk: Buffer) => {
      const parts = (rest + chunk.toString()).split('\n')
      rest = parts.pop() ?? ''
      for (const line of parts) acknowledged = Number(line)
      heard += parts.length
      if (heard >= acks) child.kill('SIGKILL')
    })
    child.on('error', fail)
    child.on('exit', () => done(acknowledged))
  })
}

test('a writer killed again and again at random moments never loses a change that it called saved', async () => {
  const folder = join(place, 'data')
  let known = 0
  for (let round = 0; round < 20; round++) {
    const acknowledged = await killAfter(folder, 1 + ((round * 7) % 23))
    const data = await openFolder(folder, { newId: t => `${t}:check`, instant: () => '2026-11-23T08:00:00.000Z' })
    expect(data.journal.closed).toBeNull()
    const seqs = data.past.map(s => s.seq)
    expect(seqs).toEqual(Array.from(seqs, (_, i) => i + 1))
    expect(seqs.length).toBeGreaterThanOrEqual(acknowledged)
    expect(acknowledged).toBeGreaterThan(known)
    known = seqs.length
    await data.close()
  }
}, 60_000)
