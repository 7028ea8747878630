import { setMaxListeners } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Ask, Frame, Notice, Numbered } from '#contract/wire.ts'
import type { Desk } from '#adapters/transport/port.ts'
import { SAFE_HEADERS, turnedAway } from './guard.ts'
import { createSessions, type Sessions } from './sessions.ts'
import { contentOf, staticFile } from './static-files.ts'

const BODY_LIMIT = 100 * 1024 * 1024 // a 64 MB file in base64, and some room
const HEARTBEAT = 15_000 // ms; a stream that is silent for longer is dead

export type LoopbackHost = {
  port: number
  /** A fresh link that lets one browser in: `http://127.0.0.1:PORT/#TOKEN`. */
  link(): string
  close(): Promise<void>
}

export type LoopbackParts = {
  desk: Desk
  /** folder of the built screens */
  screens: string
  port?: number
  /** a link was used, so it is void from now on */
  onSession?: () => void
}

/**
 * Serves the app on this computer only: 127.0.0.1, a random port unless one is given.
 * POST /session {token?, asks?: [Ask, …]} -> cookie, and for as long as the window is there NDJSON: numbered frames of the answers, and notices
 * (an empty line is a heartbeat) · POST /rpc [Ask, …] -> NDJSON numbered frames (hang up to cancel) · GET anything else -> the built screens.
 * @throws the system's error where the port is taken
 */
export async function serveLoopback({ desk, screens, port: wanted = 0, onSession = () => undefined }: LoopbackParts): Promise<LoopbackHost> {
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.headersSent ? response.destroy() : plain(response, 500))
  })
  await listen(server, wanted)
  const { port } = server.address() as AddressInfo // listening on TCP, so it is one
  const sessions = createSessions(port)

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(SAFE_HEADERS)) response.setHeader(name, value)
    response.setHeader('Cache-Control', 'no-store')
    const no = turnedAway(request, port)
    if (no) return plain(response, no)
    const pathname = pathOf(request.url)
    if (!pathname) return plain(response, 404)
    if (request.method === 'POST' && pathname === '/session') return openSession(desk, request, response, sessions, onSession)
    if (request.method === 'POST' && pathname === '/rpc') return sessions.holds(request.headers.cookie) ? rpc(desk, request, response) : plain(response, 401)
    if (request.method === 'POST') return plain(response, 404)
    const file = await staticFile(screens, pathname)
    if (!file) return plain(response, 404)
    // names under /assets hold a digest of their content; everything else must be asked for again
    if (pathname.startsWith('/assets/')) response.setHeader('Cache-Control', 'private, max-age=31536000, immutable')
    response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': file.bytes })
    if (request.method === 'HEAD') return void response.end()
    contentOf(file).on('error', () => response.destroy()).pipe(response)
  }

  return {
    port,
    link: () => `http://127.0.0.1:${port}/#${sessions.mint()}`,
    close: () => new Promise(done => {
      server.close(() => done())
      server.closeAllConnections()
    }),
  }
}

/** The path of a request as it was sent: nothing in it is resolved, so that what is checked is what was asked. Null for a whole address. */
function pathOf(target = ''): string | null {
  const path = target.split('?', 1)[0] ?? ''
  return path.startsWith('/') && !path.startsWith('//') ? path : null
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, '127.0.0.1', done)
  })
}

function plain(response: ServerResponse, status: number): void {
  const text = String(status)
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': text.length, Connection: 'close' })
  response.end(text)
}

/** The JSON of a request's body; a number is the status that it is refused with. */
async function bodyOf(request: IncomingMessage, limit: number): Promise<{ json: unknown } | 400 | 413> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return 413
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > limit) return 413
    chunks.push(chunk)
  }
  try {
    return { json: JSON.parse(Buffer.concat(chunks).toString('utf8')) }
  } catch {
    return 400
  }
}

/** Lets a window in, and stays with it: what it asks first is answered, and it is told every notice from before that on, so that none is missed. */
async function openSession(desk: Desk, request: IncomingMessage, response: ServerResponse, sessions: Sessions, onSession: () => void): Promise<void> {
  const body = await bodyOf(request, 4096)
  if (typeof body === 'number') return plain(response, body)
  const { token, asks = [] } = (body.json ?? {}) as { token?: unknown; asks?: unknown } // looked at below
  if (!Array.isArray(asks) || !asks.every(isAsk)) return plain(response, 400)
  const value = typeof token === 'string' ? sessions.exchange(token) : null
  if (value) {
    response.setHeader('Set-Cookie', sessions.cookie(value))
    onSession()
  }
  // a reload brings the cookie that the token was traded for
  if (!value && !sessions.holds(request.headers.cookie)) return plain(response, 401)
  const line = linesOf(response)
  response.write('\n')
  const quiet = desk.onNotice(line)
  const beat = setInterval(() => response.write('\n'), HEARTBEAT)
  response.on('close', () => {
    quiet()
    clearInterval(beat)
  })
  await numbered(desk, asks, response, line)
}

async function rpc(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request, BODY_LIMIT)
  if (body === 413) {
    response.writeHead(413, { 'Content-Type': 'application/x-ndjson; charset=utf-8', Connection: 'close' })
    const frame: Frame = { refusal: { code: 'request.tooLarge', facts: { megabytes: BODY_LIMIT / 1024 / 1024 } } }
    return void response.end(`${JSON.stringify(frame)}\n`)
  }
  const asks = body === 400 ? null : body.json
  if (!Array.isArray(asks) || !asks.length || !asks.every(isAsk)) return plain(response, 400)
  await numbered(desk, asks, response, linesOf(response))
  response.end()
}

/** Begins an answer of lines of JSON. */
function linesOf(response: ServerResponse): (json: Numbered | Notice) => void {
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson; charset=utf-8' })
  return json => void response.write(`${JSON.stringify(json)}\n`)
}

/** Answers questions side by side, each by its place; whoever hangs up wants no more of them. */
async function numbered(desk: Desk, asks: readonly Ask[], response: ServerResponse, line: (numbered: Numbered) => void): Promise<void> {
  const stop = new AbortController()
  setMaxListeners(0, stop.signal) // a question each
  response.on('close', () => stop.abort())
  await Promise.all(
    asks.map(async (ask, at) => {
      const frame = await desk.answer(ask, progress => line({ at, frame: { progress } }), stop.signal)
      line({ at, frame })
    }),
  )
}

function isAsk(json: unknown): json is Ask {
  return typeof json === 'object' && json !== null && 'name' in json && typeof json.name === 'string'
}
