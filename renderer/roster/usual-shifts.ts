/** Shifts as most hosts have them; names are worded by `roster.usual.<key>`. */
export const ROUND_THE_CLOCK = [
  { key: 'early', start: '06:00', end: '14:00' },
  { key: 'late', start: '14:00', end: '22:00' },
  { key: 'night', start: '22:00', end: '06:00' },
] as const
export const DAY_SHIFT = { key: 'day', start: '08:00', end: '17:00', breakMinutes: 60 } as const
