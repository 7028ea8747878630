import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Numbered } from '#contract/wire.ts'
import { serveLoopback, type LoopbackHost } from '../../headless/server.ts'
import { createDesk } from '../app/desk.ts'

const folder = mkdtempSync(join(tmpdir(), 'mortise-screens-'))
const desk = createDesk()
let host: LoopbackHost
let cookie: string

beforeAll(async () => {
  mkdirSync(join(folder, 'screens/assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.json'), '{"secret":true}')
  writeFileSync(join(folder, 'screens/index.html'), '<!doctype html>here')
  writeFileSync(join(folder, 'screens/.hidden.json'), '{}')
  writeFileSync(join(folder, 'screens/assets/a.js'), 'export {}')
  host = await serveLoopback({ desk: desk.app, screens: join(folder, 'screens') })
  const exchanged = await call('POST', '/session', { body: JSON.stringify({ token: tokenOf(host.link()) }) })
  cookie = String(exchanged.headers['set-cookie']?.[0]).split(';')[0]!
})
afterAll(async () => {
  await host.close()
  rmSync(folder, { recursive: true, force: true })
})

const tokenOf = (link: string) => link.split('#')[1]!
type Reply = { status: number; headers: Record<string, string | string[] | undefined>; text: string }

/** A raw request, as any program of this computer could send it; headers that are null are left out. */
function call(method: string, path: string, { headers = {}, body }: { headers?: Record<string, string | null>; body?: string | Buffer } = {}): Promise<Reply> {
  const all: Record<string, string | null> = {
    host: `127.0.0.1:${host.port}`,
    ...(method === 'POST' ? { origin: `http://127.0.0.1:${host.port}`, 'content-type': 'application/json' } : {}),
    ...headers,
  }
  const given = Object.fromEntries(Object.entries(all).filter((e): e is [string, string] => e[1] !== null))
  return new Promise((done, fail) => {
    const request = httpRequest({ host: '127.0.0.1', port: host.port, method, path, headers: given, agent: false }, response => {
      let text = ''
      const finish = () => done({ status: response.statusCode ?? 0, headers: response.headers, text })
      response.setEncoding('utf8').on('data', chunk => (text += chunk)).on('end', finish)
      // that one lasts as long as its window
      if (path === '/session' && response.statusCode === 200) response.once('data', () => (finish(), request.destroy()))
    })
    request.on('error', fail)
    request.end(body)
  })
}
const rpc = (name: string, input: unknown, headers: Record<string, string | null> = {}) => call('POST', '/rpc', { headers: { cookie, ...headers }, body: JSON.stringify([{ name, input }]) })
const frameOf = ({ text }: Reply) => (JSON.parse(text) as Numbered).frame

test('with the cookie, a query and a command are answered in lines of JSON', async () => {
  expect(frameOf(await rpc('college.setup', { name: '江州', term: { name: '2026 秋', start: '2026-09-07', weeks: 18 } }))).toMatchObject({ seq: 1 })
  expect(frameOf(await rpc('college.state', {}))).toMatchObject({ value: { college: { name: '江州' } } })
})

test('questions that are asked together are answered by their places, each for itself', async () => {
  const asks = [{ name: 'college.state', input: {} }, { name: 'nothing.such', input: {} }, { name: 'register.list', input: { table: 'term' } }]
  const { status, text } = await call('POST', '/rpc', { headers: { cookie }, body: JSON.stringify(asks) })
  expect(status).toBe(200)
  const answers = text.trim().split('\n').map(line => JSON.parse(line) as Numbered).sort((a, b) => a.at - b.at)
  expect(answers).toMatchObject([
    { at: 0, frame: { value: { college: { name: '江州' } } } },
    { at: 1, frame: { refusal: { code: 'contract.unknown' } } },
    { at: 2, frame: { value: { rows: [{ fields: { name: '2026 秋' } }] } } },
  ])
  expect((await call('POST', '/rpc', { headers: { cookie }, body: JSON.stringify([...asks, 'no question']) })).status).toBe(400)
})

test('a link lets one browser in, once', async () => {
  const token = tokenOf(host.link())
  const first = await call('POST', '/session', { body: JSON.stringify({ token }) })
  expect(first.status).toBe(200)
  expect(first.headers['set-cookie']?.[0]).toMatch(new RegExp(`^mortise-${host.port}=.+; HttpOnly; SameSite=Strict; Path=/$`))
  expect((await call('POST', '/session', { body: JSON.stringify({ token }) })).status).toBe(401)
  // a reload of the same browser brings its cookie along
  expect((await call('POST', '/session', { headers: { cookie: String(first.headers['set-cookie']?.[0]).split(';')[0]! }, body: JSON.stringify({ token }) })).status).toBe(200)
})

