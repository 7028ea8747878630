import { useCallback } from 'react'
import type { ShiftFinding } from '#domain/shifts/week.ts'
import { useSay } from '#renderer/client/language.tsx'
import { knows } from '#words/say.ts'

/** The rule behind a finding in its own words, with the figures of this one. */
export function useFindingText(): (finding: Pick<ShiftFinding, 'pack' | 'rule' | 'article' | 'cure' | 'facts'>) => string {
  const { say, language } = useSay()
  return useCallback(
    ({ pack, rule, article, cure, facts }) => {
      const key = `rule.${pack}.${rule}`
      const sentence = knows(language, key) ? say(key) : say('roster.rule', { article })
      const figures = `roster.figures.${cure}`
      const hours = (minutes: unknown) => Math.round((Number(minutes) / 60) * 100) / 100
      if (!knows(language, figures)) return `${rule} · ${sentence}`
      return `${rule} · ${sentence} ${say(figures, { ...facts, hours: hours(facts['minutes']), mostHours: hours(facts['most']), why: say(`roster.day.${facts['why'] === 'holiday' ? 'holiday' : 'rest'}`) })}`
    },
    [say, language],
  )
}
