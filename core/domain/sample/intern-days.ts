import { addDays, dayNumber, mondayOf, weekdayOf, type LocalDate } from '../base/time.ts'
import type { Row } from '../tables.ts'
import type { BatchOf, Intern, InternScene } from './intern-scene.ts'

const WEEKS_SHOWN = 8
/** Weeks before this one for which the shifts are kept, and the one after it */
const SHIFT_WEEKS = [-3, -2, -1, 0, 1]
/** What a nurse does on seven days in a row; each next one begins a day later. */
const WARD = ['early', 'early', 'middle', 'middle', 'night', null, null] as const

/** Who works in which shift, this week and some before it; the next one is a draft at two of the three hosts. */
export function putShifts(scene: InternScene, { interns }: BatchOf): void {
  const monday = mondayOf(scene.wish.today)
  for (const intern of interns) {
    const { host, placement } = intern
    if (!host.shifts.size) continue
    for (const week of SHIFT_WEEKS) {
      const published = week < 1 || host.type.key === 'lvneng'
      for (let day = 0; day < 7; day++) {
        const date = addDays(monday, week * 7 + day)
        const key = shiftOn(scene, intern, date)
        if (key === null) continue
        scene.sheaf.put('shift', { placementId: placement.id, date, shiftTypeId: host.shifts.get(key)!.id, published: published || undefined })
      }
    }
  }
}

/** The shift of an intern on a day, by its key; null on a day off. */
function shiftOn({ isWorkday, wish }: InternScene, { n, host, placement, until }: Intern, date: LocalDate): string | null {
  if (date < placement.from || date > until) return null
  if (host.type.key === 'renkang') return WARD[(dayNumber(date) + n) % WARD.length]!
  const lastWeek = addDays(mondayOf(wish.today), -7)
  // what went wrong last week: one worked on Sunday, one for two nights
  if (n === 33 && date === addDays(lastWeek, 6)) return 'early'
  if (weekdayOf(date) > 5 || !isWorkday(date)) return null
  if (n === 36 && date >= addDays(lastWeek, 1) && date <= addDays(lastWeek, 2)) return 'night'
  return (Math.floor(dayNumber(mondayOf(date)) / 7) + n) % 2 ? 'early' : 'middle'
}

/** Eight weeks of attendance up to yesterday. The mentor signs for most days; the last days of some hosts are the students' own word, or open. */
export function putAttendance(scene: InternScene, { interns }: BatchOf): void {
  const { wish, sheaf, isWorkday } = scene
  const first = addDays(mondayOf(wish.today), -7 * WEEKS_SHOWN)
  const leaves = sheaf.all('leave')
  const visits = new Set(sheaf.all('visit').flatMap(v => (v.way === 'onSite' ? [`${v.enterpriseId} ${v.date}`] : [])))
  for (const intern of interns) {
    const { placement, until, host } = intern
    for (let date = first < placement.from ? placement.from : first; date < wish.today && date <= until; date = addDays(date, 1)) {
      const works = host.shifts.size ? shiftOn(scene, intern, date) !== null : weekdayOf(date) < 6 && isWorkday(date)
      if (!works || (host.type.key === 'dongling' && date >= addDays(wish.today, -2))) continue
      const away = leaves.some(l => l.placementId === placement.id && l.from <= date && date <= l.to)
      sheaf.put('attendance', { placementId: placement.id, date, ...markOf(scene, away), ...wordFor(scene, intern, date, visits.has(`${host.row.id} ${date}`)) })
    }
  }
}

function markOf({ dice }: InternScene, away: boolean): Pick<Row<'attendance'>, 'state' | 'hours'> {
  if (away) return { state: 'leave' }
  const throwOf = dice.below(200)
  if (throwOf < 2) return { state: 'absent' }
  if (throwOf < 4) return { state: 'sick' }
  if (throwOf < 9) return { state: 'late', hours: 7.5 }
  if (throwOf < 11) return { state: 'leftEarly', hours: 6.5 }
  return { state: 'present', hours: 8 }
}

function wordFor({ wish }: InternScene, { host, mentor, moved, tutor, student, n }: Intern, date: LocalDate, visited: boolean): Pick<Row<'attendance'>, 'evidence' | 'by'> {
  if (visited) return { evidence: 'teacher', by: tutor.name }
  if (host.type.key === 'jinyu' && n < 9 && weekdayOf(date) % 2) return { evidence: 'machine', by: host.row.name }
  if (moved && date >= moved.from) return moved.mentor ? { evidence: 'mentor', by: moved.mentor.name } : { evidence: 'self', by: student.name }
  const unsigned = host.type.key === 'hengtai' ? date >= addDays(wish.today, -10) : date >= addDays(wish.today, -2)
  return unsigned ? { evidence: 'self', by: student.name } : { evidence: 'mentor', by: mentor.name }
}
