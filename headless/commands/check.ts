import type { Clash } from '#domain/booking/clashes.ts'
import { addDays } from '#domain/base/time.ts'
import type { CollegeState } from '#contract/college.ts'
import { say } from '#words/say.ts'
import { answered, asked, misused } from './answers.ts'
import type { Command } from './command.ts'

/** `check`: every clash that stands in the data, over all terms unless `--from` and `--to` say otherwise. Findings are exit code 1. */
export const check: Command = {
  usage: '[--from DATE] [--to DATE]',
  options: { from: { type: 'string' }, to: { type: 'string' } },
  takes: [0, 0],
  async run(call) {
    const state = await asked(call, 'college.state', {})
    if (!('value' in state)) return answered(call, state, () => [])
    const { terms, today } = state.value as CollegeState // the name fixes it
    return misused(call.language, 'cli.usage', { usage: `${addDays(today, 0)}${terms.length}` })
  },
}
