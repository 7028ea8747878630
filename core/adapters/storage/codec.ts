/**
 * How content is turned into what lies on the disk, and back. `about` names what it is (`tables/booking`, `journal`), so that a
 * codec that encrypts can bind one to the other. Checksums are of what lies on the disk. `open` throws where the content isn't ours.
 */
export type Codec = {
  /** files: tables, closed journals, attachments */
  seal(blocks: readonly Uint8Array[], about: string): Promise<readonly Uint8Array[]>
  open(content: Uint8Array, about: string): Promise<Uint8Array>
  /** one change set of the journal, as JSON text */
  sealLine(json: string): string
  openLine(text: string): string
}

/** As it is. */
export const plain: Codec = {
  seal: async blocks => blocks,
  open: async content => content,
  sealLine: json => json,
  openLine: text => text,
}
