import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { FileOut } from '#contract/define.ts'
import type { TimetableView } from '#domain/timetable/college/view.ts'
import type { TimetableAccepted } from '#domain/timetable/college/accept.ts'
import type { Proposal, ProposedSession } from '#domain/timetable/college/choice.ts'
import { toAccept, toExport } from '#domain/timetable/college/proposal.ts'
import { listText, say } from '#words/say.ts'
import { curePhrase, figureText, findingText, obstacleLine, proofText, timeText } from '#words/timetable-text.ts'
import { answered, asked, misused, refused } from './answers.ts'
import type { Answer, Call, Command } from './command.ts'
import { writeOut } from './write-out.ts'

const SCOPES = ['open', 'all'] as const

/**
 * `schedule`: the automatic timetable of a term, of what has no time yet or of everything that may move; `--accept` writes it. Sessions without
 * a place are part of the result. Ctrl+C ends it without one.
 */
export const schedule: Command = {
  usage: '[--term NAME] [--scope open|all] [--seconds N] [--seed N] [--out FILE.xlsx|.csv|.json] [--accept]',
  options: { term: { type: 'string' }, scope: { type: 'string' }, seconds: { type: 'string' }, seed: { type: 'string' }, out: { type: 'string' }, accept: { type: 'boolean' } },
  takes: [0, 0],
  async run(call) {
    const { term, scope = 'open', seconds = '30', seed = '1', out } = call.values
    if (!SCOPES.some(s => s === scope)) return misused(call.language, 'cli.badChoice', { option: '--scope', choices: SCOPES.join(', ') })
    for (const [option, value] of [['--seconds', seconds], ['--seed', seed]] as const) if (!/^\d{1,9}$/.test(String(value))) return misused(call.language, 'cli.badChoice', { option, choices: '1, 2, 3 …' })
    if (out !== undefined && !/\.(xlsx|csv|json)$/i.test(String(out))) return misused(call.language, 'cli.schedule.which', { out })
    const viewed = await asked(call, 'timetable.view', {})
    if (!('value' in viewed)) return answered(call, viewed, () => [])
    const view = viewed.value as TimetableView | null // the query's name fixes it
    const terms = view?.terms ?? []
    const chosen = term === undefined ? terms.find(t => t.id === view?.termId) : terms.find(t => t.name === term || t.id === term)
    if (!chosen) return refused({ code: 'timetable.unknownTerm', facts: { name: term ?? '', terms: terms.map(t => t.name) } }, call.language)
    return scheduled(call, chosen, { termId: chosen.id, scope, seconds: Number(seconds), seed: Number(seed) })
  },
}

async function scheduled(call: Call, term: { id: string; name: string }, choice: { termId: string; scope: unknown; seconds: number; seed: number }): Promise<Answer> {
  const solved = await asked(call, 'timetable.solve', { ...choice, run: 'cli' })
  if (!('value' in solved)) return answered(call, solved, () => [])
  const proposal = solved.value as Proposal // the job's name fixes it
  const lines = linesOf(call, term.name, proposal)
  const written = call.values['out'] === undefined ? null : await writeProposal(call, String(call.values['out']), proposal)
  if (written && written.code !== 0) return written
  const answer: Answer = { code: 0, document: proposal, lines: [...lines, ...(written?.lines ?? [])] }
  if (!call.values['accept']) return answer
  const accepted = await asked(call, 'timetable.accept', toAccept(proposal))
  if (!('value' in accepted)) return answered(call, accepted, () => [])
  const done = accepted.value as TimetableAccepted
  return { code: 0, document: { ...proposal, accepted: done }, lines: [...answer.lines, say(call.language, 'cli.schedule.accepted', done)] }
}

async function writeProposal(call: Call, out: string, proposal: Proposal): Promise<Answer> {
  const format = /\.(xlsx|csv|json)$/i.exec(out)![1]!.toLowerCase()
  if (format === 'json') {
    const file = resolve(out)
    const content = `${JSON.stringify(proposal, null, 2)}\n`
    try {
      await writeFile(file, content)
    } catch (error) {
      return refused({ code: 'file.unwritable', facts: { file, reason: (error as NodeJS.ErrnoException).code ?? (error as Error).message } }, call.language)
    }
    return { code: 0, document: { file }, lines: [say(call.language, 'cli.written', { file, bytes: Buffer.byteLength(content) })] }
  }
  const made = await asked(call, 'timetable.export', { ...toExport(proposal), format, language: call.language })
  return 'value' in made ? writeOut(call, out, made.value as FileOut) : answered(call, made, () => [])
}

function linesOf({ language }: Call, term: string, { sessions, leftOut, findings, goals, proof, ended, milliseconds, threads, names }: Proposal): string[] {
  const called = (title: string, classes: readonly string[]) => [title, listText(classes.map(id => names[id] ?? id), language)].filter(Boolean).join(' · ')
  const count = (state: ProposedSession['state']) => sessions.filter(s => s.state === state).length
  const inOrder = sessions.toSorted((a, b) => a.weekday - b.weekday || a.from - b.from || (a.key < b.key ? -1 : 1))
  return [
    say(language, 'cli.schedule.head', { term, all: proof.all }),
    say(language, 'cli.schedule.placed', { placed: proof.placed, all: proof.all, seconds: Math.round(milliseconds / 100) / 10, fresh: count('new'), moved: count('moved'), same: count('same') }),
    `${proofText(language, proof)} (${say(language, `timetable.ended.${ended}`)})`,
    ...(threads.lost ? [say(language, 'timetable.lost', threads)] : []),
    ...goals.filter(g => g.weight > 0).map(({ code, before, after }) => {
      const figure = figureText(language, code, after)
      return `  ${before === null ? figure : say(language, 'cli.schedule.was', { figure, before })}`
    }),
    ...findings.map(f => `  ! ${findingText(language, f)}`),
    ...inOrder.filter(s => s.state !== 'same').map(s => {
      const where = [s.workshopId, ...s.teacherIds].map(id => (id ? ` · ${names[id] ?? id}` : '')).join('')
      return `  ${say(language, 'cli.schedule.row', { title: called(s.title, s.classGroupIds), time: timeText(language, s), where })}`
    }),
    ...leftOut.flatMap(l => [
      say(language, 'cli.schedule.leftOut', { title: called(l.title, l.classGroupIds) }),
      ...l.obstacles.map(o => `  ${obstacleLine(language, o)}`),
      ...(l.cure ? [`  ${say(language, 'cli.schedule.cure', { cure: curePhrase(language, l.cure) })}`] : []),
    ]),
  ]
}
