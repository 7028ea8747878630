import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { extname, join, relative, resolve, sep } from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

export type StaticFile = { path: string; type: string; bytes: number }

/**
 * The file of a URL path below `root`; null for a folder, a stranger's type, a dotfile or anything that leads out of `root`; nor a link.
 * @param urlPath  as in the request, e.g. `/assets/index-1a2b.js`; `/` means `/index.html`
 */
export async function staticFile(root: string, urlPath: string): Promise<StaticFile | null> {
  const path = pathBelow(root, urlPath)
  const type = path && TYPES[extname(path)]
  if (!path || !type) return null
  try {
    const found = await stat(path)
    const asNamed = (await realpath(path)) === join(await realpath(root), relative(root, path))
    return found.isFile() && asNamed ? { path, type, bytes: found.size } : null
  } catch {
    return null
  }
}

/** The file system path that a URL path means below `root`; null where it would lie outside or is hidden. */
function pathBelow(root: string, urlPath: string): string | null {
  let name: string
  try {
    name = decodeURIComponent(urlPath)
  } catch {
    return null
  }
  // a colon names a drive or a second stream of a file; Windows drops dots and spaces at the end of a name
  if (!name.startsWith('/') || /[\0\\:]/.test(name) || name.split('/').some(part => part.startsWith('.') || /[. ]$/.test(part))) return null
  const base = resolve(root)
  const path = resolve(base, `.${name === '/' ? '/index.html' : name}`)
  return path.startsWith(base + sep) ? path : null
}

/** Bytes that are read at once: nearly every file, as each piece waits for its turn. */
const PIECE = 1024 * 1024

export function contentOf(file: StaticFile): NodeJS.ReadableStream {
  return createReadStream(file.path, { highWaterMark: Math.max(1, Math.min(PIECE, file.bytes)) })
}
