import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { FileOut } from '#contract/define.ts'
import { say } from '#words/say.ts'
import { refused } from './answers.ts'
import type { Answer, Call } from './command.ts'

/** Writes a file that the college made to where the user wants it, or says why that can't be. */
export async function writeOut(call: Call, out: string, made: FileOut): Promise<Answer> {
  const file = resolve(out)
  const content = Buffer.from(made.base64, 'base64')
  try {
    await writeFile(file, content)
  } catch (error) {
    return refused({ code: 'file.unwritable', facts: { file, reason: (error as NodeJS.ErrnoException).code ?? (error as Error).message } }, call.language)
  }
  return { code: 0, document: { file, bytes: content.length }, lines: [say(call.language, 'cli.written', { file, bytes: content.length })] }
}
