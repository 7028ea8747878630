import { spawn, type ChildProcess } from 'node:child_process'

/** Starts the loopback host on a folder; resolves with its process and the link that opens the window. */
export async function serve(program: string, data: string, env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; link: string }> {
  const child = spawn(process.execPath, [program, 'serve', '--no-open', '--data', data, '--language', 'en'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const link = await new Promise<string>((done, fail) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+\/#\S+/.exec(text)
      if (found) done(found[0])
    })
    child.once('exit', code => fail(new Error(`the host ended with ${code}: ${text}`)))
  })
  return { child, link }
}

export async function ended(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  await new Promise(done => (child.exitCode === null ? child.once('exit', done) : done(null)))
}
