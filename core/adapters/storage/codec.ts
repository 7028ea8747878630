/** A file's content in blocks; a block may be written over once the next one was asked for. */
export type Blocks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

/**
 * How content is turned into what lies on the disk, and back, block by block. `about` names what it is (`booking`, `history`), so that
 * a codec that encrypts can bind one to the other; a line is bound to its number. Checksums are of what lies on the disk. `open` throws
 * where the content isn't ours.
 */
export type Codec = {
  /** files: tables, closed journals, attachments */
  seal(content: Blocks, about: string): Blocks
  open(content: Blocks, about: string): Blocks
  /** one change set of the journal, as JSON text */
  sealLine(json: Buffer, seq: number): Buffer
  openLine(text: string, seq: number): string
  /** of the names of sealed files that lie outside of the generations, so that those of before and after a change of the lock never mix */
  readonly ending?: '.locked'
  /** true where a line lies as it is, so that a text can be looked for in it before it is opened */
  readonly clear?: true
}

/** As it is. */
export const plain: Codec = {
  seal: content => content,
  open: content => content,
  sealLine: json => json,
  openLine: text => text,
  clear: true,
}

/** The whole content in one piece. */
export async function whole(blocks: Blocks): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  if (Array.isArray(blocks)) pieces.push(...(blocks as Uint8Array[]))
  else for await (const block of blocks) pieces.push(Uint8Array.from(block)) // it may be written over
  const [only] = pieces
  return only && pieces.length === 1 ? Buffer.from(only.buffer, only.byteOffset, only.byteLength) : Buffer.concat(pieces)
}
