import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { root } from '../../build/fresh.mjs'

/** Runs `npm start` with some of the environment changed; ends it by a signal once `until` is seen, and tells all it said. */
async function start(changes: NodeJS.ProcessEnv, until: RegExp, meanwhile: (said: string) => Promise<void> = () => Promise.resolve()): Promise<{ said: string; code: number | null }> {
  const home = mkdtempSync(join(tmpdir(), 'mortise-start-'))
  const env = { ...process.env, LANG: 'en_GB.UTF-8', LC_ALL: '', MORTISE_HOME: home, ...changes }
  const child = spawn(process.execPath, [join(root, 'build/start.mjs')], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const seen = new Promise<void>((done, fail) => {
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => until.test((said += chunk)) && done())
    child.once('exit', code => fail(new Error(`ended with ${code}: ${said}`)))
  })
  const ended = new Promise<number | null>(done => child.once('exit', done))
  try {
    await seen
    await meanwhile(said)
  } finally {
    child.kill('SIGTERM')
    await ended
    rmSync(home, { recursive: true, force: true })
  }
  return { said, code: await ended }
}

const ADDRESS = /(http:\/\/127\.0\.0\.1:\d+)\/#\S+/

test('without a display, npm start prints the address, serves until it is stopped, and ends cleanly', async () => {
  test.skip(process.platform !== 'linux', 'Windows and macOS always have a display')
  const { said, code } = await start({ DISPLAY: '', WAYLAND_DISPLAY: '' }, ADDRESS, async so => {
    const answer = await fetch(ADDRESS.exec(so)![1]!)
    expect(await answer.text()).toContain('<div id="root">')
  })
  expect(said).toContain('No display')
  expect(said).not.toMatch(/\n\s+at |Error:/)
  expect(code).toBe(0)
})

test('with a display but no Electron and no browser, npm start says so and prints the address', async () => {
  test.skip(process.platform !== 'linux', 'a machine without any browser can only be played here')
  const { said, code } = await start({ DISPLAY: ':99', MORTISE_WINDOW: 'browser', MORTISE_BROWSER: '/bin/false', PATH: '/nowhere' }, /address/)
  expect(said).toMatch(ADDRESS)
  expect(said).not.toMatch(/\n\s+at |Error:/)
  expect(code).toBe(0)
})
