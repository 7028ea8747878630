import { openAppWindow } from '#adapters/system/app-window.ts'
import { say } from '#words/say.ts'
import { serveLoopback, type LoopbackHost } from '../server.ts'
import { misused, refused } from './answers.ts'
import type { Call, Command } from './command.ts'

/** `serve`: the app on a loopback port, in a window of an installed browser unless `--no-open`. Ends with the window or by Ctrl+C. */
export const serve: Command = {
  usage: '[--port N] [--no-open]',
  options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } },
  takes: [0, 0],
  makesFolder: true,
  async run(call) {
    const port = Number(call.values['port'] ?? 0)
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return misused(call.language, 'cli.badPort', { port: call.values['port'] })
    const desk = await call.host()
    let server: LoopbackHost
    try {
      server = await serveLoopback({ desk, screens: call.io.screens, port })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
      return refused({ code: 'port.taken', facts: { port } }, call.language)
    }
    call.io.out(say(call.language, 'cli.ready', { link: server.link() }))
    const closed = desk.journal.closed
    if (closed) call.io.hint(say(call.language, `refusal.${closed.code}`, closed.facts))
    await Promise.race([call.io.stopped, windowOf(call, server)])
    await server.close()
    return { code: 0, document: undefined, lines: [] }
  },
}

/** Resolves when the window is closed; never, where there is none. */
async function windowOf(call: Call, server: LoopbackHost): Promise<void> {
  const forever = new Promise<void>(() => undefined)
  if (call.values['no-open']) return forever
  const opened = openAppWindow(server.link(), call.io.env)
  if (typeof opened === 'string') {
    call.io.hint(say(call.language, `cli.${opened}`))
    return forever
  }
  const how = await opened.ended
  if (how === 'closed') return
  call.io.hint(say(call.language, 'cli.windowFailed'))
  return forever
}
