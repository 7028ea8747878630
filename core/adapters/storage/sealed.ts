import { createHash } from 'node:crypto'

const SEALED = /^\{"sha256":"([0-9a-f]{64})","body":(.*)\}\s*$/s

/** A small JSON document under its own checksum, on one line: a changed byte is seen before anything is believed. */
export function seal(body: unknown): Buffer {
  const text = JSON.stringify(body)
  return Buffer.from(`{"sha256":"${sha256(text)}","body":${text}}\n`)
}

/** What was sealed; null where a byte has changed since. */
export function unseal<T>(bytes: Uint8Array): T | null {
  const found = SEALED.exec(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'))
  return found && sha256(found[2]!) === found[1] ? (JSON.parse(found[2]!) as T) : null // the checksum proves that we wrote it
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
