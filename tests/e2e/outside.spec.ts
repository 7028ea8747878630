import { execFileSync } from 'node:child_process'
import { createServer } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { askedOutside, requestsOutside, watched } from './outside.ts'

// Every other test ends with the counts that are proven here: of its pages and of its host, nothing is asked of any other computer.

test('a program that asks for another computer is found out, one that asks for this one is not', () => {
  const home = mkdtempSync(join(tmpdir(), 'mortise-outside-'))
  const run = (program: string) => {
    execFileSync(process.execPath, ['--input-type=module', '-e', program], { env: { ...process.env, ...watched(home) }, stdio: 'ignore', timeout: 20_000 })
    return askedOutside(home)
  }
  try {
    expect(run(`import net from 'node:net'; const s = net.createServer().listen(0, '127.0.0.1', () => net.connect(s.address().port, '127.0.0.1', () => process.exit()))`)).toEqual([])
    expect(run(`import net from 'node:net'; net.connect(9, '192.0.2.1').on('error', () => {}); setTimeout(() => process.exit(), 50)`)).toEqual(['connection 192.0.2.1'])
    expect(run(`fetch('http://192.0.2.2:8099/', { signal: AbortSignal.timeout(1000) }).catch(() => {}).finally(() => process.exit())`)).toContain('connection 192.0.2.2')
    expect(run(`import https from 'node:https'; https.get('https://mortise.invalid/').on('error', () => process.exit())`)).toContain('connection mortise.invalid')
    expect(run(`import dns from 'node:dns'; dns.lookup('other.invalid', () => process.exit())`)).toContain('name other.invalid')
    expect(run(`import dgram from 'node:dgram'; dgram.createSocket('udp4').send('x', 9, '192.0.2.3', () => process.exit())`)).toContain('datagram 192.0.2.3')
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})

test('a page that asks for another computer is found out', async ({ context }) => {
  const server = createServer((_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<img src="http://mortise.invalid/a.png"><img src="/b.png"><img src="data:image/png;base64,">'))
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const outside = requestsOutside(context)
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  await expect.poll(() => outside).toEqual(['http://mortise.invalid/a.png'])
  server.close()
})
