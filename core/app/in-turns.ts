import { refuse, type Result } from '#domain/base/decision.ts'
import { finished, type Steps } from '#domain/base/steps.ts'
import type { Progress } from '#contract/define.ts'
import type { JobTools } from './handlers.ts'

/** Times that work is begun anew because somebody changed something meanwhile; the last time nobody gets a turn. */
const MOST = 3

/** Work on the college as it is at one moment: others have their turn after each step, and what they change has it begun anew. Refuses `job.cancelled`. */
export async function inTurns<T>(work: () => Steps<T>, { past, ports, signal, progress }: Pick<JobTools<Progress>, 'past' | 'ports' | 'signal' | 'progress'>): Promise<Result<T>> {
  for (let time = 1; time < MOST; time++) {
    const { seq } = past
    const steps = work()
    for (;;) {
      const { done, value } = steps.next()
      if (done) return value
      progress({ code: 'report.data', ...value })
      await ports.breath()
      if (signal.aborted) return refuse('job.cancelled')
      if (past.seq !== seq) break
    }
  }
  return finished(work())
}
