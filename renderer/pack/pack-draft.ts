import type { PackDraft, PackTemplate } from '#domain/records/pack.ts'

/** A saved pack as one that is drawn: without its id. */
export function packDraft(pack: PackTemplate): PackDraft {
  return Object.fromEntries(Object.entries(pack).filter(([field]) => field !== 'id')) as PackDraft // all but the id
}
