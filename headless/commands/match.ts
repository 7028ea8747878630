import type { MatchingView, Proposal } from '#contract/matching.ts'
import type { Accepted } from '#domain/placement/accept-plan.ts'
import { freePlaces, isAtShare } from '#domain/placement/free-places.ts'
import { say } from '#words/say.ts'
import { cureText, obstacleText, type StepNames } from '#words/obstacle-text.ts'
import { answered, asked, misused, refused } from './answers.ts'
import type { Answer, Call, Command } from './command.ts'

type BatchRow = { id: string; name: string }

/** `match BATCH…`: the best plan for one batch, or for several that do not overlap; `--accept` writes it. Who has no place is part of the result. */
export const match: Command = {
  usage: 'BATCH… [--accept] [--only-wished]',
  options: { accept: { type: 'boolean' }, 'only-wished': { type: 'boolean' } },
  takes: [1, 8],
  async run(call) {
    const list = await asked(call, 'register.options', { table: 'batch' })
    if (!('value' in list)) return answered(call, list, () => [])
    const known = list.value as BatchRow[] // the query's name fixes it
    const batches = call.positionals.map(name => known.find(b => b.name === name || b.id === name))
    const missing = batches.indexOf(undefined)
    if (missing >= 0) return refused({ code: 'matching.noBatch', facts: { name: call.positionals[missing] } }, call.language)
    return matched(call, batches.map(b => b!.id))
  },
}

async function matched(call: Call, batchIds: string[]): Promise<Answer> {
  const choice = { batchIds, onlyWished: call.values['only-wished'] === true }
  const viewed = await asked(call, 'matching.view', { batchIds })
  if (!('value' in viewed)) return answered(call, viewed, () => [])
  const view = viewed.value as MatchingView | null
  if (!view) return misused(call.language, 'refusal.matching.noBatch', { name: call.positionals[0] })
  const solved = await asked(call, 'matching.solve', choice)
  if (!('value' in solved)) return answered(call, solved, () => [])
  const proposal = solved.value as Proposal
  const lines = linesOf(call, view, proposal)
  if (!call.values['accept']) return answered<Proposal>(call, solved, () => lines)
  const before = new Map(view.students.map(s => [s.id, s.placement && { placementId: s.placement.id, postId: s.placement.postId }]))
  const accepted = await asked(call, 'matching.accept', {
    ...choice,
    placed: proposal.placed.map(({ student, post, batch }) => ({ student, post, batch, before: before.get(student) ?? null })),
    leftOut: proposal.leftOut.map(({ student }) => ({ student, before: before.get(student) ?? null })),
  })
  const answer = answered<Accepted>(call, accepted, done => [...lines, say(call.language, 'cli.match.accepted', done)])
  return 'value' in accepted ? { ...answer, document: { ...proposal, accepted: accepted.value } } : answer
}

function linesOf({ language }: Call, view: MatchingView, { placed, leftOut }: Proposal): string[] {
  const students = new Map(view.students.map(s => [s.id, s]))
  const posts = new Map(view.posts.map(p => [p.id, p]))
  const names: StepNames = {
    post: id => (posts.has(id) ? `${posts.get(id)!.host} · ${posts.get(id)!.name}` : id),
    student: id => students.get(id)?.name ?? id,
    host: id => view.hosts.find(h => h.id === id)?.name ?? id,
    atShare: (id, batch) => isAtShare(posts.get(id)?.rooms[batch]),
  }
  const who = (id: string) => ({ student: names.student(id), number: students.get(id)?.number ?? '' })
  const batch = view.chosen.map(id => view.batches.find(b => b.id === id)?.name ?? id).join(' + ')
  const km = placed.length ? Math.round((placed.reduce((sum, p) => sum + p.km, 0) / placed.length) * 10) / 10 : 0
  const changes = placed.filter(p => p.was !== null && p.was !== p.post).length + leftOut.filter(l => l.was !== null).length
  return [
    say(language, 'cli.match.head', { batch, students: view.students.length, posts: view.posts.length, places: freePlaces(view) }),
    say(language, 'cli.match.placed', { placed: placed.length, students: view.students.length, first: placed.filter(p => p.wish === 1).length, km, changes }),
    say(language, 'matching.proven'),
    ...placed.map(p => `  ${say(language, 'cli.match.row', { ...who(p.student), post: names.post(p.post), wish: p.wish === null ? say(language, 'matching.wish.other') : say(language, 'matching.wish.no', { rank: p.wish }) })}`),
    ...leftOut.flatMap(l => [
      say(language, 'cli.match.leftOut', who(l.student)),
      ...l.obstacles.map(o => `  ${say(language, 'matching.blocked', { count: o.count, why: obstacleText(language, o.code, o.facts) })}`),
      ...(l.cures ?? []).map(c => `  ${say(language, 'cli.match.cure', { steps: cureText(language, c.steps, names) })}`),
    ]),
  ]
}
