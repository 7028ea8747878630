import { addDays, type LocalDate } from '../base/time.ts'
import type { Row } from '../tables.ts'
import type { BatchOf, Host, Intern, InternScene } from './intern-scene.ts'

/** Interns whose journal stops three weeks ago, and one with a hole in it. */
const SILENT: ReadonlySet<number> = new Set([20, 88])
const HOLE = 5

/** A page a week, on a weekday of one's own. */
export function putJournals({ sheaf, say, wish }: InternScene, { interns, type }: BatchOf): void {
  const silentFrom = addDays(wish.today, -21)
  for (const { n, placement, until, post } of interns) {
    const end = until < wish.today ? until : wish.today
    for (let week = 0, date = addDays(placement.from, 2 + (n % 4)); date <= end; week++, date = addDays(date, 7)) {
      if (type.key === 'running' && ((SILENT.has(n) && date > silentFrom) || (n === HOLE && week === 4))) continue
      const tasks = post!.type.tasks
      const recent = addDays(date, 10) > wish.today
      sheaf.put('journal', { placementId: placement.id, date, content: say(tasks[(week + n) % tasks.length]!), mentorSeen: !recent || undefined, tutorSeen: (!recent && n % 5 > 0) || undefined })
    }
  }
}

/** Paid on the 15th for the month before; once in vouchers. */
export function putPayments({ sheaf, wish }: InternScene, { interns, type }: BatchOf): void {
  for (const { n, placement, until, post } of interns) {
    let count = 0
    for (let paid = nextMonth(placement.from, 15); paid <= wish.today && paid <= nextMonth(until, 15); paid = nextMonth(paid, 15)) {
      const monthBefore = addDays(`${paid.slice(0, 7)}-01`, -1)
      const from = count === 0 ? placement.from : `${monthBefore.slice(0, 7)}-01`
      const days = Number(monthBefore.slice(8)) - Number(from.slice(8)) + 1
      const amount = count === 0 ? Math.round((post!.type.pay * days) / 30) : (placement.pay ?? post!.type.pay)
      sheaf.put('payment', { placementId: placement.id, date: paid, amount, from, to: monthBefore, form: type.key === 'running' && n === 24 && count === 1 ? 'voucher' : 'money', payee: 'student' })
      count++
    }
  }
}

function nextMonth(date: LocalDate, day: number): LocalDate {
  const first = addDays(`${date.slice(0, 7)}-28`, 5)
  return `${first.slice(0, 7)}-${day}`
}

/** Leave of some days; one that nobody has approved. */
export function putLeaves({ sheaf, say, wish, words }: InternScene, { interns }: BatchOf): void {
  for (const [i, n] of [2, 19, 37, 55, 70, 92].entries()) {
    const { placement, tutor } = interns[n]!
    const from = addDays(wish.today, -4 - i * 6)
    const to = addDays(from, i % 3)
    const open = i === 0
    sheaf.put('leave', { placementId: placement.id, from, to, reason: say(words.leaves[i % words.leaves.length]!), ...(i === 3 ? {} : { approvedBy: tutor.name }), ...(open ? {} : { returnedOn: to }) })
  }
}

/** Changes under way: another host with and without its papers, another post, an early end. */
export function putPlacementChanges({ sheaf, say, wish, words, hosts }: InternScene, { interns }: BatchOf): void {
  const jinyu = hosts.get('jinyu')!
  const change = (n: number, daysAgo: number, reason: readonly [string, string], fields: Partial<Row<'placementChange'>>) =>
    sheaf.put('placementChange', { placementId: interns[n]!.placement.id, from: addDays(wish.today, -daysAgo), reason: say(reason), ...fields })
  interns[16]!.moved = { from: addDays(wish.today, -43), host: jinyu, mentor: jinyu.mentors[2]! }
  change(16, 43, words.changes.move, { enterpriseId: jinyu.row.id, postId: jinyu.posts[1]!.row.id, mentorId: jinyu.mentors[2]!.id, signedOn: addDays(wish.today, -44) })
  const changfeng = hosts.get('changfeng')!
  interns[26]!.moved = { from: addDays(wish.today, -9), host: changfeng, mentor: undefined }
  change(26, 9, words.changes.move, { enterpriseId: changfeng.row.id, postId: changfeng.posts[0]!.row.id })
  const wards = hosts.get('renkang')!
  change(64, 15, words.changes.post, { postId: wards.posts[1]!.row.id, mentorId: wards.mentors[2]!.id })
  change(98, 20, words.changes.end, { to: addDays(wish.today, -14), signedOn: addDays(wish.today, -20) })
  interns[98]!.until = addDays(wish.today, -14)
  Object.assign(interns[98]!.placement, { status: 'ended', reportOn: addDays(wish.today, -13), summaryOn: addDays(wish.today, -13), assessedOn: addDays(wish.today, -12), processGrade: say(['良', 'B']), resultGrade: say(['良', 'B']), evidence: true })
}

/** An accident, the ledger of complaints and questions, the special need of nursing, and what the college has set and answers for. */
export function putAffairs({ sheaf, say, wish, words, hosts, schools }: InternScene, batch: BatchOf): void {
  const { incident, tickets, stances } = words
  const hurt = batch.interns[5]!
  const on = addDays(wish.today, -16)
  sheaf.put('incident', { placementId: hurt.placement.id, date: on, what: say(incident.what), severity: 'injury', reportedOn: on, settledOn: addDays(on, 8), handling: say(incident.handling) })
  for (const { kind, what, host, daysAgo, closedAfter, result } of tickets) {
    const date = addDays(wish.today, -daysAgo)
    sheaf.put('ticket', {
      date,
      kind,
      what: say(what),
      ...(host ? { enterpriseId: hosts.get(host)!.row.id } : {}),
      ...(closedAfter === null ? {} : { closedOn: addDays(date, closedAfter), handledBy: hurt.tutor.name }),
      ...(result ? { result: say(result) } : {}),
    })
  }
  const { from, to } = batch.row
  const nursing = schools.find(s => s.type.key === 'nursing')!.row
  sheaf.put('exemption', { programmeId: nursing.id, rules: 'A30,A31', filingNo: say([`卫教备〔${from.slice(0, 4)}〕15 号`, `Health ${from.slice(0, 4)}/15`]), filedOn: addDays(from, -40), from, to })
  sheaf.put('ruleSetting', { pack: 'cn-2021-4', rule: 'A36', parameter: 'everyDays', value: '35', reason: say(stances.visits) })
  sheaf.put('ruleSetting', { pack: 'cn-2021-4', rule: 'A38', parameter: 'province', value: say(words.province), reason: say(stances.home) })
  const hengtai: Host = hosts.get('hengtai')!
  const tutor: Intern['tutor'] = batch.interns[14]!.tutor
  sheaf.put('findingOverride', { rule: 'cn-2021-4/A15', subjectId: hengtai.row.id, from: addDays(wish.today, -9), to, reason: say(stances.override), document: say(stances.document), by: tutor.name })
}
