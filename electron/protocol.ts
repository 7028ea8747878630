import { protocol, type Session } from 'electron'
import { readFile } from 'node:fs/promises'
import { SAFE_HEADERS } from '../headless/guard.ts'
import { staticFile } from '../headless/static-files.ts'
import { APP_SCHEME, isOurs } from './policy.ts'

/** Must run before the app is ready: makes `app://` a proper origin with fetch and storage, unlike `file://`. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }])
}

/** Serves the built screens to a session: GET only, our host only, nothing outside `screens`; `only` narrows it to some paths. */
export function serveScreens(session: Session, screens: string, only?: (path: string) => boolean): void {
  session.protocol.handle(APP_SCHEME, request => screenOf(request, screens, only))
}

/** The answer to one request of a page. Headers are those of the loopback host. */
export async function screenOf(request: Pick<Request, 'method' | 'url'>, screens: string, only: (path: string) => boolean = () => true): Promise<Response> {
  if (request.method !== 'GET' || !isOurs(request.url)) return empty(403)
  const { pathname } = new URL(request.url)
  const file = only(pathname) ? await staticFile(screens, pathname) : null
  return file ? new Response(await readFile(file.path), { headers: { ...SAFE_HEADERS, 'Content-Type': file.type } }) : empty(404)
}

function empty(status: number): Response {
  return new Response(null, { status, headers: SAFE_HEADERS })
}
