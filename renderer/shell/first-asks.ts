import { askedAhead } from '#renderer/client/asked-ahead.ts'
import { httpTransport, takeToken } from '#renderer/client/http-transport.ts'
import { portTransport } from '#renderer/client/port-transport.ts'
import { preferences } from './kept-preferences.ts'

// Read and run before the rest of the window (build/vite.config.ts): so it imports next to nothing.

const TODAY = /^#?\/?(today)?$/

const shell = window.mortise
const way = shell ? portTransport(shell) : httpTransport(takeToken())
const { desk, name } = preferences()
const today = desk !== 'teacher' && TODAY.test(location.hash)

/** The way to the college, on which the first questions are under way since the first line of this window was read. */
export const transport = askedAhead(way, { name }, { today }, [['protection.state', {}], ['storage.state', {}], ...(today ? [['exchange.waiting', {}] as const] : [])])
