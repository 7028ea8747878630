import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Proposal } from '#domain/timetable/college/choice.ts'
import { buildHost } from '../../build/bundle.mjs'

const home = mkdtempSync(join(tmpdir(), 'mortise-schedule-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** The program as it is shipped, with the thread beside it: searches run in it. */
function mortise(...args: string[]): Promise<{ code: number; out: string; err: string; json(): Record<string, unknown> }> {
  return new Promise(done => {
    const env = { ...process.env, LANG: 'en_GB.UTF-8', USER: 'wang', MORTISE_NOW: '2026-11-23T08:00', MORTISE_HOME: home }
    execFile(process.execPath, [join(home, 'mortise.mjs'), ...args, '--data', join(home, 'data')], { env, maxBuffer: 64e6 }, (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err, json: () => JSON.parse(out) as Record<string, unknown> }))
  })
}
const bookings = async () => ((await mortise('ask', 'booking.openRequests', '{}', '--json')).json() as { sessions: number }).sessions

beforeAll(async () => {
  await buildHost(home)
  expect((await mortise('init', '--sample', 'small')).code).toBe(0)
}, 120_000)

test('proposes, writes a file, and writes the timetable only when it is asked to', async () => {
  const open = await bookings()
  expect(open).toBeGreaterThan(0)
  const file = join(home, 'plan.json')
  const said = await mortise('schedule', '--seconds', '2', '--out', file, '--json')
  expect(said.code).toBe(0)
  const proposal = said.json() as unknown as Proposal
  expect(proposal.sessions.length).toBeGreaterThan(0)
  expect(proposal.sessions.length + proposal.leftOut.length).toBe(open)
  expect((JSON.parse(readFileSync(file, 'utf8')) as Proposal).proof).toEqual(proposal.proof)
  expect(await bookings()).toBe(open)

  const sheet = join(home, 'plan.xlsx')
  const told = await mortise('schedule', '--seconds', '2', '--out', sheet, '--accept')
  expect(told.out).toContain(`${proposal.sessions.length} new, 0 moved`)
  expect(told.out).not.toMatch(/\{\{|timetable\.|undefined/)
  for (const { title } of proposal.leftOut) expect(told.out).toContain(title)
  expect(readFileSync(sheet).subarray(0, 2).toString()).toBe('PK')
  expect(await bookings()).toBe(proposal.leftOut.length)
  expect((await mortise('check')).out).not.toContain('sessionRequest')
}, 60_000)

test('in Chinese, and over everything that may move', async () => {
  const said = await mortise('schedule', '--scope', 'all', '--seconds', '2', '--language', 'zh-CN')
  expect(said.code).toBe(0)
  expect(said.out).toMatch(/待排 \d+ 次/)
  expect(said.out).not.toMatch(/\{\{|timetable\.|undefined/)
}, 60_000)

test('says what is wrongly called, and what is not there', async () => {
  expect((await mortise('schedule', '--scope', 'some')).code).toBe(2)
  expect((await mortise('schedule', '--seconds', 'ten')).code).toBe(2)
  expect((await mortise('schedule', '--out', 'x.pdf')).code).toBe(2)
  const said = await mortise('schedule', '--term', 'nowhere')
  expect(said.code).toBe(1)
  expect(said.err).toContain('There is no term called “nowhere”')
}, 60_000)
