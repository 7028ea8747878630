import { addDays, dayNumber, mondayOf, weekdayOf, type LocalDate } from '../base/time.ts'
import { VISIT_CHECKS } from '../records/on-site.ts'
import type { ManyHost } from './many-hosts.ts'
import type { ManyIntern } from './many-placements.ts'
import { workdays } from './intern-scene.ts'
import type { Scene } from './scene.ts'

const EVERY = 28

/** Visits and journal pages every four weeks, pay every month, some leave and changes, and the shifts of ten weeks. */
export function putManyRecords(scene: Scene, hosts: readonly ManyHost[], interns: readonly ManyIntern[]): void {
  const { sheaf, say, wish } = scene
  const { stances, many, seen, changes } = wish.internships
  sheaf.put('ruleSetting', { pack: 'cn-2021-4', rule: 'A36', parameter: 'everyDays', value: '35', reason: say(stances.visits) })
  sheaf.put('ruleSetting', { pack: 'cn-2021-4', rule: 'A35', parameter: 'everyDays', value: '31', reason: say(many.pages.reason) })
  sheaf.put('ruleSetting', { pack: 'cn-2021-4', rule: 'A38', parameter: 'province', value: say(wish.internships.province), reason: say(stances.home) })
  const first = interns.reduce((a, { placement }) => (placement.from < a ? placement.from : a), wish.today)
  for (const [i, { row }] of hosts.entries()) {
    const tutor = scene.schools[i % scene.schools.length]!.lecturers[0]!.row
    for (let date = addDays(first, i % 5), n = 0; date < wish.today; date = addDays(date, EVERY), n++) {
      sheaf.put('visit', { enterpriseId: row.id, date, start: '10:00', teacherId: tutor.id, way: n % 3 ? 'onSite' : 'video', checks: [...VISIT_CHECKS], content: say(seen[(i + n) % seen.length]!) })
    }
  }
  for (const { n, placement, tutor, host } of interns) {
    for (let date = addDays(placement.from, 4); date <= placement.to && date <= wish.today; date = addDays(date, EVERY)) {
      sheaf.put('journal', { placementId: placement.id, date, content: say(seen[n % seen.length]!), mentorSeen: true })
      if (date > addDays(placement.from, EVERY)) sheaf.put('payment', { placementId: placement.id, date, amount: placement.pay!, from: addDays(date, -EVERY), to: addDays(date, -1), form: 'money', payee: 'student' })
    }
    if (n % 11 === 3) {
      const from = addDays(placement.from, 30 + (n % 90))
      if (from < wish.today) sheaf.put('leave', { placementId: placement.id, from, to: addDays(from, n % 3), reason: say(wish.internships.leaves[n % 4]!), approvedBy: tutor.name })
    }
    const moved = addDays(placement.from, 60 + (n % 40))
    if (n % 23 === 9 && moved < wish.today) {
      sheaf.put('placementChange', { placementId: placement.id, from: moved, reason: say(changes.post), postId: host.posts.find(p => p.id !== placement.postId)!.id, mentorId: host.mentors.find(m => m.id !== placement.mentorId)!.id })
    }
  }
  putManyShifts(scene, interns)
}

/** Early one week and in the middle of the day the next, for the eight weeks before this one, this one, and the next as a draft. */
function putManyShifts({ sheaf, wish }: Scene, interns: readonly ManyIntern[]): void {
  const isWorkday = workdays(sheaf)
  const monday = mondayOf(wish.today)
  for (const { n, placement, host } of interns) {
    if (!host.shifts.length || placement.to < monday) continue
    for (let date = addDays(monday, -56); date < addDays(monday, 14); date = addDays(date, 1)) {
      const rests: boolean = weekdayOf(date) > 5 || !isWorkday(date) || date > placement.to
      if (rests) continue
      const type = host.shifts[(Math.floor(dayNumber(mondayOf(date)) / 7) + n) % host.shifts.length]!
      sheaf.put('shift', { placementId: placement.id, date, shiftTypeId: type.id, published: date < addDays(monday, 7) || undefined })
    }
  }
}

/** One day of attendance, as it was marked. */
export type MarkedDay = { placementId: string; date: LocalDate; fields: Record<string, unknown> }

const SIGNED = { evidence: 'mentor' } as const

/**
 * Attendance month by month, the newest first, so that who stops half-way has the months that count. Rest days are marked as such, but
 * for one Sunday in three that nobody wrote down.
 */
export function* manyMonths({ wish, dice, sheaf }: Scene, interns: readonly ManyIntern[]): Generator<MarkedDay[]> {
  const isWorkday = workdays(sheaf)
  const first = interns.reduce((a, { placement }) => (placement.from < a ? placement.from : a), wish.today)
  for (let month = addDays(wish.today, -1).slice(0, 7); month >= first.slice(0, 7); month = addDays(`${month}-01`, -1).slice(0, 7)) {
    const days: { date: LocalDate; works: boolean; sunday: boolean }[] = []
    for (let date = `${month}-01`; date.slice(0, 7) === month; date = addDays(date, 1)) days.push({ date, works: isWorkday(date), sunday: weekdayOf(date) === 7 })
    const rows: MarkedDay[] = []
    for (const { n, placement, student, mentor, tutor } of interns) {
      const { id: placementId, from, to } = placement
      if (from > days.at(-1)!.date || to < days[0]!.date) continue
      for (const [d, { date, works, sunday }] of days.entries()) {
        if (date < from || date > to || date >= wish.today || (sunday && (n + d) % 3 === 0)) continue
        rows.push({ placementId, date, fields: works ? markOf(dice.below(200), dice.below(20), { mentor: mentor.name, tutor: tutor.name, student: student.name }) : { state: 'rest', ...SIGNED, by: mentor.name } })
      }
    }
    yield rows
  }
}

function markOf(day: number, word: number, by: { mentor: string; tutor: string; student: string }): Record<string, unknown> {
  const said = word < 14 ? { ...SIGNED, by: by.mentor } : word < 18 ? { evidence: 'self', by: by.student } : word < 19 ? { evidence: 'teacher', by: by.tutor } : { evidence: 'machine' }
  if (day < 2) return { state: 'absent', ...said }
  if (day < 5) return { state: 'sick', ...said }
  if (day < 12) return { state: 'late', hours: 7.5, ...said }
  return { state: 'present', hours: 8, ...said }
}
