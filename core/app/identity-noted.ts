import { note, type Refused } from '#domain/base/decision.ts'
import type { Progress } from '#contract/define.ts'
import type { JobTools } from './handlers.ts'
import { denied } from './roles.ts'

/**
 * A list with whole identity numbers leaves the program: only for who may see one, and it stands in the history for how many people.
 * Null where it may go.
 */
export async function identityNoted({ commit, ports }: Pick<JobTools<Progress>, 'commit' | 'ports'>, count: number): Promise<Refused | null> {
  const no = denied(ports.protection.who, 'person.reveal')
  if (no) return no
  const noted = await commit('person.listed', () => note(null, { count }))
  return noted.ok ? null : noted
}
