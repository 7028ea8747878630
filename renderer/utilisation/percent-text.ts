import type { Language } from '#words/say.ts'

/** A rate as people read it: `0.304` -> `30.4%`; a dash where nothing is rated. */
export function percentText(rate: number | null, language: Language): string {
  if (rate === null) return '–'
  return new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(rate)
}
