import { openAppWindow } from '#adapters/system/app-window.ts'
import { say } from '#words/say.ts'
import type { Closed } from '#app/ports.ts'
import { leaveLink, linkLeftIn, removeLink } from '../running-link.ts'
import { serveLoopback, type LoopbackHost } from '../server.ts'
import { misused, refused } from './answers.ts'
import type { Call, Command } from './command.ts'

/** `serve`: the app on a loopback port, in a window of an installed browser unless `--no-open`. Ends with the window or by Ctrl+C. */
export const serve: Command = {
  usage: '[--port N] [--no-open]',
  options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } },
  takes: [0, 0],
  async run(call) {
    const port = Number(call.values['port'] ?? 0)
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return misused(call.language, 'cli.badPort', { port: call.values['port'] })
    // a folder that will open needs no waiting for: the window comes up while it is read
    const college = await call.college()
    const running = college.ready ? null : await linkOfRunning(call, await college.opened)
    if (running) {
      call.io.out(say(call.language, 'cli.running', { link: running }))
      if (!call.values['no-open']) await Promise.race([call.io.stopped, windowOf(call, running).closed])
      return { code: 0, document: undefined, lines: [] }
    }
    let server: LoopbackHost
    let writes = false
    try {
      server = await serveLoopback({ desk: college.desk, screens: call.io.screens, port, onSession: () => writes && leaveLink(call.folder, server.link()) })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
      return refused({ code: 'port.taken', facts: { port } }, call.language)
    }
    call.io.out(say(call.language, 'cli.ready', { link: server.link() }))
    const window = windowOf(call, server.link())
    try {
      const no = whyClosed(await college.opened)
      writes = !no
      if (no) call.io.hint(say(call.language, `refusal.${no.code}`, no.facts))
      else leaveLink(call.folder, server.link())
      await Promise.race([call.io.stopped, window.closed, college.lost])
    } finally {
      window.close()
      if (writes) removeLink(call.folder)
      await server.close()
    }
    return { code: 0, document: undefined, lines: [] }
  },
}

/** Why nothing can be written; not that a password is to be given first. */
function whyClosed(closed: Closed | null): Closed | null {
  return closed?.code === 'folder.locked' ? null : closed
}

/** The link to the program that has the folder, where one has. */
async function linkOfRunning(call: Call, closed: Closed | null): Promise<string | null> {
  return whyClosed(closed)?.code === 'store.locked' ? linkLeftIn(call.folder) : null
}

type Shown = { /** resolves when the user has closed the window; never, where there is none */ closed: Promise<void>; close(): void }

function windowOf(call: Call, link: string): Shown {
  const none: Shown = { closed: new Promise(() => undefined), close: () => undefined }
  if (call.values['no-open']) return none
  const opened = openAppWindow(link, call.io.env)
  if (typeof opened === 'string') {
    call.io.hint(say(call.language, `cli.${opened}`))
    return none
  }
  const closed = opened.ended.then(how => {
    if (how === 'closed') return
    call.io.hint(say(call.language, 'cli.windowFailed'))
    return none.closed
  })
  return { closed, close: opened.close }
}
