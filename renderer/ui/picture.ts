import { queryOptions } from '@tanstack/react-query'
import { ATTACHMENT_ID } from '#domain/base/attachment-id.ts'
import { AskError, type Client } from '#renderer/client/client.ts'

/** Whether a photo lies in an attachment; older data hold the picture itself, as a data URL. */
export function isAttached(value: string): boolean {
  return ATTACHMENT_ID.test(value)
}

/**
 * The attached picture as a data URL, null where the attachment is no picture. Fetched once: its id is the checksum of
 * its content, so no change of the data can make it another one. One that is missing is asked for again with each
 * change, as a restored backup may bring it back.
 */
export function pictureQuery(client: Client, id: string) {
  return queryOptions<string | null, AskError>({
    queryKey: ['attachment.get', id],
    queryFn: async ({ signal }) => {
      const kept = await client.job('attachment.get', { id }, { signal })
      if (!kept.ok) throw new AskError(kept)
      const { mime, base64 } = kept.value
      return mime.startsWith('image/') ? `data:${mime};base64,${base64}` : null
    },
    staleTime: 'static',
  })
}
