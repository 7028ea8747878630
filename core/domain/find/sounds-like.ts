import type { NameKey } from './name-key.ts'

/**
 * Whether letters spell characters of a name in a row, each by its whole reading or by its first letter, the last one also by a part:
 * `wangli`, `wl`, `wangl` and `wanl` … all spell 王丽, and `shankj` 单考机 by either reading of 单.
 * @returns the place of the first character that is spelt; −1 where none is
 */
export function spelt(letters: string, { readings }: NameKey): number {
  for (let at = 0; at < readings.length; at++) {
    for (const way of readings[at]!) if (way[0] === letters[0] && spells(letters, 0, readings, at)) return at
  }
  return -1
}

function spells(letters: string, from: number, readings: NameKey['readings'], at: number): boolean {
  if (from === letters.length) return true
  const ways = readings[at]
  if (!ways) return false
  for (const way of ways) {
    let same = 0
    while (same < way.length && letters[from + same] === way[same]) same++
    if (!same) continue
    if (from + same === letters.length) return true
    if (same === way.length && spells(letters, from + same, readings, at + 1)) return true
    if (spells(letters, from + 1, readings, at + 1)) return true
  }
  return false
}
