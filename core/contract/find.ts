import { z } from 'zod'
import type { TableName } from '#domain/table-names.ts'
import { job } from './define.ts'

/** A record that was found: how people call it, and what tells it from others of its name. */
export type FoundRecord = { id: string; table: TableName; name: string; hint: string }
export type Found = { records: FoundRecord[]; /** keys of `others` that fit, the best first */ others: string[] }

export const findContract = {
  commands: {},
  queries: {},
  jobs: {
    /**
     * Records by name or number: by the characters, by pinyin in full or by first letters, with a slip or two. `others` are texts of the
     * asker's own, of pages and commands, that are looked through in the same way.
     */
    'find.records': job<Found>()(
      () => z.strictObject({
        text: z.string().max(200),
        limit: z.int().min(1).max(200).default(40),
        others: z.array(z.strictObject({ key: z.string().max(100), text: z.string().max(200) })).max(500).default([]),
      }),
    ),
  },
}
