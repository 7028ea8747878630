import { addDays } from '#domain/base/time.ts'
import type { ClashList } from '#contract/booking.ts'
import type { CollegeState } from '#contract/college.ts'
import { dayText, say } from '#words/say.ts'
import { answered, asked } from './answers.ts'
import type { Command } from './command.ts'

/** `check`: every clash that stands in the data, over all terms unless dates are given. A double booking is exit code 1; what a reason may allow is only told. */
export const check: Command = {
  usage: '[--from DATE] [--to DATE]',
  options: { from: { type: 'string' }, to: { type: 'string' } },
  takes: [0, 0],
  async run(call) {
    const state = await asked(call, 'college.state', {})
    if (!('value' in state)) return answered(call, state, () => [])
    const { terms, today } = state.value as CollegeState // the name fixes it
    const last = terms.at(-1)
    const from = call.values['from'] ?? terms[0]?.start ?? today
    const to = call.values['to'] ?? (last ? addDays(last.start, last.weeks * 7 - 1) : today)
    return answered<ClashList>(
      call,
      await asked(call, 'booking.clashList', { from, to }),
      ({ clashes, hard, soft }) =>
        clashes.length
          ? [
              say(call.language, 'cli.check.found', { hard, soft }),
              ...clashes.map(c => `  ${dayText(c.date, call.language)}  ${c.title}: ${say(call.language, `refusal.${c.rule}`, { date: c.date, ...c.facts })}`),
            ]
          : [say(call.language, 'cli.check.none')],
      ({ hard }) => (hard ? 1 : 0),
    )
  },
}
