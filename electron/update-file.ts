import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** The installers of the systems, by the ending of their names. */
export const KINDS = { nsis: '.exe', dmg: '.dmg', deb: '.deb', appimage: '.AppImage' } as const
export type Kind = keyof typeof KINDS

/**
 * The first line of an update file, `NAME.mortise-update`; the installer follows, byte for byte. The signature is Ed25519 over
 * {@link signedText}: nothing of the line can be altered, and nothing of the installer, whose SHA-256 it holds.
 */
export type UpdateHead = {
  mortiseUpdate: 1
  version: string
  arch: string
  kind: Kind
  /** of the installer, in bytes */
  bytes: number
  sha256: string
  signature: string
}

/** This program, as it is installed. */
export type Installed = { version: string; arch: string; kind: Kind }

export type UpdateRefusal = { code: 'update.noKey' | 'update.unreadable' | 'update.signature' | 'update.damaged' | 'update.older' | 'update.same' | 'update.otherSystem' | 'update.place'; facts: Record<string, unknown> }
export type Checked = { ok: true; head: UpdateHead; begins: number } | { ok: false; refusal: UpdateRefusal }

const LONGEST_LINE = 4096
const VERSION = /^(\d{1,5})\.(\d{1,5})\.(\d{1,5})$/

export function signedText({ version, arch, kind, bytes, sha256 }: Omit<UpdateHead, 'signature' | 'mortiseUpdate'>): Buffer {
  return Buffer.from(['Mortise update 1', version, arch, kind, bytes, sha256].join('\n'))
}

/**
 * Reads what a file says of itself and proves that the project signed it and that it fits this program: of its system, and newer.
 * The installer itself is not looked at before {@link unpackUpdate}.
 * @param key  the project's public release key, SPKI in base64; a program without one takes no updates
 */
export async function checkUpdate(file: string, installed: Installed, key: string): Promise<Checked> {
  const no = (code: UpdateRefusal['code'], facts: Record<string, unknown> = {}): Checked => ({ ok: false, refusal: { code, facts } })
  const ours = releaseKeyOf(key)
  if (!ours) return no('update.noKey')
  const line = await firstLine(file).catch(() => null)
  const head = line === null ? null : headOf(line)
  if (line === null || !head) return no('update.unreadable')
  const proven = verify(null, signedText(head), ours, Buffer.from(head.signature, 'base64'))
  if (!proven) return no('update.signature')
  if (head.kind !== installed.kind || head.arch !== installed.arch) return no('update.otherSystem', { theirs: `${head.kind} ${head.arch}`, ours: `${installed.kind} ${installed.arch}` })
  const order = compareVersions(head.version, installed.version)
  if (order <= 0) return no(order === 0 ? 'update.same' : 'update.older', { theirs: head.version, ours: installed.version })
  return { ok: true, head, begins: Buffer.byteLength(line) + 1 }
}

/**
 * Takes the installer out into a folder of its own, which is made afresh, proving it on the way: what is run is what was proven.
 * @returns the installer's path; the refusal where it is not what was signed
 */
export async function unpackUpdate(file: string, { head, begins }: Extract<Checked, { ok: true }>, folder: string): Promise<string | UpdateRefusal> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `Mortise-${head.version}-${head.arch}${KINDS[head.kind]}`)
  const sum = createHash('sha256')
  let bytes = 0
  const count = new Transform({
    transform(chunk: Buffer, _, next) {
      bytes += chunk.length
      sum.update(chunk)
      next(bytes > head.bytes ? new Error('longer than signed') : null, chunk)
    },
  })
  const whole = await pipeline(createReadStream(file, { start: begins }), count, createWriteStream(path, { mode: 0o700, flags: 'wx' })).then(() => true, () => false)
  if (whole && bytes === head.bytes && sum.digest('hex') === head.sha256) return path
  await rm(folder, { recursive: true, force: true })
  return { code: 'update.damaged', facts: {} }
}

/** A public key as electron/release-key.ts holds it; null where that is none. */
export function releaseKeyOf(text: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}

/** Below 0: a is older than b. Three numbers each. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map(version => version.split('.').map(Number)) as [number[], number[]]
  return left.map((n, i) => n - (right[i] ?? 0)).find(Boolean) ?? 0
}

async function firstLine(path: string): Promise<string | null> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_LINE), 0, LONGEST_LINE, 0)
    const end = buffer.subarray(0, bytesRead).indexOf('\n')
    return end < 0 ? null : buffer.toString('utf8', 0, end)
  } finally {
    await file.close()
  }
}

/** Null for everything that is not exactly such a line. */
function headOf(line: string): UpdateHead | null {
  try {
    const head = JSON.parse(line) as Record<string, unknown> | null
    if (head?.['mortiseUpdate'] !== 1) return null
    const { version, arch, kind, bytes, sha256, signature } = head
    if (typeof version !== 'string' || !VERSION.test(version) || typeof arch !== 'string' || !/^[a-z0-9]{1,16}$/.test(arch)) return null
    if (typeof kind !== 'string' || !Object.hasOwn(KINDS, kind) || typeof bytes !== 'number' || !Number.isSafeInteger(bytes) || bytes < 1) return null
    if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256) || typeof signature !== 'string' || signature.length > 200) return null
    return { mortiseUpdate: 1, version, arch, kind: kind as Kind, bytes, sha256, signature }
  } catch {
    return null
  }
}
