import { join } from 'node:path'
import type { SetHead } from '#domain/base/decision.ts'
import { whole, type Codec } from './codec.ts'
import type { Disk } from './disk.ts'
import { writeDurably } from './durable-write.ts'
import { headsName, HISTORY } from './file-names.ts'
import { seal, unseal } from './sealed.ts'
import { unzip, zip, type Segment, type Source } from './segments.ts'

/**
 * The heads of a closed journal's change sets, in a small file beside it: a list of the history needs them alone, and the changes behind
 * them may fill hundreds of megabytes. It is drawn from the journal and proves nothing: where it is missing or damaged, the journal tells.
 */
export type HeadsFile = { first: number; last: number; heads: SetHead[] }

export async function writeHeads(disk: Disk, folder: string, file: HeadsFile, codec: Codec): Promise<void> {
  await writeDurably(disk, join(folder, HISTORY, headsName(file.first, file.last)), codec.seal([await zip(seal(file))], headsName(file.first, file.last)))
}

/** Where there is a file of heads beside this closed journal that can't be believed; null where all is well. */
export async function damagedHeads(disk: Disk, folder: string, segment: Segment, codec: Codec): Promise<string | null> {
  if (!segment.packed || segment.last === null) return null
  const path = join(HISTORY, headsName(segment.first, segment.last))
  return (await disk.stat(join(folder, path))) && !(await readHeads(disk, folder, segment, codec)) ? path : null
}

/** The heads that belong to this closed journal; null where there are none, or none to be believed. */
export async function readHeads(source: Source, folder: string, { first, last }: Pick<Segment, 'first' | 'last'>, codec: Codec): Promise<SetHead[] | null> {
  if (last === null) return null
  try {
    const sealed = await source.read(join(folder, HISTORY, headsName(first, last)))
    const file = unseal<HeadsFile>(await unzip(await whole(codec.open([sealed], headsName(first, last)))))
    return file?.first === first && file.last === last ? file.heads : null
  } catch {
    return null
  }
}
