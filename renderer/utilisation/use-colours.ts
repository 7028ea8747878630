import type { UseHours } from '#domain/utilisation/utilisation.ts'

/** What the hours went to, in the order of the bars. The two sides first; the other two differ in lightness as well as in hue. */
export const USE_COLOURS: { use: keyof UseHours; fill: string }[] = [
  { use: 'teaching', fill: 'var(--college)' },
  { use: 'enterprise', fill: 'var(--enterprise)' },
  { use: 'service', fill: 'var(--use-service)' },
  { use: 'other', fill: 'var(--use-other)' },
]
