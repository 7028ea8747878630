import { z } from 'zod'
import { ROLES, type Role } from '#domain/base/role.ts'
import { job } from './define.ts'

/** How the data folder is kept from others: `isLocked`: nothing of it can be read before a password is given. */
export type ProtectionState = {
  folder: string
  hasPassword: boolean
  isLocked: boolean
  /** who sits here: by the password that was given, or, without one, as this computer is set */
  role: Role
  /** roles that have a password */
  passwords: Role[]
  /** minutes without anybody's doing after which it locks itself; 0: never */
  idle: number
  /** backups that lie open although the folder is locked: made before it was */
  openBackups: number
  /** the computer's own key store opens it when the program starts; null: there is none that could be trusted with it */
  remembered: boolean | null
  /** UTC instant at which erased people were last taken out of the history */
  erasedAt: string | null
}
/** A recovery key as it is printed: told once, kept nowhere. */
export type RecoveryKey = { recoveryKey: string }

const Secret = z.string().min(1).max(1000)
const WhoRole = z.enum(ROLES)

export const protectionContract = {
  commands: {},
  queries: {},
  jobs: {
    'protection.state': job<ProtectionState>()(() => z.strictObject({})),
    /** Opens a locked folder by a password or the recovery key. `remember`: the computer's own key store may open it next time */
    'protection.unlock': job<ProtectionState>()(() => z.strictObject({ secret: Secret, remember: z.boolean().optional() })),
    'protection.lock': job<ProtectionState>()(() => z.strictObject({})),
    /** Somebody is at work: it does not lock itself yet. */
    'protection.active': job<null>()(() => z.strictObject({})),
    /** Sets the first password, the office's; the whole folder is written anew under it. */
    'protection.set': job<RecoveryKey>()(() => z.strictObject({ password: Secret })),
    /** Takes the password away; the whole folder is written anew and lies open. */
    'protection.remove': job<ProtectionState>()(() => z.strictObject({ secret: Secret })),
    /** Another password for a role, or (null) none; `secret`: the office's, or the recovery key. */
    'protection.password': job<ProtectionState>()(() => z.strictObject({ secret: Secret, role: WhoRole, password: Secret.nullable() })),
    /** A new recovery key; the one before opens nothing any more. */
    'protection.recoveryKey': job<RecoveryKey>()(() => z.strictObject({ secret: Secret })),
    'protection.idle': job<ProtectionState>()(() => z.strictObject({ minutes: z.int().min(0).max(480) })),
    /** Who sits at this computer, where no password says so. */
    'protection.role': job<ProtectionState>()(() => z.strictObject({ role: WhoRole })),
    /** Whether this computer's own key store opens the folder when the program starts: until a password is changed. */
    'protection.remember': job<ProtectionState>()(() => z.strictObject({ on: z.boolean() })),
    /** Removes backups that were made before there was a password, after one more that is locked. */
    'protection.dropOpenBackups': job<{ removed: number }>()(() => z.strictObject({})),
  },
}
