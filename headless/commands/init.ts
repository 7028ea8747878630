import { say } from '#words/say.ts'
import { answered, asked, misused } from './answers.ts'
import type { Command } from './command.ts'

const SIZES = ['small', 'college', 'large']

/** `init`: makes the data folder, with the sample college where one is asked for. */
export const init: Command = {
  usage: '[--sample small|college|large]',
  options: { sample: { type: 'string' } },
  takes: [0, 0],
  makesFolder: () => true,
  async run(call) {
    const { sample } = call.values
    if (sample !== undefined && !SIZES.includes(String(sample))) return misused(call.language, 'cli.badChoice', { option: '--sample', choices: SIZES.join(', ') })
    const host = await call.host()
    if (sample === undefined) {
      return { code: 0, document: { folder: host.folder }, lines: [say(call.language, 'cli.init.empty', { folder: host.folder })] }
    }
    const frame = await asked(call, 'college.sample', { size: sample, language: call.language })
    return answered<{ records: number }>(call, frame, ({ records }) => [say(call.language, 'cli.init.sample', { folder: host.folder, n: records })])
  },
}
