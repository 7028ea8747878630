import { openAppWindow } from '#adapters/system/app-window.ts'
import { say } from '#words/say.ts'
import { leaveLink, linkLeftIn, removeLink } from '../running-link.ts'
import { serveLoopback, type LoopbackHost } from '../server.ts'
import { misused, refused } from './answers.ts'
import type { Call, Command } from './command.ts'

/** `serve`: the app on a loopback port, in a window of an installed browser unless `--no-open`. Ends with the window or by Ctrl+C. */
export const serve: Command = {
  usage: '[--port N] [--no-open]',
  options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } },
  takes: [0, 0],
  makesFolder: () => true,
  stays: true,
  async run(call) {
    const port = Number(call.values['port'] ?? 0)
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return misused(call.language, 'cli.badPort', { port: call.values['port'] })
    const desk = await call.host()
    const closed = desk.journal.closed?.code === 'folder.locked' ? null : desk.journal.closed // it may be opened by a password
    const running = closed?.code === 'store.locked' ? await linkLeftIn(call.folder) : null
    if (running) {
      call.io.out(say(call.language, 'cli.running', { link: running }))
      if (!call.values['no-open']) await Promise.race([call.io.stopped, windowOf(call, running)])
      return { code: 0, document: undefined, lines: [] }
    }
    let server: LoopbackHost
    try {
      server = await serveLoopback({ desk, screens: call.io.screens, port, onSession: () => closed || leaveLink(call.folder, server.link()) })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
      return refused({ code: 'port.taken', facts: { port } }, call.language)
    }
    call.io.out(say(call.language, 'cli.ready', { link: server.link() }))
    desk.warmUp()
    if (!closed) leaveLink(call.folder, server.link())
    else call.io.hint(say(call.language, `refusal.${closed.code}`, closed.facts))
    await Promise.race([call.io.stopped, windowOf(call, server.link())])
    if (!closed) removeLink(call.folder)
    await server.close()
    return { code: 0, document: undefined, lines: [] }
  },
}

/** Resolves when the window is closed; never, where there is none. */
async function windowOf(call: Call, link: string): Promise<void> {
  const forever = new Promise<void>(() => undefined)
  if (call.values['no-open']) return forever
  const opened = openAppWindow(link, call.io.env)
  if (typeof opened === 'string') {
    call.io.hint(say(call.language, `cli.${opened}`))
    return forever
  }
  const how = await opened.ended
  if (how === 'closed') return
  call.io.hint(say(call.language, 'cli.windowFailed'))
  return forever
}
