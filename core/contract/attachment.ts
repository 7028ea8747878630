import { z } from 'zod'
import { ATTACHMENT_ID } from '#domain/base/attachment-id.ts'
import { job } from './define.ts'

/** Largest attachment, in bytes. */
export const MOST_ATTACHMENT_BYTES = 20 * 1024 * 1024

export const attachmentContract = {
  commands: {},
  queries: {},
  jobs: {
    /** Keeps a photo (PNG, JPEG, WebP) or a PDF under the checksum of its content. Refuses `attachment.kind`, `attachment.tooLarge`. */
    'attachment.put': job<{ id: string }>()(() => z.strictObject({ base64: z.string().min(1).max(90_000_000) })),
    /** The kept file. Refuses `attachment.missing`. */
    'attachment.get': job<{ mime: string; base64: string }>()(() => z.strictObject({ id: z.string().regex(ATTACHMENT_ID) })),
  },
}
