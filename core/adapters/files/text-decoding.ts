import { FileRefusal } from '#app/ports.ts'

/**
 * Text of unknown encoding: by its byte order mark, else UTF-8 if it is valid, else GB18030 (what Chinese Excel saves).
 * @throws FileRefusal `file.encoding` for text that is neither, `file.binary` for bytes that are no text at all (NULs)
 */
export function decodeText(file: string, bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode('utf-16le', bytes, file)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode('utf-16be', bytes, file)
  const nul = bytes.indexOf(0)
  if (nul >= 0) throw new FileRefusal('file.binary', { file, row: lineAt(bytes, nul) })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decode('gb18030', bytes, file)
  }
}

function decode(label: string, bytes: Uint8Array, file: string): string {
  let text: string
  try {
    text = new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    throw new FileRefusal('file.encoding', { file })
  }
  const nul = text.indexOf('\0')
  if (nul >= 0) throw new FileRefusal('file.binary', { file, row: text.slice(0, nul).split('\n').length })
  return text
}

function lineAt(bytes: Uint8Array, at: number): number {
  let line = 1
  for (let i = 0; i < at; i++) if (bytes[i] === 10) line++
  return line
}
