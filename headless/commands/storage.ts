import type { BackupEntry, BackupMade, BackupPreview, Restored, Verification } from '#contract/storage.ts'
import { calledText, say } from '#words/say.ts'
import { answered, asked } from './answers.ts'
import type { Answer, Call, Command } from './command.ts'

/** `backup`: a whole, verified copy of the data; `--list` shows those that exist. */
export const backup: Command = {
  usage: '[--list]',
  options: { list: { type: 'boolean' } },
  takes: [0, 0],
  async run(call) {
    if (call.values['list']) return listed(call)
    return answered<BackupMade>(call, await asked(call, 'storage.backup', {}), ({ path, bytes, elsewhere }) => [
      say(call.language, 'storage.backups.made', { path, bytes }),
      ...(elsewhere ? [say(call.language, 'storage.stand.elsewhere', elsewhere)] : []),
    ])
  },
}

/** `restore NAME`: brings the college back to a backup, after a backup of what is there; without a name it lists them. */
export const restore: Command = {
  usage: '[NAME] [--dry-run]',
  options: { 'dry-run': { type: 'boolean' } },
  takes: [0, 1],
  async run(call) {
    const [name] = call.positionals
    if (name === undefined) {
      call.io.hint(say(call.language, 'cli.restore.which'))
      return listed(call)
    }
    if (call.values['dry-run']) return answered<BackupPreview>(call, await asked(call, 'storage.preview', { name }), preview => previewLines(call, name, preview))
    return answered<Restored>(call, await asked(call, 'storage.restore', { name }), ({ asChange, records, before }) => [
      say(call.language, asChange ? 'cli.restore.asChange' : 'cli.restore.replaced', { name, records }),
      ...(before === null ? [] : [say(call.language, 'cli.restore.before', { before })]),
    ])
  },
}

/** `verify`: reads and proves everything; what is not whole is exit code 1. */
export const verify: Command = {
  usage: '',
  options: {},
  takes: [0, 0],
  async run(call) {
    return answered<Verification>(
      call,
      await asked(call, 'storage.verify', {}),
      ({ findings, ...counts }) =>
        findings.length
          ? [say(call.language, 'storage.verify.found', { n: findings.length }), ...findings.map(({ code, facts }) => `  ${say(call.language, `finding.${code}`, facts)}`)]
          : [say(call.language, 'storage.verify.whole', counts)],
      ({ findings }) => (findings.length ? 1 : 0),
    )
  },
}

/** `repair`: builds damaged tables again from the folder's own history. */
export const repair: Command = {
  usage: '',
  options: {},
  takes: [0, 0],
  async run(call) {
    return answered<{ changes: number }>(call, await asked(call, 'storage.repair', {}), ({ changes }) => [say(call.language, 'cli.repair.done', { changes })])
  },
}

async function listed(call: Call): Promise<Answer> {
  const answer = answered<BackupEntry[]>(call, await asked(call, 'storage.backups', {}), backups => (backups.length ? backups.map(b => backupLine(call, b)) : [say(call.language, 'cli.backup.none')]))
  return answer.code === 0 ? { ...answer, document: { backups: answer.document } } : answer
}

function backupLine(call: Call, { name, made, why, counts, seq, bytes, own }: BackupEntry): string {
  const records = Object.values(counts).reduce((sum, n) => sum + n, 0)
  const line = say(call.language, 'cli.backup.line', { name, made: made.replace('T', ' '), why: say(call.language, `storage.why.${why}`), records, seq, bytes })
  return own ? line : `${line} (${say(call.language, 'storage.backup.foreign')})`
}

function previewLines(call: Call, name: string, { differences, later }: BackupPreview): string[] {
  return [
    differences.length ? say(call.language, 'cli.restore.would', { name }) : say(call.language, 'storage.restore.same'),
    ...differences.map(d => `  ${say(call.language, 'cli.restore.table', { ...d, names: d.names.map(called => calledText(called, call.language)) })}`),
    ...(later ? [say(call.language, 'storage.restore.later', { n: later })] : []),
  ]
}
