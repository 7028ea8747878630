import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { turnedAway } from '../../headless/guard.ts'
import { serveLoopback, type LoopbackHost } from '../../headless/server.ts'
import { createDesk } from '../app/desk.ts'
import { rawRequest, type RawReply } from './raw-request.ts'

// Everything that a page or a program of this computer may say to the port, against everything else: one row is let in.
const folder = mkdtempSync(join(tmpdir(), 'mortise-loopback-'))
const desk = createDesk()
let host: LoopbackHost
let cookie = ''
const ASK = JSON.stringify([{ name: 'college.state', input: {} }])

beforeAll(async () => {
  mkdirSync(join(folder, 'screens'))
  writeFileSync(join(folder, 'screens/index.html'), '<!doctype html>the screens')
  host = await start()
  cookie = await sessionOf(host)
})
afterAll(async () => {
  await host.close()
  rmSync(folder, { recursive: true, force: true })
})

const start = () => serveLoopback({ desk: desk.app, screens: join(folder, 'screens') })
const good = (port: number) => [`Host: 127.0.0.1:${port}`, `Origin: http://127.0.0.1:${port}`, 'Content-Type: application/json']
const tokenOf = (at: LoopbackHost) => at.link().split('#')[1]!

async function exchange(at: LoopbackHost, token: string): Promise<RawReply> {
  return rawRequest(at.port, ['POST /session HTTP/1.1', ...good(at.port)], JSON.stringify({ token }))
}
async function sessionOf(at: LoopbackHost): Promise<string> {
  return /Set-Cookie: ([^;]+)/i.exec((await exchange(at, tokenOf(at))).head)![1]!
}

/** What may stand in `Host:` besides the one good value, of a host on a port. */
function strangeHosts(port: number): string[] {
  const names = [
    'localhost', 'LOCALHOST', 'localhost.', 'localhost.localdomain', 'a.localhost', '[::1]', '::1', '[::]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]',
    '0.0.0.0', '0', '127.1', '127.0.1', '127.0.0.2', '127.255.255.254', '127.000.000.001', '0177.0.0.1', '0x7f.0.0.1', '0x7f000001', '2130706433', '127.0.0.1.', '127.0.0.1.nip.io',
    '127.0.0.1.evil.example', 'evil.example', 'EVIL.EXAMPLE', 'xn--e1awd7f.com', '例子.测试', '192.168.1.1', '10.0.0.1', '169.254.169.254', 'mortise', 'mortise.local', 'mortise.invalid', 'user@127.0.0.1', 'user:pass@127.0.0.1',
    '127.0.0.1@evil.example', 'evil.example#127.0.0.1', 'evil.example/127.0.0.1', 'http://127.0.0.1', '//127.0.0.1', '127.0.0.1,evil.example', 'evil.example,127.0.0.1', '"127.0.0.1"', '*', '%31%32%37.0.0.1', '１２７.0.0.1',
  ]
  return [
    ...names.map(name => `${name}:${port}`),
    '', ' ', ':', `:${port}`, '127.0.0.1', '127.0.0.1:', '127.0.0.1:0', '127.0.0.1:80', '127.0.0.1:443', `127.0.0.1:0${port}`, `127.0.0.1:${port}0`, `127.0.0.1:${port - 1}`, `127.0.0.1:${port + 1}`, `127.0.0.1:${port}/`,
    `127.0.0.1:${port}.evil.example`, `127.0.0.1: ${port}`, `127.0.0.1 :${port}`, `127.0.0.1:+${port}`, `127.0.0.1:0x${port.toString(16)}`, `127.0.0.1:${port}:${port}`, `127.0.0.1:${port}, 127.0.0.1:${port}`, 'null', 'undefined', 'evil.example',
  ]
}

/** What may stand in `Origin:` besides the one good value; null leaves the line out. */
function strangeOrigins(port: number): (string | null)[] {
  return [
    null, '', 'null', 'NULL', '*', `https://127.0.0.1:${port}`, `http://localhost:${port}`, `http://[::1]:${port}`, 'http://127.0.0.1', 'http://127.0.0.1:80', `http://127.0.0.1:${port - 1}`, `http://127.0.0.1:${port}/`, `http://127.0.0.1:${port}/x`,
    `HTTP://127.0.0.1:${port}`, `http://127.0.0.1:${port}.evil.example`, `http://evil.example`, `https://evil.example:${port}`, `http://user@127.0.0.1:${port}`, `http://127.0.0.1:${port}@evil.example`, `http://127.0.0.1:${port} http://evil.example`,
    `http://evil.example http://127.0.0.1:${port}`, `http://127.0.0.1:${port}, http://127.0.0.1:${port}`, 'file://', 'app://mortise', 'chrome-extension://abcdefghijklmnop', 'data:', 'about:blank', `ws://127.0.0.1:${port}`, '//127.0.0.1', `127.0.0.1:${port}`,
  ]
}
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY', 'post']
const TYPES = [
  'application/json', 'application/json; charset=utf-8', null, '', 'text/plain', 'text/plain; application/json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=application/json', 'text/html', 'application/jsonp', 'application/json+x',
  'application/json, text/plain', 'application/json; charset=utf-16', 'application/x-ndjson', 'application/csp-report', ' ', 'json',
]

