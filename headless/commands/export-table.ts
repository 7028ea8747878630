import { EXPORT_TABLES } from '#contract/files.ts'
import type { FileOut } from '#contract/define.ts'
import type { CollegeState } from '#contract/college.ts'
import { addDays } from '#domain/base/time.ts'
import { answered, asked, misused } from './answers.ts'
import type { Command } from './command.ts'
import { writeOut } from './write-out.ts'

/** `export TABLE --out FILE`: .xlsx or .csv by the file's name; bookings also as .ics, of all terms unless dates are given. */
export const exportTable: Command = {
  usage: 'TABLE --out FILE.xlsx|.csv|.ics [--from DATE] [--to DATE] [--identity]',
  options: { out: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' }, identity: { type: 'boolean' } },
  takes: [1, 1],
  async run(call) {
    const [table = ''] = call.positionals
    const out = String(call.values['out'] ?? '')
    const format = /\.(xlsx|csv|ics)$/i.exec(out)?.[1]?.toLowerCase()
    const tables: readonly string[] = EXPORT_TABLES
    if (!tables.includes(table)) return misused(call.language, 'cli.badChoice', { option: 'TABLE', choices: tables.join(', ') })
    if (!format || (format === 'ics' && table !== 'booking')) return misused(call.language, 'cli.export.which', { out })

    const frame =
      format === 'ics'
        ? await asked(call, 'files.calendar', { ...(await span(call)), language: call.language })
        : await asked(call, 'files.export', { table, format, language: call.language, ...(call.values['identity'] ? { identity: true } : {}) })
    if (!('value' in frame)) return answered(call, frame, () => [])
    return writeOut(call, out, frame.value as FileOut) // the name fixes it
  },
}

/** The dates that were asked for; without any, from the first day of the first term to the last of the last. */
async function span(call: Parameters<Command['run']>[0]): Promise<{ from: string; to: string }> {
  const frame = await asked(call, 'college.state', {})
  const { terms, today } = 'value' in frame ? (frame.value as CollegeState) : { terms: [], today: '' }
  const [first, last] = [terms[0], terms.at(-1)]
  return {
    from: String(call.values['from'] ?? first?.start ?? today),
    to: String(call.values['to'] ?? (last ? addDays(last.start, last.weeks * 7 - 1) : today)),
  }
}
