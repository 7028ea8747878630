import { connect } from 'node:net'

export type RawReply = { status: number; head: string; body: string }

/** One request, byte for byte as written, also one that no client would send. Status 0: the host hung up without a word. */
export function rawRequest(port: number, lines: readonly string[], body = ''): Promise<RawReply> {
  return new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    socket.setTimeout(5000, () => socket.destroy(new Error(`no answer to ${lines.join(' | ')}`)))
    socket.on('data', chunk => {
      text += chunk.toString('latin1')
      // a session lasts as long as its window
      if (lines[0]?.startsWith('POST /session ') && /^HTTP\/1\.1 200 [^]*\r\n\r\n/.test(text)) socket.destroy()
    })
    socket.on('error', error => ((error as NodeJS.ErrnoException).code === 'ECONNRESET' ? socket.destroy() : fail(error)))
    socket.on('close', () => {
      const [head = '', ...rest] = text.split('\r\n\r\n')
      done({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head, body: rest.join('\r\n\r\n') })
    })
    socket.write(`${[...lines, 'Connection: close', `Content-Length: ${Buffer.byteLength(body)}`].join('\r\n')}\r\n\r\n${body}`)
  })
}
