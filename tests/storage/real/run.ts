import { spawn, type ChildProcess } from 'node:child_process'
import type { Plan } from './plan.ts'

/** What a writer said before it ended. */
export type Said = {
  lines: readonly string[]
  acked: number
  attached: string[]
  backups: string[]
  refused: string | null
  /** it was promised something after it had been told no */
  ackedAfterRefusal: boolean
  /** null where it ended by itself, as it should */
  broke: string | null
}
export type Running = { child: ChildProcess; lines: string[]; ended: Promise<Said> }
export type RunOptions = { plan?: Partial<Plan>; env?: Record<string, string>; under?: string[]; limit?: number; onLine?: (line: string, child: ChildProcess) => void }

const LIMIT = 30_000

/** Starts the writer, by way of another program if `under` names one. */
export function startWriter(writer: string, folder: string, { plan = {}, env = {}, under = [], limit = LIMIT, onLine }: RunOptions = {}): Running {
  const [command, ...args] = [...under, process.execPath, ...(plan.measureHeap ? ['--expose-gc'] : []), writer, folder, JSON.stringify(plan)]
  const child = spawn(command!, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  child.stdin.on('error', () => undefined) // it may be dead before it is spoken to
  const lines: string[] = []
  let rest = ''
  let errors = ''
  let late = false
  const timer = setTimeout(() => {
    late = true
    child.kill('SIGKILL')
  }, limit)
  child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-4000)))
  child.stdout.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n')
    rest = parts.pop() ?? ''
    for (const line of parts) {
      lines.push(line)
      onLine?.(line, child)
    }
  })
  const ended = new Promise<Said>((done, fail) => {
    child.on('error', fail)
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      done({ ...heard(lines), broke: late ? `it was not done after ${limit} ms; last it said: ${lines.at(-1)}` : brokeBy(code, signal, errors) })
    })
  })
  return { child, lines, ended }
}

function brokeBy(code: number | null, signal: string | null, errors: string): string | null {
  if (signal === 'SIGKILL' || code === 0) return null
  return `it ended with ${signal ?? code}: ${errors.trim()}`
}

export function heard(lines: readonly string[]): Omit<Said, 'broke'> {
  const rest = (start: string) => lines.flatMap(line => (line.startsWith(start) ? [line.slice(start.length)] : []))
  const refusedAt = lines.findIndex(line => line.startsWith('refused '))
  const acks = rest('ack ').map(Number)
  return {
    lines: [...lines],
    acked: Math.max(0, ...acks.slice(-100)),
    attached: rest('done attachment '),
    backups: rest('done backup '),
    refused: refusedAt < 0 ? null : lines[refusedAt]!.slice('refused '.length),
    ackedAfterRefusal: refusedAt >= 0 && lines.slice(refusedAt).some(line => line.startsWith('ack ')),
  }
}
