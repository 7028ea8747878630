import { z } from 'zod'
import { date, flag, integer, note, record, text } from '../base/field.ts'
import { DateText } from '../base/time-text.ts'

/** A computer that holds data of this college. Its id is that of its data folder. */
export const Device = record(() => ({
  id: z.string(),
  name: text({ main: true }),
  /** the key that its files are signed with: Ed25519, public, base64 */
  signKey: text({ internal: true }),
  /** the key that files for it are locked with: age X25519 recipient */
  recipient: text({ internal: true }),
  /** its files are refused from now on: lost or stolen */
  revoked: flag().optional(),
  note: note().optional(),
}))
export type Device = z.infer<typeof Device>

/** What was chosen to take along: roots by id, and the days from which what was written goes along. */
export const Scope = record(() => ({
  enterprises: z.array(z.string()).max(1000).optional(),
  placements: z.array(z.string()).max(5000).optional(),
  classGroups: z.array(z.string()).max(1000).optional(),
  workshops: z.array(z.string()).max(1000).optional(),
  from: DateText,
  to: DateText,
}))
export type Scope = z.infer<typeof Scope>

/** A file that was written for a laptop: until it comes home, the laptop is out. */
export const TakeAlong = record(() => ({
  id: z.string(),
  /** as people call the laptop, or who has it */
  label: text({ main: true }),
  scope: Scope.meta({ kind: 'list' }),
  /** UTC instant */
  madeAt: text({ internal: true }),
  madeBy: text({ internal: true }).optional(),
  /** the computer that wrote the file, to which it comes home */
  madeOn: text({ internal: true }).optional(),
  records: integer({ internal: true }),
  dueBack: date().optional(),
  /** UTC instant of the last time that it came home */
  backAt: text({ internal: true }).optional(),
  /** the computer on which it was opened, known when it comes home */
  deviceId: text({ internal: true }).optional(),
  /** it will not come home: nothing is waited for any more */
  writtenOff: text().optional(),
}))
export type TakeAlong = z.infer<typeof TakeAlong>

export const CONFLICT_KINDS = ['field', 'removed', 'double'] as const

/** One of the values that stand against each other, and who said it. */
export const ConflictSide = record(() => ({
  value: z.unknown(),
  device: z.string(),
  by: z.string(),
  /** UTC instant */
  at: z.string(),
  command: z.string(),
}))
export type ConflictSide = z.infer<typeof ConflictSide>

/**
 * A question that a merge left open. `field`: two who had not seen each other gave a field different values; `removed`: one removed
 * what another went on with; `double`: two records have the number that only one may have. Derived from what was done, never carried.
 */
export const Conflict = record(() => ({
  id: z.string(),
  kind: z.enum(CONFLICT_KINDS),
  record: z.string(),
  field: z.string().optional(),
  base: z.unknown().optional(),
  sides: z.array(ConflictSide),
  /** double: the others that have the number too */
  others: z.array(z.string()).optional(),
}))
export type Conflict = z.infer<typeof Conflict>