test('of all that may be said at the door only the exact row comes in', () => {
  const port = 50123
  const hosts = [`127.0.0.1:${port}`, ...strangeHosts(port)]
  const origins = [`http://127.0.0.1:${port}`, ...strangeOrigins(port)]
  expect(hosts.length).toBeGreaterThan(60)
  expect(origins.length).toBeGreaterThan(20)
  const let_in: string[] = []
  let rows = 0
  for (const h of hosts) for (const o of origins) for (const method of METHODS) for (const type of TYPES) {
    rows += 1
    const headers = { host: h, ...(o === null ? {} : { origin: o }), ...(type === null ? {} : { 'content-type': type }) }
    const headersDistinct = { host: [h], ...(o === null ? {} : { origin: [o] }) }
    // reading needs no Origin, which no browser sends with it, and has no content
    if (turnedAway({ method, headers, headersDistinct }, port) === null) let_in.push(method === 'POST' ? `${method} ${h} ${o} ${type}` : `${method} ${h} ${o}`)
  }
  expect(rows).toBeGreaterThan(300_000)
  const [good_host, good_origin] = [hosts[0], origins[0]]
  expect([...new Set(let_in)].sort()).toEqual(
    [`POST ${good_host} ${good_origin} application/json`, `POST ${good_host} ${good_origin} application/json; charset=utf-8`, ...['GET', 'HEAD'].flatMap(m => [`${m} ${good_host} null`, `${m} ${good_host} ${good_origin}`])].sort(),
  )
})

test('on the wire: every Host with every Origin, and a body only for the exact row', async () => {
  const port = host.port
  const pairs = [`127.0.0.1:${port}`, ...strangeHosts(port)].flatMap(h => [`http://127.0.0.1:${port}`, ...strangeOrigins(port)].map(o => [h, o] as const))
  const answers: { pair: string; reply: RawReply }[] = []
  const work = async () => {
    for (let pair = pairs.shift(); pair; pair = pairs.shift()) {
      const [h, o] = pair
      const reply = await rawRequest(port, ['POST /rpc HTTP/1.1', `Host: ${h}`, ...(o === null ? [] : [`Origin: ${o}`]), 'Content-Type: application/json', `Cookie: ${cookie}`], ASK)
      answers.push({ pair: pair.join(' '), reply })
    }
  }
  await Promise.all(Array.from({ length: 8 }, work))
  expect(answers.length).toBeGreaterThan(60 * 20)
  expect(answers.filter(a => a.reply.status === 200).map(a => a.pair)).toEqual([`127.0.0.1:${port} http://127.0.0.1:${port}`])
  expect([...new Set(answers.filter(a => a.reply.status !== 200).map(a => `${a.reply.status} ${a.reply.body}`))]).toEqual(['403 403'])
}, 60_000)

test('a strange Host sees not even a picture, and what it is refused with says nothing', async () => {
  for (const h of strangeHosts(host.port)) {
    expect(await rawRequest(host.port, ['GET / HTTP/1.1', `Host: ${h}`]), h).toMatchObject({ status: 403, body: '403' })
  }
  expect((await rawRequest(host.port, ['GET / HTTP/1.1', `Host: 127.0.0.1:${host.port}`])).body).toContain('the screens')
})

