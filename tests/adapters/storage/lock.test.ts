import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { beforeAll, expect, test } from 'vitest'
import { newId, systemClock } from '#adapters/clock.ts'
import { openFolder } from '#adapters/storage/open-folder.ts'

const place = mkdtempSync(join(tmpdir(), 'mortise-lock-'))
const racer = join(place, 'racer.mjs')
const tools = { newId, instant: systemClock.instant }
const leftovers = (folder: string) => readdirSync(folder).filter(name => name.startsWith('lock.') && name !== 'lock.json')

beforeAll(async () => {
  const entry = fileURLToPath(new URL('./lock-racer.ts', import.meta.url))
  await build({ entryPoints: [entry], outfile: racer, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' })
})

/** Lets eight processes open the folder at once; answers what each said, after all have decided and were killed. */
async function race(folder: string): Promise<string[][]> {
  const runners = Array.from({ length: 8 }, () => {
    const child = spawn(process.execPath, [racer, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
    const ended = new Promise<void>(done => child.on('exit', () => done()))
    let text = ''
    const decided = new Promise<void>(done => {
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString()
        if (/^(lost|got)/m.test(text)) done()
      })
    })
    return { child, ended, decided: Promise.race([decided, ended]), said: () => text.trim().split('\n') }
  })
  for (const { child } of runners) child.stdin.write('go\n')
  await Promise.all(runners.map(r => r.decided))
  for (const { child } of runners) child.kill('SIGKILL')
  await Promise.all(runners.map(r => r.ended))
  return runners.map(r => r.said())
}

test.each([
  ['without an old lock', null],
  ['with the lock of a dead process', JSON.stringify({ host: hostname(), pid: 2 ** 22 + 1, since: 'long ago' })],
  ['with an empty lock', ''],
])('of eight processes that start at once %s exactly one writes', async (_, old) => {
  const folder = mkdtempSync(join(place, 'data-'))
  await (await openFolder(folder, tools)).close()
  const saved: string[] = []
  for (let round = 0; round < 3; round++) {
    rmSync(join(folder, 'lock.json'), { force: true })
    if (old !== null) writeFileSync(join(folder, 'lock.json'), old)
    const said = await race(folder)
    expect(said.map(lines => lines.at(-1)).toSorted()).toEqual(['got', ...Array.from({ length: 7 }, () => 'lost store.locked')])
    saved.push(...said.flat().flatMap(line => (line.startsWith('saved ') ? [line.slice(6)] : [])))
    expect(leftovers(folder)).toEqual([])
  }
  const data = await openFolder(folder, tools)
  expect(data.journal.closed).toBeNull()
  expect((await data.journal.read(1, data.held.seq)).map(set => set.id)).toEqual(saved)
  await data.close()
}, 120_000)

test.runIf(existsSync('/proc/1/stat'))('a lock whose process number now belongs to another program is taken over', async () => {
  const folder = mkdtempSync(join(place, 'reused-'))
  await (await openFolder(folder, tools)).close()
  writeFileSync(join(folder, 'lock.json'), JSON.stringify({ host: hostname(), pid: 1, since: 'before', mark: 'an-earlier-start:77' }))
  const data = await openFolder(folder, tools)
  expect(data.journal.closed).toBeNull()
  await data.close()
  expect(existsSync(join(folder, 'lock.json'))).toBe(false)
  expect(leftovers(folder)).toEqual([])
})

test('nothing is called saved once another program wrote to the journal, and its bytes stay', async () => {
  const folder = mkdtempSync(join(place, 'written-'))
  const data = await openFolder(folder, tools)
  const journal = join(folder, 'store-1', 'journal.000000000001.ndjson')
  appendFileSync(journal, 'somebody else\n')
  const set = { seq: 1, id: newId('set'), at: systemClock.instant(), device: data.device, actor: { name: '' }, command: 'register.save', changes: [] }
  await expect(data.journal.append(set)).rejects.toThrow('another program')
  expect(data.journal.closed).toMatchObject({ code: 'store.overwritten' })
  expect(readFileSync(journal, 'utf8')).toBe('somebody else\n')
  await data.close()
})
