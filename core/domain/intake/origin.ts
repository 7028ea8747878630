const MOST = 200

/** An origin that fits its field: a long one is cut and told apart by a checksum of the whole (FNV-1a, 32 bits). */
export function originText(text: string): string {
  if (text.length <= MOST) return text
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return `${text.slice(0, MOST - 9)}~${(hash >>> 0).toString(16).padStart(8, '0')}`
}
