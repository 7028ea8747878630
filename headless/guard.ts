import type { IncomingMessage } from 'node:http'

/**
 * Why a request is turned away before anything looks at it; null lets it through. Any web page and any program of
 * this computer can send requests to a loopback port, so: only our own host names (against DNS rebinding), only our
 * own pages (against forged requests), only JSON (so that a plain form can't post).
 */
export function turnedAway(request: IncomingMessage, port: number): 403 | 405 | 415 | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const { host, origin } = request.headers
  if (!host || !hosts.includes(host)) return 403
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 403
  if (origin !== undefined && origin !== `http://${host}`) return 403
  if (request.method === 'GET' || request.method === 'HEAD') return null
  if (request.method !== 'POST') return 405
  if (origin === undefined) return 403
  return /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '') ? null : 415
}

/** Sent with every answer, also with errors. antd writes its styles at run time, hence `unsafe-inline` for styles only. */
export const SAFE_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; frame-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=()',
} as const
