import { createContext, useContext } from 'react'
import { say, type Language, textIn } from '#words/say.ts'
import type { Text } from '#domain/base/text.ts'

/** The language of the paper, which may differ from that of the window around its preview. */
export const PaperLanguage = createContext<Language>('zh-CN')

/** What paper says: a report's texts, and words by key. */
export function usePaperWords() {
  const language = useContext(PaperLanguage)
  return {
    text: (text: Text) => textIn(language, text),
    say: (key: string, facts?: Record<string, unknown>) => say(language, key, facts),
  }
}
