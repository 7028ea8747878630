import { listBackups, restoreBackup } from '#adapters/storage/backup.ts'
import type { StorageState } from '#contract/college.ts'
import { say } from '#words/say.ts'
import { answered, asked, misused, refused } from './answers.ts'
import type { Command } from './command.ts'

/** `backup`: a verified copy of the data folder beside it; `--list` names those that exist. */
export const backup: Command = {
  usage: '[--list]',
  options: { list: { type: 'boolean' } },
  takes: [0, 0],
  async run(call) {
    if (call.values['list']) {
      const names = listBackups(call.folder)
      return { code: 0, document: { backups: names }, lines: names.length ? names : [say(call.language, 'cli.backup.none')] }
    }
    return answered<{ path: string; bytes: number }>(call, await asked(call, 'college.backup', {}), ({ path, bytes }) => [say(call.language, 'cli.backup.made', { path, bytes })])
  },
}

/** `restore NAME`: puts a backup in the place of the data, after a backup of what is there. */
export const restore: Command = {
  usage: 'NAME',
  options: {},
  takes: [0, 1],
  async run(call) {
    const [name] = call.positionals
    if (!name) return misused(call.language, 'cli.restore.which', { names: listBackups(call.folder) })
    const host = await call.host()
    const { closed } = host.journal
    if (closed?.code === 'store.locked') return refused(closed, call.language)
    const { folder } = host
    await host.close()
    const { before } = await restoreBackup(folder, name)
    return { code: 0, document: { restored: name, before }, lines: [say(call.language, 'cli.restore.done', { name, before })] }
  },
}

/** `verify`: reads the whole journal, proves its chain and says how the folder stands. */
export const verify: Command = {
  usage: '',
  options: {},
  takes: [0, 0],
  async run(call) {
    const frame = await asked(call, 'college.storage', {})
    return answered<StorageState>(
      call,
      frame,
      state => [
        say(call.language, 'cli.verify.whole', { folder: state.folder, n: state.changes, bytes: state.bytes }),
        ...(state.cutTail ? [say(call.language, 'cli.verify.cut', { n: state.cutTail })] : []),
        ...(state.closed ? [say(call.language, `refusal.${state.closed.code}`, state.closed.facts)] : []),
      ].slice(state.closed?.code === 'store.damaged' ? 1 : 0),
      state => (state.closed?.code === 'store.damaged' ? 1 : 0),
    )
  },
}
