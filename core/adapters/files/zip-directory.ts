import { crc32, inflateRawSync } from 'node:zlib'
import { FileRefusal } from '#app/ports.ts'

export type ZipEntry = { name: string; method: number; crc: number; packed: number; unpacked: number; offset: number; encrypted: boolean }

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const MAX_UNPACKED = 300 * 1024 * 1024
const MAX_RATIO = 100
/** Below this size no ratio is dangerous: a sheet of equal rows packs very small. */
const RATIO_MATTERS = 20 * 1024 * 1024

/**
 * The central directory of a .zip (APPNOTE 4.3.12), read before anything is unpacked.
 * @throws FileRefusal `file.damaged` for a cut-off or broken archive, `file.bomb` when it would unpack to more than
 * 300 MB or a hundred times its size, `file.password` for encrypted entries
 */
export function readZipDirectory(file: string, bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end < 0) throw new FileRefusal('file.damaged', { file })
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) throw new FileRefusal('file.damaged', { file })
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  if (entries.some(e => e.encrypted)) throw new FileRefusal('file.password', { file })
  const unpacked = entries.reduce((n, e) => n + e.unpacked, 0)
  if (unpacked > MAX_UNPACKED || (unpacked > RATIO_MATTERS && unpacked > MAX_RATIO * bytes.length)) {
    throw new FileRefusal('file.bomb', { file, megabytes: Math.round(unpacked / 1048576) })
  }
  return entries
}

/**
 * One unpacked entry; never more bytes than the directory promised, whatever the entry itself holds.
 * @throws FileRefusal `file.damaged` when it is cut off, or not of the promised length and checksum
 */
export function unpack(file: string, bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = entry.offset
  try {
    if (view.getUint32(at, true) !== LOCAL) throw new RangeError('no entry here')
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
    const packed = bytes.subarray(start, start + entry.packed)
    if (packed.length < entry.packed) throw new RangeError('cut off')
    const content = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) })
    if (content.length !== entry.unpacked) throw new RangeError('not the promised length')
    if (crc32(content) !== entry.crc) throw new RangeError('not the promised content')
    return content
  } catch {
    throw new FileRefusal('file.damaged', { file, part: entry.name })
  }
}

/** The end record stands within the last 64 kB, before a comment; zip64 archives (over 4 GB) never get here. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 65535); at--) {
    if (view.getUint32(at, true) === END) return at
  }
  return -1
}
