import { net, protocol, type Session } from 'electron'
import { pathToFileURL } from 'node:url'
import { SAFE_HEADERS } from '../headless/guard.ts'
import { staticFile } from '../headless/static-files.ts'

export const APP_SCHEME = 'app'
export const APP_ORIGIN = 'app://mortise'

/** Must run before the app is ready: makes `app://` a proper origin with fetch and storage, unlike `file://`. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }])
}

/** Serves the built screens to a session: GET only, our host only, nothing outside `screens`. */
export function serveScreens(session: Session, screens: string): void {
  session.protocol.handle(APP_SCHEME, request => screenOf(request, screens))
}

/** The answer to one request of a page. Headers are those of the loopback host. */
export async function screenOf(request: Request, screens: string): Promise<Response> {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.host !== 'mortise') return new Response(null, { status: 403, headers: SAFE_HEADERS })
  const file = await staticFile(screens, url.pathname)
  if (!file) return new Response(null, { status: 404, headers: SAFE_HEADERS })
  const content = await net.fetch(pathToFileURL(file.path).href)
  return new Response(content.body, { headers: { ...SAFE_HEADERS, 'Content-Type': file.type } })
}
