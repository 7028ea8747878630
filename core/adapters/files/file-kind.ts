export type FileKind =
  | 'empty'
  | 'zip' // .xlsx and everything that is like it
  | 'ole' // old .xls and .doc, and every password-protected office file
  | 'pdf'
  | 'image'
  | 'rtf'
  | 'archive'
  | 'html'
  | 'xml'
  | 'ics'
  | 'text'

const SIGNATURES: readonly [FileKind, readonly number[]][] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x42, 0x4d]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x1f, 0x8b]],
]

/** What a file is by its content; its name is not asked. */
export function kindOf(bytes: Uint8Array): FileKind {
  if (!bytes.length) return 'empty'
  const signed = SIGNATURES.find(
    ([kind, start]) => start.every((b, i) => bytes[i] === b) && (kind !== 'image' || start.length > 2 || bytes.includes(0)),
  )
  if (signed) return signed[0]
  const start = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 2000))
    .replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .replaceAll('\0', '')
    .trimStart()
    .toLowerCase()
  if (!start) return 'empty'
  if (start.startsWith('begin:vcalendar')) return 'ics'
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!doctype html|<html|<head|<body|<table|<meta|<div)\b/.test(start)) return 'html'
  if (/^<(\?xml|!doctype|!--|[a-z])/.test(start)) return 'xml'
  return 'text'
}

/** True when an OLE file is an encrypted .xlsx: its directory names a stream "EncryptedPackage" (MS-OFFCRYPTO 2.3.4). */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))
}
