import { createContext, useCallback, useContext, useMemo, type ReactNode } from 'react'
import type { Terms } from '#domain/base/terms.ts'
import { calledText, dayText, holidayText, numberText, say, speakWith, weekdayText, whenText, type Language } from '#words/say.ts'
import { useAsk } from './hooks.ts'

type Spoken = { language: Language }

const LanguageContext = createContext<Spoken>({ language: 'zh-CN' })

/** The language of the window, and the college's own words in it. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  const { data } = useAsk('college.state', {})
  const terms = JSON.stringify(data?.college?.terms ?? {})
  // a new object where the words are new, so that everything that is said is said anew
  const spoken = useMemo((): Spoken => {
    speakWith(JSON.parse(terms) as Terms) // the record's schema has proven them
    return { language }
  }, [language, terms])
  return <LanguageContext value={spoken}>{children}</LanguageContext>
}

/** The words in the language of this window: `say('shell.week', { week })`, and dates and figures as that language writes them. */
export function useSay() {
  const spoken = useContext(LanguageContext)
  const { language } = spoken
  const sayIt = useCallback((key: string, facts?: Record<string, unknown>) => say(spoken.language, key, facts), [spoken])
  return {
    language,
    say: sayIt,
    day: (date: string, withYear = false) => dayText(date, language, withYear),
    when: (time: string) => whenText(time, language),
    holiday: (name: string) => holidayText(name, language),
    called: (name: string) => calledText(name, language),
    weekday: (n: number) => weekdayText(n, language),
    number: (n: unknown) => numberText(n, language),
  }
}
