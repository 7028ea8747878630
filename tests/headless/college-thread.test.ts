import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildHost } from '../../build/bundle.mjs'

const home = mkdtempSync(join(tmpdir(), 'mortise-thread-'))
beforeAll(() => buildHost(home), 60_000)
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** Serves a folder with the program as it is built, asks for the college, and ends it as Ctrl+C does. Resolves with the answer. */
async function served(): Promise<unknown> {
  const host = spawn(process.execPath, [join(home, 'mortise.mjs'), 'serve', '--no-open', '--data', join(home, 'data')], { env: { ...process.env, MORTISE_HOME: home }, stdio: ['ignore', 'pipe', 'inherit'] })
  const [, address = '', token = ''] = await new Promise<RegExpExecArray>((done, fail) => {
    host.stdout.on('data', (chunk: Buffer) => {
      const link = /(http:\/\/127\.0\.0\.1:\d+)\/#(\S+)/.exec(chunk.toString())
      if (link) done(link)
    })
    host.once('exit', code => fail(new Error(`ended with ${code}`)))
  })
  const post = (path: string, body: object, cookie = '') => fetch(address + path, { method: 'POST', headers: { 'content-type': 'application/json', origin: address, cookie }, body: JSON.stringify(body) })
  const cookie = (await post('/session', { token })).headers.get('set-cookie')?.split(';')[0]
  const { frame } = (await (await post('/rpc', [{ name: 'college.state', input: {} }], cookie)).json()) as { frame: unknown }
  const ended = new Promise(done => host.once('exit', done))
  host.kill('SIGTERM')
  expect(await ended).toBe(0)
  return frame
}

const kept = () => readdirSync(join(home, 'college')).filter(name => name.endsWith('.code'))

test('what was compiled at the first start lies beside the program, and a start with it answers the same', async () => {
  const first = await served()
  expect(first).toMatchObject({ value: { college: null } })
  const [name] = kept()
  const code = readFileSync(join(home, 'college', name!))
  expect(code.length).toBeGreaterThan(100_000)
  expect(await served()).toMatchObject({ value: { college: null } })
  expect(kept()).toEqual([name])
  expect(readFileSync(join(home, 'college', name!)).equals(code)).toBe(true)
}, 60_000)

test('what another V8 compiled, or nobody, is made anew', async () => {
  const path = join(home, 'college', kept()[0]!)
  writeFileSync(path, 'no code')
  expect(await served()).toMatchObject({ value: { college: null } })
  expect(readFileSync(path).length).toBeGreaterThan(100_000)
}, 60_000)
