import { diceOf } from './dice.ts'
import { faultsBy, plansFor, type FaultPlan } from './fault-plan.ts'
import { tally, type Row, type Subject } from './row.ts'
import { play, stepsOf, type Step, type Story } from './scenario.ts'
import { SimDisk, type Call } from './sim-disk.ts'
import { wrongWith } from './verdict.ts'
import { workload, type Workload } from './workload.ts'

const SETS = 12

/** Row D5, in memory, and D7: every call fails in every way, once or for good; a sync that failed once has lost its pages. */
export const simulatedFaults: Row = async (subject, options) => {
  const row = tally('D5s', 'each call of a working life fails, once or for good (EIO, ENOSPC, EDQUOT, EACCES, EROFS, EMFILE, short write), then the power goes', options)
  let scenarios = 0
  let unmet = 0
  for (let seed = options.seed; !row.enough; seed++) {
    const work = workload(seed, SETS + 3)
    const life = { subject, work, steps: stepsOf(seed, SETS), compactAt: seed % 3 ? undefined : 3000 }
    const dice = diceOf(seed)
    const plans = dice.shuffled(plansFor(await callsOf(life)))
    scenarios += 1
    for (const plan of plans) {
      if (row.enough) break
      const disk = new SimDisk()
      const faults = faultsBy(plan)
      disk.before = faults.before
      const story = await play({ ...life, disk })
      const hit = faults.hit()
      disk.before = null
      row.ran()
      if (!hit) unmet += 1
      const name = `${seed}, call ${plan.at} (${hit ? `${hit.name} ${hit.path}` : 'none'}) ${plan.kind}${plan.sticky ? ' for good' : ''}`
      for (const broken of [...story.broken, ...tooMuch(plan, hit, story)]) row.failed(name, broken)
      const ends = [
        { by: 'a power cut', left: disk.crash({ entries: 'none', content: 'none', dice }) },
        dice.chance(0.5) ? { by: 'a restart', left: disk.restarted() } : { by: 'a power cut that kept a part', left: disk.crash({ entries: 'some', content: 'any', dice }) },
      ]
      disk.powerOff()
      for (const { by, left } of ends) {
        const wrong = await wrongWith(subject, left, work, story, { again: dice.chance(0.3), deep: dice.chance(0.5) })
        if (wrong) row.failed(name, `after ${by}: ${wrong}`)
      }
    }
  }
  return row.result({ scenarios, unmet })
}

async function callsOf(life: { subject: Subject; work: Workload; steps: readonly Step[]; compactAt?: number }): Promise<Call[]> {
  const calls: Call[] = []
  const disk = new SimDisk()
  disk.before = call => {
    calls.push(call)
    return undefined
  }
  await play({ ...life, disk })
  return calls
}

const JOURNAL = /\/journal\.\d+\.ndjson$/

/** A fault that is over and did not touch the journal must not close it: tables, backups and photos can be tried again. */
function tooMuch(plan: FaultPlan, hit: Call | null, story: Story): string[] {
  if (!hit || plan.sticky || JOURNAL.test(hit.path)) return []
  return story.refused.filter(({ step }) => step === 'append').map(({ error }) => `a save was refused for it: ${String(error)}`)
}
