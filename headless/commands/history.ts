import type { RecordHistoryEntry } from '#contract/history.ts'
import { say, whenText } from '#words/say.ts'
import { answered, asked } from './answers.ts'
import type { Command } from './command.ts'

/** `history RECORD`: who changed a record, when, and from what to what. */
export const history: Command = {
  usage: 'RECORD',
  options: {},
  takes: [1, 1],
  async run(call) {
    const frame = await asked(call, 'history.of', { id: call.positionals[0] })
    const table = String(call.positionals[0]).split(':')[0]
    return answered<{ entries: RecordHistoryEntry[]; names: Record<string, string> }>(call, frame, ({ entries, names }) => {
      const shown = (value: unknown): string => {
        if (value === null || value === undefined) return '–'
        if (typeof value === 'string') return names[value] ?? value
        return Array.isArray(value) ? value.map(shown).join(', ') : JSON.stringify(value)
      }
      if (!entries.length) return [say(call.language, 'cli.history.none')]
      return entries.flatMap(e => [
        `${whenText(e.at.slice(0, 16), call.language)} UTC  ${e.actor.name || '–'}  ${say(call.language, `command.${e.command}`, e.about)}`,
        ...e.fields.map(f => `    ${say(call.language, `field.${table}.${f.field}`)}: ${shown(f.from)} → ${shown(f.to)}`),
      ])
    }, ({ entries }) => (entries.length ? 0 : 1))
  },
}
