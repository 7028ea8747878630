import type { CollegeState } from '#contract/college.ts'
import { askedAhead, type AskAhead } from '#renderer/client/asked-ahead.ts'
import { httpTransport, openSession } from '#renderer/client/http-transport.ts'
import { portTransport } from '#renderer/client/port-transport.ts'
import { todayAsks } from '#renderer/today/today-asks.ts'
import { preferences } from './kept-preferences.ts'

// Read and run before the rest of the window (build/vite.config.ts): so it imports next to nothing.

const TODAY = /^#?\/?(today)?$/

/** What the frame asks wherever one is; and, where the window opens with Today, what Today asks. */
async function firstAsks(ask: AskAhead): Promise<void> {
  void ask('protection.state', {})
  const asked = ask('college.state', {})
  void ask('storage.state', {})
  const frame = await asked
  const { desk } = preferences()
  const state = 'value' in frame ? (frame.value as CollegeState) : null // the query that was asked
  if (!state?.college) return
  void ask('history.list', { limit: 1 })
  if (!TODAY.test(location.hash) || desk === 'teacher') return void ask('exchange.overview', {})
  const { term, ...today } = todayAsks(state, undefined)
  for (const [name, input] of [...Object.values(today), ...(state.week ? [term] : [])]) void ask(name, input)
  void ask('exchange.waiting', {})
}

const shell = window.mortise

/** The way to the college, on which the first questions are under way since the first line of this window was read. */
export const transport = askedAhead(shell ? portTransport(shell) : httpTransport(openSession()), { name: preferences().name }, firstAsks)
