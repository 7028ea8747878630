import { join } from 'node:path'
import { createDice } from '#domain/sample/dice.ts'
import { addDays, dayNumber, weekdayOf } from '#domain/base/time.ts'
import type { Row0 } from '#domain/base/change.ts'
import { openFolder, type OpenFolder } from '#adapters/storage/open-folder.ts'
import { minutesUntilBackup } from '#adapters/storage/backup-schedule.ts'
import { changeSet, stateAt, type Content } from './content.ts'
import { differences } from './verifier.ts'

export type Year = { made: number; kept: number; restored: number; problems: string[] }

const CONTENT: Content = { life: 80, large: false }
const FIRST_DAY = '2026-09-01'
const OPENS = 7 * 60 + 40
const CLOSES = 17 * 60 + 20
const LOOK_EVERY_DAYS = 22 // that were worked: once a month

/**
 * Lives through the days of an office: the program is opened in the morning and closed in the evening, changes come at office hours,
 * backups by the store's own schedule. Now and then, and at the end, every backup that is still there is compared with what the
 * tables were at its change.
 */
export async function liveThrough(place: string, days: number, seed: number): Promise<Year> {
  const dice = createDice(seed)
  const year: Year = { made: 0, kept: 0, restored: 0, problems: [] }
  const folder = join(place, 'data')
  const workedDays: string[] = []
  let last = { seq: 0, at: -Infinity }
  const dates = Array.from({ length: days }, (_, d) => addDays(FIRST_DAY, d)).filter(date => weekdayOf(date) < 6 || dice.chance(10))
  for (const [d, date] of dates.entries()) {
    let minute = OPENS
    const clock = () => `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`
    const opened = await openFolder(folder, { newId: table => `${table}:year`, instant: () => `${clock()}:00.000Z`, now: clock })
    if (opened.journal.closed) return { ...year, problems: [`${date}: closed, ${opened.journal.closed.code}`] }
    const busy = dice.between(5, 60)
    let { seq } = opened.held
    let backups = 0
    for (; minute < CLOSES; minute++) {
      if (dice.chance(busy) && dice.chance(40)) await opened.journal.append(changeSet(++seq, opened.device, CONTENT))
      const now = dayNumber(date) * 24 * 60 + minute
      const due = minutesUntilBackup({ seq, backedUpSeq: last.seq, minutesSinceBackup: last.seq ? now - last.at : null })
      if (due === null || due > 1) continue
      await opened.storage.backup('regular')
      last = { seq, at: now }
      backups += 1
    }
    year.made += backups
    if (backups) workedDays.push(date)
    if (d % LOOK_EVERY_DAYS === 0 || d === dates.length - 1) await compareAll(opened, workedDays, date, year)
    await opened.close()
  }
  return year
}

async function compareAll(opened: OpenFolder, workedDays: readonly string[], today: string, year: Year): Promise<void> {
  const backups = await opened.storage.backups()
  year.kept = backups.length
  for (const { name, seq } of backups) {
    const { rows } = await opened.storage.contents(name)
    const found = new Map<string, Row0>([...rows.values()].flat().map(row => [row.id, row]))
    year.problems.push(...differences(found, stateAt(seq, CONTENT), seq).map(problem => `${today}, backup ${name}: ${problem}`))
    year.restored += 1
  }
  const days = new Set(backups.map(b => b.made.slice(0, 10)))
  const weeks = new Set([...days].map(mondayOf))
  const months = new Set([...days].map(day => day.slice(0, 7)))
  for (const day of workedDays) {
    if (day > addDays(today, -30) && !days.has(day)) year.problems.push(`${today}: no backup of ${day}`)
    if (mondayOf(day) > addDays(today, -175) && !weeks.has(mondayOf(day))) year.problems.push(`${today}: no backup of the week of ${day}`)
    if (!months.has(day.slice(0, 7))) year.problems.push(`${today}: no backup of the month of ${day}`)
  }
  const most = 8 + 48 + 31 + 26 + 12
  if (backups.length > most) year.problems.push(`${today}: ${backups.length} backups are kept`)
}

function mondayOf(date: string): string {
  return addDays(date, 1 - weekdayOf(date))
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
