import type { Urgent } from './urgent-figures.ts'

/** The figures in the order in which they are told; each is worded by `urgent.<name>`. */
const FIGURES = ['findings', 'clashes', 'stopped', 'overdue'] as const

export type UrgentParts = {
  /** the window is hidden or minimised */
  away(): boolean
  /** the user wants to be told, and the last day on which that was done */
  settings(): { notify: boolean; told: string }
  figures(): Promise<Urgent | null>
  tell(figures: { key: string; n: number }[]): void
  toldOn(day: string): void
}

/** One look: tells what is urgent, at most once a day of the college, and only while nobody can see the page itself. */
export async function lookForUrgent({ away, settings, figures, tell, toldOn }: UrgentParts): Promise<void> {
  if (!away() || !settings().notify) return
  const urgent = await figures()
  if (!urgent || urgent.day === settings().told || !away() || !settings().notify) return
  const some = FIGURES.filter(name => urgent[name] > 0).map(name => ({ key: `urgent.${name}`, n: urgent[name] }))
  if (!some.length) return
  toldOn(urgent.day)
  tell(some)
}
