import { createContext, useCallback, useContext, type ReactNode } from 'react'
import { dayText, holidayText, numberText, say, weekdayText, whenText, type Language } from '#words/say.ts'

const LanguageContext = createContext<Language>('zh-CN')

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>
}

/** The words in the language of this window: `say('shell.week', { term, week })`, and dates and figures as that language writes them. */
export function useSay() {
  const language = useContext(LanguageContext)
  const sayIt = useCallback((key: string, facts?: Record<string, unknown>) => say(language, key, facts), [language])
  return {
    language,
    say: sayIt,
    day: (date: string, withYear = false) => dayText(date, language, withYear),
    when: (time: string) => whenText(time, language),
    holiday: (name: string) => holidayText(name, language),
    weekday: (n: number) => weekdayText(n, language),
    number: (n: unknown) => numberText(n, language),
  }
}
