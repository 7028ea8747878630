import type { IncomingMessage } from 'node:http'

/**
 * Why a request is turned away before anything looks at it; null lets it through. Any web page and any program of
 * this computer can send requests to a loopback port, so: only our own host name, said once (against DNS rebinding), only
 * our own pages (against forged requests), only JSON (so that a plain form can't post), and no other protocol.
 */
export function turnedAway({ method, headers, headersDistinct }: Pick<IncomingMessage, 'method' | 'headers' | 'headersDistinct'>, port: number): 403 | 405 | 415 | null {
  const host = `127.0.0.1:${port}`
  if (headersDistinct.host?.length !== 1 || headers.host !== host) return 403
  const origin = headersDistinct['origin']
  if (origin && (origin.length !== 1 || origin[0] !== `http://${host}`)) return 403
  if (headers.upgrade !== undefined) return 403
  const site = headers['sec-fetch-site']
  if (method === 'GET' || method === 'HEAD') return site === undefined || site === 'same-origin' || site === 'none' ? null : 403
  if (method !== 'POST') return 405
  if (!origin || (site !== undefined && site !== 'same-origin')) return 403
  return /^application\/json(; ?charset=utf-8)?$/i.test(headers['content-type'] ?? '') ? null : 415
}

/** Sent with every answer, also with errors. antd writes its styles at run time, hence `unsafe-inline` for styles only. */
export const SAFE_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=()',
} as const
