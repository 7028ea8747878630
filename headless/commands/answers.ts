import { userInfo } from 'node:os'
import type { Facts, Refusal } from '#domain/base/decision.ts'
import type { Progress } from '#contract/define.ts'
import type { Frame } from '#contract/wire.ts'
import { say, type Language } from '#words/say.ts'
import type { Answer, Call } from './command.ts'

/** Asks the college; progress goes to the terminal's side channel. Ctrl+C cancels a job. */
export async function asked(call: Call, name: string, input: unknown): Promise<Frame> {
  const host = await call.host()
  const stop = new AbortController()
  void call.io.stopped.then(() => stop.abort())
  return host.answer({ name, input, actor: { name: actorOf(call) } }, progress => call.io.progress(progressText(progress, call.language)), stop.signal)
}

/** Who stands behind the command line in the record of changes: the account of the operating system. */
function actorOf(call: Call): string {
  return call.io.env['USER'] ?? call.io.env['USERNAME'] ?? userInfo().username
}

/** Answers with `lines` of a good value; a refusal or a fault becomes exit code 1 and its sentence. */
export function answered<V>(call: Call, frame: Frame, lines: (value: V) => string[], code: (value: V) => 0 | 1 = () => 0): Answer {
  if ('refusal' in frame) return refused(frame.refusal, call.language)
  if ('fault' in frame) return { code: 1, document: { fault: frame.fault }, lines: [say(call.language, 'cli.fault', frame.fault)] }
  if ('progress' in frame) throw new Error('a request ended with a progress frame')
  const value = frame.value as V // the name fixes it; both ends are one build
  return { code: code(value), document: value, lines: lines(value) }
}

/** A refusal as an answer: exit code 1, the document says what. */
export function refused(refusal: Refusal, language: Language): Answer {
  const { issues = [], clashes = [] } = refusal.facts as { issues?: { path: string; message: string }[]; clashes?: { rule: string; date: string; facts: Facts }[] }
  const details = [
    ...issues.map(i => `  ${i.path || '.'}: ${i.message}`),
    ...clashes.map(c => `  ${say(language, `refusal.${c.rule}`, { date: c.date, ...c.facts })}`),
    ...(refusal.alternatives ?? []).map(a => `  → ${say(language, `alternative.${a.code}`, a.facts)}`),
  ]
  return { code: 1, document: { refusal }, lines: [say(language, `refusal.${refusal.code}`, refusal.facts), ...details] }
}

/** Wrongly called: exit code 2. */
export function misused(language: Language, key: string, facts: Record<string, unknown> = {}): Answer {
  const line = say(language, key, facts)
  return { code: 2, document: { usage: line }, lines: [line] }
}

function progressText({ code, done, total }: Progress, language: Language): string {
  const text = say(language, `progress.${code}`, { done, total })
  return total ? `${text} (${Math.floor((100 * done) / total)} %)` : text
}
