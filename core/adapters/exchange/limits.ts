import { MOST_ATTACHMENT_BYTES } from '#contract/attachment.ts'

const MB = 1024 * 1024

/** What a bundle may be at most: looked at before anything is unpacked, shown or believed. Bytes, unless said otherwise. */
export type Limits = {
  /** the locked file */
  file: number
  head: number
  /** all sets, unpacked */
  sets: number
  /** one line of them: a set without its changes, or one change */
  line: number
  photo: number
  /** how many */
  photos: number
  /** unpacked to packed; of little ones it proves nothing */
  ratio: number
  ratioMatters: number
  /** JSON in JSON */
  depth: number
  /** base-2 logarithm of the scrypt cost: above it a file would take minutes and gigabytes before it is known to be false */
  workFactor: number
  /** computers that one file is locked for */
  recipients: number
}

export const LIMITS: Limits = {
  file: 512 * MB,
  head: 4 * MB,
  sets: 256 * MB,
  line: 4 * MB,
  photo: MOST_ATTACHMENT_BYTES,
  photos: 10_000,
  ratio: 100,
  ratioMatters: MB,
  depth: 32,
  workFactor: 17,
  recipients: 64,
}

/** Of the lines before the locked content: one a recipient, about 110 bytes. */
export const LOCK_BYTES = 16 * 1024