test.each([
  ['no Host', ['GET / HTTP/1.1'], 400],
  ['no Host in the old protocol', ['GET / HTTP/1.0'], 403],
  ['two Hosts', ['GET / HTTP/1.1', 'Host: HERE', 'Host: evil.example'], 403],
  ['the good Host twice', ['GET / HTTP/1.1', 'Host: HERE', 'Host: HERE'], 403],
  ['two Origins', ['GET / HTTP/1.1', 'Host: HERE', 'Origin: http://HERE', 'Origin: http://evil.example'], 403],
  ['a whole address as its path', ['GET http://evil.example/ HTTP/1.1', 'Host: HERE'], 404],
  ['a path that names another host', ['GET //evil.example/index.html HTTP/1.1', 'Host: HERE'], 404],
  ['the path of all', ['OPTIONS * HTTP/1.1', 'Host: HERE'], 405],
  ['a WebSocket', ['GET /session HTTP/1.1', 'Host: HERE', 'Upgrade: websocket', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version: 13'], 403],
  ['a tunnel', ['CONNECT evil.example:443 HTTP/1.1', 'Host: HERE'], 0],
  ['a form of another site', ['POST /rpc HTTP/1.1', 'Host: HERE', 'Origin: http://HERE', 'Content-Type: application/json', 'Sec-Fetch-Site: cross-site'], 403],
  ['a picture on another site', ['GET / HTTP/1.1', 'Host: HERE', 'Sec-Fetch-Site: cross-site'], 403],
  ['another port of this computer', ['GET / HTTP/1.1', 'Host: HERE', 'Sec-Fetch-Site: same-site'], 403],
] as [string, string[], number][])('a request with %s is turned away', async (_, lines, status) => {
  const reply = await rawRequest(host.port, lines.map(line => line.replace('HERE', `127.0.0.1:${host.port}`)))
  expect(reply.status).toBe(status)
  expect(reply.body).not.toContain('screens')
})

test('methods and kinds of content, on the wire', async () => {
  const ways: string[] = []
  for (const method of METHODS) for (const type of TYPES) {
    const { status } = await rawRequest(host.port, [`${method} /rpc HTTP/1.1`, `Host: 127.0.0.1:${host.port}`, `Origin: http://127.0.0.1:${host.port}`, ...(type === null ? [] : [`Content-Type: ${type}`]), `Cookie: ${cookie}`], method === 'POST' ? ASK : '')
    if (status === 200) ways.push(`${method} ${type}`)
  }
  expect(ways).toEqual(['POST application/json', 'POST application/json; charset=utf-8'])
}, 60_000)

test('no answer, good or bad, allows another origin to read it', async () => {
  for (const lines of [['GET / HTTP/1.1', `Host: 127.0.0.1:${host.port}`], ['OPTIONS /rpc HTTP/1.1', `Host: 127.0.0.1:${host.port}`, 'Origin: http://evil.example', 'Access-Control-Request-Method: POST'], ['GET / HTTP/1.1', 'Host: evil.example']]) {
    const { head } = await rawRequest(host.port, lines)
    expect(head).not.toMatch(/access-control/i)
    expect(head).toMatch(/content-security-policy: default-src 'none'; script-src 'self';/i)
    expect(head).not.toMatch(/^server:|x-powered-by/im)
  }
})

test('a token is good once, also for two that use it at the same moment', async () => {
  const token = tokenOf(host)
  const both = await Promise.all([exchange(host, token), exchange(host, token)])
  expect(both.map(r => r.status).sort()).toEqual([200, 401])
  const refused = both.find(r => r.status === 401)!
  expect([refused.body, /set-cookie/i.test(refused.head)]).toEqual(['401', false])
})

test('what was good for an earlier run, or for another college beside it, opens nothing', async () => {
  const other = await start()
  const [token, theirs] = [tokenOf(other), await sessionOf(other)]
  const rpc = (value: string) => rawRequest(host.port, ['POST /rpc HTTP/1.1', ...good(host.port), `Cookie: ${value}`], ASK)
  expect((await exchange(host, token)).status).toBe(401)
  expect((await rpc(theirs)).status).toBe(401)
  expect((await rpc(theirs.replace(/mortise-\d+/, `mortise-${host.port}`))).status).toBe(401)
  expect((await rpc(cookie)).status).toBe(200)
  await other.close()
})

test('a near miss of the cookie is no cookie', async () => {
  const [name, value] = cookie.split('=') as [string, string]
  const near = ['', name, `${name}=`, `${name}=${value.slice(0, -1)}`, `${name}=${value}x`, `${name}=${value.toUpperCase()}`, `x${cookie}`, `${name}="${value}"`, `${name.toUpperCase()}=${value}`, `x=${cookie}`, `${name}=undefined`, `${name}=${value.split('').reverse().join('')}`]
  for (const given of near) expect((await rawRequest(host.port, ['POST /rpc HTTP/1.1', ...good(host.port), `Cookie: ${given}`], ASK)).status, given).toBe(401)
  expect((await rawRequest(host.port, ['POST /rpc HTTP/1.1', ...good(host.port), `Cookie: a=b; ${cookie}; c=d`], ASK)).status).toBe(200)
})

test.each([
  ['/session', 5000, 413],
  ['/rpc', 101 * 1024 * 1024, 413],
])('what is said to be larger than %s takes is not waited for', async (path, bytes, status) => {
  const reply = await rawRequest(host.port, [`POST ${path} HTTP/1.1`, ...good(host.port), `Cookie: ${cookie}`, `Content-Length: ${bytes}`])
  expect([status, 400]).toContain(reply.status) // two lengths in one request are Node's own 400
})
