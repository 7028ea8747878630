import type { Text } from '#domain/base/text.ts'
import { say, type Language } from './say.ts'

/** A report's text in words. Parts stand beside one another with a dot between; empty ones are left out. */
export function textIn(language: Language, text: Text): string {
  if (typeof text === 'string') return text
  if ('parts' in text) return text.parts.map(part => textIn(language, part)).filter(Boolean).join(' · ')
  return say(language, text.code, text.facts)
}