test.each([
  ['no token at all', {}],
  ['a token of the wrong type', { token: 5 }],
  ['a guessed token', { token: 'A'.repeat(43) }],
])('%s opens no session', async (_, body) => {
  expect((await call('POST', '/session', { body: JSON.stringify(body) })).status).toBe(401)
})

test.each([
  ['no cookie', { cookie: null }, 401],
  ['a cookie of another port', { cookie: 'mortise-1=abc' }, 401],
  ['a wrong cookie', { cookie: 'x=1' }, 401],
  ['a foreign page', { origin: 'https://evil.example' }, 403],
  ['another port of this computer', { origin: 'http://127.0.0.1:1' }, 403],
  ['no origin', { origin: null }, 403],
  ['the null origin of a sandboxed frame', { origin: 'null' }, 403],
  ['a rebound host name', { host: 'evil.example', origin: 'http://evil.example' }, 403],
  ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a plain form', { 'content-type': 'text/plain' }, 415],
  ['a file upload', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
])('a request with %s is turned away', async (_, headers, status) => {
  const before = desk.journal.sets.length
  expect((await rpc('college.save', { fields: { name: 'taken over' } }, headers)).status).toBe(status)
  expect(desk.journal.sets).toHaveLength(before)
})

test('who has no session hears nothing and is answered nothing, and the right host needs to be named even for a picture', async () => {
  expect(await call('POST', '/session', { body: JSON.stringify({ asks: [{ name: 'college.state', input: {} }] }) })).toMatchObject({ status: 401, text: '401' })
  expect((await call('GET', '/assets/a.js', { headers: { host: `evil.example:${host.port}` } })).status).toBe(403)
})

test('no other method is served, and nobody is told that he may ask from elsewhere', async () => {
  for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) expect((await call(method, '/rpc', { headers: { cookie } })).status).toBe(405)
  const page = await call('GET', '/')
  expect(Object.keys(page.headers).filter(name => name.startsWith('access-control'))).toEqual([])
  expect(page.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
  expect(page.headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self';/)
})

test.each(['/../secret.json', '/%2e%2e/secret.json', '/..%2fsecret.json', '/assets/..%5c..%5csecret.json', '/assets/../../secret.json', '//etc/passwd', '/.hidden.json', '/a%00.js', '/%zz', '/assets', '/nowhere.js'])(
  'the path %s leads nowhere',
  async path => expect((await call('GET', path)).status).toBe(404),
)

test('the screens are served, those with a digest in their name for good', async () => {
  expect((await call('GET', '/')).text).toContain('here')
  expect((await call('GET', '/assets/a.js')).headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': expect.stringContaining('immutable') })
})

test('a broken or a nameless request is refused without harm', async () => {
  expect((await call('POST', '/rpc', { headers: { cookie }, body: '{' })).status).toBe(400)
  for (const body of ['[]', '{"name":"college.state"}', '"college.state"']) expect((await call('POST', '/rpc', { headers: { cookie }, body })).status).toBe(400)
  for (const asks of [5, ['college.state'], [null]]) expect((await call('POST', '/session', { headers: { cookie }, body: JSON.stringify({ asks }) })).status).toBe(400)
})

test('what is larger than a request may be is refused before it is read', async () => {
  const answer = await call('POST', '/rpc', { headers: { cookie, 'content-length': String(101 * 1024 * 1024) }, body: Buffer.alloc(0) })
  expect(answer.status).toBe(413)
  expect(JSON.parse(answer.text)).toEqual({ refusal: { code: 'request.tooLarge', facts: { megabytes: 100 } } })
})

test('a window that is let in is answered what it asks first, and told every change from then on', async () => {
  const said: unknown[] = []
  await new Promise<void>((done, fail) => {
    const headers = { cookie, host: `127.0.0.1:${host.port}`, origin: `http://127.0.0.1:${host.port}`, 'content-type': 'application/json' }
    const request = httpRequest({ host: '127.0.0.1', port: host.port, path: '/session', method: 'POST', headers }, response => {
      response.setEncoding('utf8').on('data', (chunk: string) => {
        for (const line of chunk.split('\n').filter(Boolean)) said.push(JSON.parse(line))
        if (said.length === 1) void rpc('college.save', { fields: { nameEn: `Jiangzhou ${Math.floor(performance.now())}` } })
        if (said.length < 2) return
        request.destroy()
        done()
      })
    })
    request.on('error', fail).end(JSON.stringify({ asks: [{ name: 'college.state', input: {} }] }))
  })
  expect(said).toMatchObject([{ at: 0, frame: { value: { college: { name: '江州' } } } }, { tables: ['college'] }])
})

test('only this computer can reach the port', async () => {
  const outside = Object.values(networkInterfaces()).flat().find(i => i && !i.internal && i.family === 'IPv4')
  if (!outside) return
  const reached = await new Promise<boolean>(done => {
    const socket = connect(host.port, outside.address, () => done(true))
    socket.on('error', () => done(false))
  })
  expect(reached).toBe(false)
})
