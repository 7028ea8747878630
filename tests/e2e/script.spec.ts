import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { root } from '../../build/fresh.mjs'

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`a script at "run -" ends on ${signal} and gives the folder free`, async () => {
    test.skip(process.platform === 'win32', 'Windows has no such signals')
    const home = mkdtempSync(join(tmpdir(), 'mortise-script-'))
    const data = join(home, 'data')
    const program = join(root, 'dist/mortise.mjs')
    const ended = (child: ReturnType<typeof spawn>) => new Promise<number | null>(done => child.once('exit', done))
    try {
      expect(await ended(spawn(process.execPath, [program, 'init', '--data', data]))).toBe(0)
      const child = spawn(process.execPath, [program, 'run', '-', '--data', data], { stdio: ['pipe', 'pipe', 'ignore'] })
      const end = ended(child)
      const answered = new Promise<string>(done => child.stdout.once('data', chunk => done(String(chunk))))
      child.stdin.write(`${JSON.stringify({ name: 'register.save', input: { table: 'programme', fields: { name: '数控技术' } } })}\n`)
      expect(await answered).toContain('"value"')
      expect(existsSync(join(data, 'lock.json'))).toBe(true)
      child.kill(signal)
      expect(await end).toBe(0)
      expect(existsSync(join(data, 'lock.json'))).toBe(false)
    } finally {
      rmSync(home, { recursive: true, force: true })
    }
  })
}
