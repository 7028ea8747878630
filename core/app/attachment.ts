import { base64OfBytes, bytesOfBase64 } from '#domain/base/bytes.ts'
import { refuse } from '#domain/base/decision.ts'
import { MOST_ATTACHMENT_BYTES, type attachmentContract } from '#contract/attachment.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof attachmentContract

export const attachmentCommands: CommandHandlers<C['commands']> = {}
export const attachmentQueries: QueryHandlers<C['queries']> = {}

export const attachmentJobs: JobHandlers<C['jobs']> = {
  async 'attachment.put'({ base64 }, { ports }) {
    const bytes = bytesOfBase64(base64)
    if (bytes.length > MOST_ATTACHMENT_BYTES) return refuse('attachment.tooLarge', { most: MOST_ATTACHMENT_BYTES / 1024 / 1024 })
    if (!mimeOf(bytes)) return refuse('attachment.kind', {})
    return { ok: true, value: { id: await ports.attachments.put(bytes) } }
  },
  async 'attachment.get'({ id }, { ports }) {
    const bytes = await ports.attachments.get(id)
    const mime = bytes && mimeOf(bytes)
    return bytes && mime ? { ok: true, value: { mime, base64: base64OfBytes(bytes) } } : refuse('attachment.missing', { id })
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
