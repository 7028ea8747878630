const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUE = new Uint8Array(128).fill(255)
for (let i = 0; i < 64; i++) VALUE[ALPHABET.charCodeAt(i)] = i

/** Base64 (RFC 4648 §4) -> bytes. Padding may be missing; any other character ends the text. */
export function bytesOfBase64(base64: string): Uint8Array {
  let length = base64.length
  while (length && base64[length - 1] === '=') length--
  const bytes = new Uint8Array(Math.floor((length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (let i = 0; i < length; i++) {
    const value = VALUE[base64.charCodeAt(i)] ?? 255
    if (value === 255) break
    bits = ((bits << 6) | value) & 0xffffff
    held += 6
    if (held >= 8) {
      held -= 8
      bytes[at++] = (bits >> held) & 255
    }
  }
  return at === bytes.length ? bytes : bytes.subarray(0, at)
}

/** Bytes -> text by UTF-8, or null where they are no UTF-8. For small files: it goes through percent signs. */
export function utf8Text(bytes: Uint8Array): string | null {
  try {
    return decodeURIComponent(Array.from(bytes, b => `%${b.toString(16).padStart(2, '0')}`).join(''))
  } catch {
    return null
  }
}

/** Text -> bytes by UTF-8 (RFC 3629). Half a surrogate pair becomes U+FFFD, as everywhere. */
export function utf8Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3)
  let at = 0
  for (const sign of text) {
    const said = sign.codePointAt(0)!
    const code = said >= 0xd800 && said < 0xe000 ? 0xfffd : said
    if (code < 0x80) bytes[at++] = code
    else {
      const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3
      bytes[at++] = (0xff00 >> (more + 1)) | (code >> (6 * more)) // the array keeps the low eight bits
      for (let left = more - 1; left >= 0; left--) bytes[at++] = 0x80 | ((code >> (6 * left)) & 63)
    }
  }
  return bytes.subarray(0, at)
}

/** Bytes -> base64 (RFC 4648 §4), padded. */
export function base64OfBytes(bytes: Uint8Array): string {
  const parts: string[] = []
  let part = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const held = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const left = bytes.length - i
    part += ALPHABET[held >> 18]! + ALPHABET[(held >> 12) & 63]! + (left > 1 ? ALPHABET[(held >> 6) & 63]! : '=') + (left > 2 ? ALPHABET[held & 63]! : '=')
    // short pieces, joined once: one ever-growing text would cost its length again and again
    if (part.length > 8192) {
      parts.push(part)
      part = ''
    }
  }
  return parts.join('') + part
}
