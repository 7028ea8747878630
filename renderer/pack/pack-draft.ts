import type { PackDraft, PackTemplate } from '#domain/records/pack.ts'

/** A saved pack as one that is drawn: without its id. */
export function packDraft({ id: _, ...pack }: PackTemplate): PackDraft {
  return pack
}
