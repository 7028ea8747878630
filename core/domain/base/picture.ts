/** Width and height in pixels. */
export type PictureSize = { width: number; height: number }

/**
 * How large a PNG, JPEG or WebP says it is, from its head; it is not decoded, which for a hostile one could take all memory.
 * Null where the head is none of these, or is cut off (PNG 1.2 §4.1.1, JPEG T.81 B.2.2, WebP container RFC 9649 §2).
 */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  const size = text(0, 8) === '\x89PNG\r\n\x1a\n' ? pngSize(view, text) : text(0, 3) === '\xff\xd8\xff' ? jpegSize(view) : text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP' ? webpSize(view, text) : null
  return size && size.width > 0 && size.height > 0 ? size : null
}

type Text = (from: number, to: number) => string

function pngSize(view: DataView, text: Text): PictureSize | null {
  return view.byteLength >= 24 && text(12, 16) === 'IHDR' ? { width: view.getUint32(16), height: view.getUint32(20) } : null
}

/** The segments before the picture are walked through until one begins a frame. */
function jpegSize(view: DataView): PictureSize | null {
  let at = 2
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1 // a fill byte
    } else if (marker === 1 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2 // stands alone
    } else {
      const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
      if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
      if (marker === 0xd9 || marker === 0xda) return null
      at += 2 + Math.max(2, view.getUint16(at + 2))
    }
  }
  return null
}

function webpSize(view: DataView, text: Text): PictureSize | null {
  if (view.byteLength < 30) return null
  const three = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
  switch (text(12, 16)) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { width: three(24) + 1, height: three(27) + 1 }
    default:
      return null
  }
}
