import { z } from 'zod'
import { DateText } from '../base/time-text.ts'
import type { CarriedSet } from './carried.ts'

/** The newest form of a bundle that this program can read, and the one that it writes. */
export const BUNDLE_FORMAT = 1

/** What a bundle says of itself, before its sets. */
export const BundleHead = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  /** the college, by the id of its first data folder: files of another are refused */
  school: z.string().min(1).max(100),
  schoolName: z.string().max(200),
  from: z.strictObject({
    device: z.string().min(1).max(100),
    name: z.string().min(1).max(200),
    /** Ed25519, public, base64: what the bundle is signed with */
    signKey: z.string().min(1).max(200),
    /** age recipient of this device, for what is sent to it */
    recipient: z.string().min(1).max(200),
  }),
  /** UTC instant */
  made: z.iso.datetime(),
  /** `field`: chosen records for a laptop, or a laptop's coming home; `whole`: everything, between offices */
  kind: z.enum(['field', 'whole']),
  /** field: the id of the take-along that it belongs to */
  takeAlong: z.string().max(100).optional(),
  /** field: as people call the laptop, or who has it */
  label: z.string().max(200).optional(),
  /** field: what was chosen, in words' facts, and the days */
  span: z.strictObject({ from: DateText, to: DateText }).optional(),
  /** what its author knew of each device */
  knows: z.record(z.string().max(100), z.int().min(0)),
  /**
   * What it leaves out, for whoever it is made for has that already, or is to have a part only (`span`). To whom something of it is
   * lacking, `knows` holds for the records in it and not for others.
   */
  assumes: z.record(z.string().max(100), z.int().min(0)).optional(),
  /** live records by table */
  counts: z.record(z.string().max(100), z.int().min(0)),
})
export type BundleHead = z.infer<typeof BundleHead>

/** Everything that one file carries. Photos by id, `attachment:<sha256 of the bytes>`. */
export type Bundle = { head: BundleHead; sets: CarriedSet[]; photos: ReadonlyMap<string, Uint8Array> }

