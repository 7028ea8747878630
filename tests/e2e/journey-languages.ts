import { basename } from 'node:path'
import type { Language } from '#words/say.ts'

/**
 * In which language a file's journeys are walked: one, by turns from file to file, or both with MORTISE_LANGUAGES=both. Every screen is opened in
 * both anyway (looks.spec), and every sentence stands in both (tests/words).
 */
export function languagesOf(file: string): readonly Language[] {
  const both: readonly Language[] = ['en', 'zh-CN']
  if (process.env['MORTISE_LANGUAGES'] === 'both') return both
  return [both[[...basename(file)].reduce((sum, c) => sum + c.charCodeAt(0), 0) % both.length]!]
}
