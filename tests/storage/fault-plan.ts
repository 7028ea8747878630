import type { Call, Trouble } from './sim-disk.ts'

/** One fault of a run: at call `at` (from 1), and at every later one that can fail this way where it is `sticky`. */
export type FaultPlan = { at: number; kind: FaultKind; sticky: boolean }
export type FaultKind = (typeof FAULT_KINDS)[number]

export const FAULT_KINDS = ['EIO', 'ENOSPC', 'EDQUOT', 'EACCES', 'EROFS', 'EMFILE', 'short'] as const

const MAKING = (call: Call) => call.name === 'open' && !call.flags?.startsWith('r')
const ALTERING = (call: Call) => ['rename', 'remove', 'makeFolder', 'truncate'].includes(call.name) || (call.name === 'open' && call.flags !== 'r')
const GROWING = (call: Call) => ['write', 'sync', 'datasync', 'makeFolder', 'rename'].includes(call.name) || MAKING(call)

/** Which calls a system may answer with which error. A sticky `short` is a disk that has just become full: half a write, then ENOSPC. */
const MAY_FAIL: Record<FaultKind, (call: Call) => boolean> = {
  EIO: call => call.name !== 'close',
  ENOSPC: GROWING,
  EDQUOT: GROWING,
  EACCES: call => ALTERING(call) || ['open', 'read', 'list', 'stat', 'syncFolder'].includes(call.name),
  EROFS: ALTERING,
  EMFILE: call => ['open', 'read', 'list', 'syncFolder'].includes(call.name),
  short: call => call.name === 'write',
}

/** What to hang before the calls of a disk. `hit` is the first call that failed; null while there was none. */
export function faultsBy(plan: FaultPlan) {
  let count = 0
  let hit: Call | null = null
  const before = (call: Call): Trouble | undefined => {
    count += 1
    const due = plan.sticky ? count >= plan.at : count === plan.at
    const kind = hit && plan.kind === 'short' ? 'ENOSPC' : plan.kind
    if (!due || !MAY_FAIL[kind](call)) return undefined
    hit ??= call
    return kind === 'short' ? kind : { code: kind }
  }
  return { before, hit: () => hit, calls: () => count }
}

/** Every plan that can come true in a run of these calls. */
export function plansFor(calls: readonly Call[]): FaultPlan[] {
  return calls.flatMap((call, i) => FAULT_KINDS.filter(kind => MAY_FAIL[kind](call)).flatMap(kind => [false, true].map(sticky => ({ at: i + 1, kind, sticky }))))
}
