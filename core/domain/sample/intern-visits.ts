import { groupedBy } from '../base/grouped-by.ts'
import { addDays, type LocalDate } from '../base/time.ts'
import { VISIT_CHECKS } from '../records/on-site.ts'
import type { Row } from '../tables.ts'
import type { BatchOf, Host, Intern, InternScene } from './intern-scene.ts'

const EVERY = 28
/** Hosts where nobody has been this month, and the one where nobody has been for longer than that. */
const LATE: ReadonlySet<string> = new Set(['dongling', 'junda'])
const FORGOTTEN = 'changfeng'

/** A visit to each host every four weeks, calls in between, and what the visits found. */
export function putVisits(scene: InternScene, { interns, type, row }: BatchOf): void {
  const { sheaf, wish } = scene
  const running = type.key === 'running'
  const visits: Row<'visit'>[] = []
  for (const [i, [host, here]] of [...groupedBy(interns, intern => intern.host)].entries()) {
    for (const [n, date] of datesOf(scene, host, row, running ? 1 + (i % 4) : 2).entries()) {
      if (running && host.type.key === FORGOTTEN && n > 1) break
      visits.push(putVisit(scene, host, here.filter(intern => intern.until >= date && (!intern.moved || date < intern.moved.from)), date, n))
    }
    const last = visits.at(-1)!
    if (running && i % 3 === 0) sheaf.put('visit', { enterpriseId: host.row.id, date: workdayFrom(scene.isWorkday, addDays(wish.today, 1 + i)), start: '09:30', teacherId: last.teacherId, way: 'onSite', status: 'planned' })
  }
  if (!running) return
  for (const [n, intern] of interns.filter(intern => intern.n % 4 === 1 && intern.host.type.key !== FORGOTTEN).entries()) putCall(scene, intern, n)
  putIssues(scene, visits)
}

/** From the first week on; the last one of two hosts is moved back into the month before. */
function datesOf({ wish, isWorkday }: InternScene, host: Host, { from, to }: { from: LocalDate; to: LocalDate }, offset: number): LocalDate[] {
  const dates: LocalDate[] = []
  for (let date = addDays(from, offset); date <= to && date < wish.today; date = addDays(date, EVERY)) dates.push(workdayBefore(isWorkday, date))
  const month = `${wish.today.slice(0, 7)}-01`
  if (!LATE.has(host.type.key)) return dates
  return [...dates.filter(date => date < month), workdayBefore(isWorkday, addDays(month, -1))]
}

function workdayFrom(isWorkday: (date: LocalDate) => boolean, date: LocalDate): LocalDate {
  return isWorkday(date) ? date : workdayFrom(isWorkday, addDays(date, 1))
}

function workdayBefore(isWorkday: (date: LocalDate) => boolean, date: LocalDate): LocalDate {
  return isWorkday(date) ? date : workdayBefore(isWorkday, addDays(date, -1))
}

function putVisit({ sheaf, say, words, dice }: InternScene, host: Host, here: readonly Intern[], date: LocalDate, n: number): Row<'visit'> {
  const met = here[(n * 5) % here.length]!
  const wrong = (['rest', 'journal', 'safety', 'mentor'] as const).filter((_, i) => (i + n + host.mentors.length) % 7 === 0)
  return sheaf.put('visit', {
    enterpriseId: host.row.id,
    date,
    start: dice.pick(['09:30', '10:00', '14:20', '15:00']),
    teacherId: met.tutor.id,
    way: 'onSite',
    checks: VISIT_CHECKS.filter(check => !wrong.includes(check as never)),
    ...(wrong.length ? { failed: wrong, remarks: wrong.map(check => ({ check, text: say(words.remarks[check]) })) } : {}),
    seen: here.filter((_, i) => i % 9 !== 8).map(intern => intern.placement.id),
    content: say(words.seen[(n + host.type.posts.length) % words.seen.length]!),
    spokeWith: `${met.mentor.name}${say(['、', ', '])}${met.student.name}`,
  })
}

/** A talk with one intern from afar, within the last four weeks. */
function putCall({ sheaf, say, words, wish, dice }: InternScene, { placement, tutor, student, post }: Intern, n: number): void {
  sheaf.put('visit', {
    enterpriseId: placement.enterpriseId,
    placementId: placement.id,
    date: addDays(wish.today, -1 - ((n * 5) % 26)),
    start: dice.pick(['12:30', '17:40', '19:00']),
    teacherId: tutor.id,
    way: dice.pick(['phone', 'message', 'video', 'phone']),
    content: say(post!.type.tasks[n % post!.type.tasks.length]!),
    progress: say(words.seen[n % words.seen.length]!),
    spokeWith: student.name,
  })
}

/** Four things for somebody to see to: one is overdue, one is due soon, two are done. */
function putIssues({ sheaf, say, words, wish }: InternScene, visits: readonly Row<'visit'>[]): void {
  const recent = visits.toSorted((a, b) => (a.date < b.date ? 1 : -1))
  const dues = [addDays(wish.today, -20), addDays(wish.today, -3), addDays(wish.today, 5), addDays(wish.today, -8)]
  for (const [i, { what, owner, result }] of words.issues.entries()) {
    const closed = i % 3 === 0
    sheaf.put('visitIssue', {
      visitId: recent[i + 1]!.id,
      what: say(what),
      owner: say(owner),
      due: dues[i]!,
      ...(closed ? { closedOn: addDays(dues[i]!, -1), ...(result ? { result: say(result) } : {}) } : {}),
    })
  }
}
