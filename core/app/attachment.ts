import { base64OfBytes, bytesOfBase64 } from '#domain/base/bytes.ts'
import { refuse } from '#domain/base/decision.ts'
import { pictureSize } from '#domain/base/picture.ts'
import { MOST_ATTACHMENT_BYTES, type attachmentContract } from '#contract/attachment.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof attachmentContract

/** Megapixels: what a browser shows without taking a gigabyte for it. Photos are shrunk far below before they come here. */
const MOST_PIXELS = 40

export const attachmentCommands: CommandHandlers<C['commands']> = {}
export const attachmentQueries: QueryHandlers<C['queries']> = {}

export const attachmentJobs: JobHandlers<C['jobs']> = {
  async 'attachment.put'({ base64 }, { ports }) {
    const bytes = bytesOfBase64(base64)
    if (bytes.length > MOST_ATTACHMENT_BYTES) return refuse('attachment.tooLarge', { most: MOST_ATTACHMENT_BYTES / 1024 / 1024 })
    const mime = mimeOf(bytes)
    if (!mime) return refuse('attachment.kind', {})
    if (mime !== 'application/pdf' && !pictureSize(bytes)) return refuse('attachment.damaged', {})
    if (tooManyPixels(bytes)) return refuse('attachment.pixels', { most: MOST_PIXELS })
    return { ok: true, value: { id: await ports.attachments.put(bytes) } }
  },
  async 'attachment.get'({ id }, { ports }) {
    const bytes = await ports.attachments.get(id)
    const mime = bytes && mimeOf(bytes)
    if (!bytes || !mime) return refuse('attachment.missing', { id })
    // it may have come from another computer
    return tooManyPixels(bytes) ? refuse('attachment.pixels', { most: MOST_PIXELS }) : { ok: true, value: { mime, base64: base64OfBytes(bytes) } }
  },
}

/** By the first bytes, not by a name. Null for anything else than a picture that browsers show or a PDF. */
export function mimeOf(bytes: Uint8Array): string | null {
  const text = String.fromCharCode(...bytes.subarray(0, 12))
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (text.startsWith('RIFF') && text.slice(8) === 'WEBP') return 'image/webp'
  return text.startsWith('%PDF-') ? 'application/pdf' : null
}

/** Whether a picture says that it is too large to be shown. */
function tooManyPixels(bytes: Uint8Array): boolean {
  const size = pictureSize(bytes)
  return size !== null && size.width * size.height > MOST_PIXELS * 1_000_000
}
