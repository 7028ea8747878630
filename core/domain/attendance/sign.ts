import { birth, revision, type Change } from '../base/change.ts'
import { accept, refuse, type Context, type Decision } from '../base/decision.ts'
import { addDays, type LocalDate } from '../base/time.ts'
import { meets, type Stays } from '../placement/stays.ts'
import { nameOf } from '../record-name.ts'
import type { Attendance, Signature } from '../records/on-site.ts'
import type { Tables } from '../tables.ts'
import type { DayIndex } from './day-index.ts'
import { rank } from './mark.ts'

export type Signing = Pick<Signature, 'enterpriseId' | 'from' | 'to' | 'by' | 'way'> & { contactId?: string | undefined; image?: string | undefined }

type SignTables = Pick<Tables, 'enterprise' | 'contact' | 'signature'>

/**
 * A mentor signs the attendance of one host for some days: what rested on the students' word alone now rests on the mentor's; stronger
 * words stay as they are. One change set with the signature itself. Refuses days to come (`attendance.signFuture`), spans that end before
 * they start (`attendance.backwards`) and spans without a mark (`attendance.nothingToSign`): an empty sheet is not signed.
 */
export function signAttendance(tables: SignTables, index: { stays: Stays; days: DayIndex<'attendance'> }, signing: Signing, ctx: Context): Decision<{ id: string; marks: number; raised: number }> {
  const { enterpriseId, from, to, contactId, way, image, by } = signing
  const today = ctx.now.slice(0, 10)
  const host = tables.enterprise.get(enterpriseId)
  if (!host) return refuse('record.missing', { id: enterpriseId })
  if (contactId !== undefined && tables.contact.get(contactId)?.enterpriseId !== enterpriseId) return refuse('attendance.signStranger', { name: nameOf(tables, contactId), host: host.name })
  if (to < from) return refuse('attendance.backwards', { from, to })
  if (to > today) {
    const cut = { ...signing, to: today }
    return refuse('attendance.signFuture', { to, today }, from > today ? {} : { alternatives: [{ code: 'attendance.signToToday', facts: { today }, command: 'attendance.sign', input: cut }] })
  }
  if (way === 'drawn' && image === undefined) return refuse('attendance.notSigned', {})
  const marks = marksOf(index, enterpriseId, from, to)
  if (!marks.length) return refuse('attendance.nothingToSign', { host: host.name, from, to })
  const raised = marks.filter(mark => rank(mark.evidence) < rank('mentor')).map(mark => revision('attendance', mark, { evidence: 'mentor', by }))
  const id = ctx.newId('signature')
  const signature: Change = birth('signature', { id, ...signing, at: ctx.now, marks: marks.length } as { id: string })
  return accept([signature, ...raised], { id, marks: marks.length, raised: raised.length }, { host: host.name, from, to, by, count: marks.length })
}

/** Every mark of the host's interns for the days on which they are there. */
export function marksOf({ stays, days }: { stays: Stays; days: DayIndex<'attendance'> }, enterpriseId: string, from: LocalDate, to: LocalDate): Attendance[] {
  const marks: Attendance[] = []
  for (const { placement, segments } of stays.at(enterpriseId)) {
    if (!meets(segments, from, to)) continue
    for (const segment of segments) {
      for (let date = segment.from > from ? segment.from : from; date <= to && date <= segment.to; date = addDays(date, 1)) marks.push(...days.on(placement.id, date))
    }
  }
  return marks
}
