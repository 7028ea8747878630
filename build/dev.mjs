import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createServer } from 'vite'
import { ensureFresh, root } from './fresh.mjs'

// `npm run dev`: the screens from Vite with hot reload, the college from the loopback host (restart to see changes of the core).
const PORT = 5273

await ensureFresh(['host'])
const host = spawn(process.execPath, [join(root, 'dist/mortise.mjs'), 'serve', '--no-open', ...process.argv.slice(2)], { stdio: ['ignore', 'pipe', 'inherit'] })
process.once('exit', () => host.kill())
host.once('exit', code => process.exit(code ?? 1))
const link = await new Promise(done => {
  let text = ''
  host.stdout.on('data', chunk => {
    text += chunk
    const found = /(http:\/\/127\.0\.0\.1:\d+)\/#(\S+)/.exec(text)
    if (found) done({ origin: found[1], token: found[2] })
  })
})

// the host answers only to its own name and origin
const proxy = {
  target: link.origin,
  changeOrigin: true,
  configure: server => server.on('proxyReq', request => request.getHeader('origin') && request.setHeader('origin', link.origin)),
}
const vite = await createServer({
  configFile: join(root, 'build/vite.config.ts'),
  server: { host: '127.0.0.1', port: PORT, strictPort: true, proxy: { '/session': proxy, '/rpc': proxy } },
})
await vite.listen()
console.log(`http://127.0.0.1:${PORT}/#${link.token}`)
