import type { ParseArgsConfig } from 'node:util'
import type { Worker } from 'node:worker_threads'
import type { Printer } from '#app/ports.ts'
import type { Language } from '#words/say.ts'
import type { College } from '../college.ts'
import type { Host } from '../compose.ts'

/**
 * What a command hands back: its exit code (0 done, 1 refused or findings, 2 wrongly called), one document for `--json`
 * (undefined where it has written its own result) and lines for people.
 */
export type Answer = { code: 0 | 1 | 2; document: unknown; lines: string[] }

export type Call = {
  positionals: string[]
  values: Record<string, string | boolean | undefined>
  folder: string
  language: Language
  json: boolean
  io: Io
  /** Opens the data folder on first use; it is closed when the command ends. */
  host(): Promise<Host>
  /** Opens it in a thread of its own, for a window; it is closed when the command ends. @throws FileRefusal where the password can't be read */
  college(): Promise<College>
}

/** The outside of a command, so that tests can stand in for a terminal. */
export type Io = {
  out(line: string): void
  /** what a person is told besides; never part of the result */
  hint(line: string): void
  /** how far a job is; only for who watches */
  progress(line: string): void
  lines(): AsyncIterable<string>
  /** resolves when the user or the system asks the program to stop */
  stopped: Promise<void>
  /** folder of the built screens */
  screens: string
  /** folder of the threads' programs */
  threads: URL
  /** the one that will hold the college, where it was started ahead */
  thread?: Worker
  /** prints the reports; absent: an installed browser does */
  printer?: Printer & { close(): Promise<void> }
  env: NodeJS.ProcessEnv
}

export type Command = {
  /** what stands after the name, e.g. `FILE [--as TYPE]`; its meaning is worded by `cli.<name>` */
  usage: string
  options: NonNullable<ParseArgsConfig['options']>
  /** how many positionals it takes */
  takes: [least: number, most: number]
  /** makes the data folder where there is none; other commands refuse, so that a slip in --data is seen */
  makesFolder?: (positionals: readonly string[]) => boolean
  run(call: Call): Promise<Answer>
}
