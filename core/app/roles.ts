import type { Change, Row0 } from '#domain/base/change.ts'
import { refuse, type Actor, type Refused } from '#domain/base/decision.ts'
import { ROLES, type Role } from '#domain/base/role.ts'
import type { TableName } from '#domain/table-names.ts'
import type { World } from '#domain/world.ts'
import type { CommandName, JobName } from '#contract/contract.ts'

/** Whom a command or a job is open to. Queries only read: everybody may ask. */
type Who = 'all' | 'teachers' | 'office'

const OPEN_TO: Record<Who, readonly Role[]> = { all: ROLES, teachers: ['office', 'teacher'], office: ['office'] }

/**
 * Who may do what: every command and every job stands here once. A teacher's acts are besides judged by what they touch, see
 * {@link deniedChanges}; what is not here is the office's.
 */
export const WHO_MAY: Readonly<Record<CommandName | JobName, Who>> = {
  'college.setup': 'office',
  'college.save': 'office',
  'college.sample': 'office',
  'college.first': 'all',
  'register.save': 'teachers',
  'register.saveMany': 'teachers',
  'register.edit': 'teachers',
  'register.remove': 'teachers',
  'register.tryEdit': 'all',
  'register.tryRemove': 'all',
  'calendar.useOfficial': 'office',
  'calendar.importHolidays': 'office',
  'booking.create': 'teachers',
  'booking.change': 'teachers',
  'booking.cancel': 'teachers',
  'booking.confirm': 'teachers',
  'booking.remove': 'teachers',
  'booking.exception': 'teachers',
  'booking.clearException': 'teachers',
  'booking.moveOccurrence': 'teachers',
  'upkeep.plan': 'office',
  'upkeep.change': 'office',
  'upkeep.cancel': 'office',
  'upkeep.done': 'office',
  'fault.report': 'teachers',
  'fault.fix': 'office',
  'loan.returned': 'office',
  'compliance.answer': 'office',
  'compliance.withdraw': 'office',
  'compliance.set': 'office',
  'compliance.unset': 'office',
  'roster.assign': 'office',
  'roster.copy': 'office',
  'roster.pattern': 'office',
  'roster.swap': 'office',
  'roster.publish': 'office',
  'roster.fill': 'office',
  'roster.enough': 'office',
  'matching.accept': 'office',
  'matching.wishes': 'office',
  'matching.places': 'office',
  'matching.solve': 'office',
  'matching.why': 'all',
  'timetable.accept': 'office',
  'timetable.lock': 'office',
  'timetable.solve': 'office',
  'timetable.enough': 'office',
  'timetable.why': 'all',
  'timetable.export': 'all',
  'attendance.mark': 'teachers',
  'attendance.sign': 'teachers',
  'visit.record': 'teachers',
  'visit.plan': 'teachers',
  'visit.remove': 'teachers',
  'visit.closeIssue': 'teachers',
  'skill.assess': 'teachers',
  'placement.assign': 'office',
  'placement.change': 'office',
  'placement.cancel': 'office',
  'placement.papers': 'all',
  'placement.export': 'all',
  'placement.roster': 'all',
  'agreement.renew': 'office',
  'student.fillFromIdentity': 'office',
  'intake.read': 'office',
  'intake.plan': 'office',
  'intake.apply': 'office',
  'files.template': 'all',
  'files.export': 'all',
  'files.listPdf': 'all',
  'files.exportRows': 'all',
  'files.calendar': 'all',
  'outcome.export': 'all',
  'ledger.export': 'all',
  'view.save': 'teachers',
  'view.remove': 'teachers',
  'pack.save': 'office',
  'pack.remove': 'office',
  'pack.copy': 'office',
  'pack.model': 'all',
  'pack.pdf': 'all',
  'pack.xlsx': 'all',
  'indicator.save': 'office',
  'indicator.remove': 'office',
  'indicator.copy': 'office',
  'indicator.target': 'office',
  'indicator.note': 'office',
  'indicator.removeNote': 'office',
  'report.model': 'all',
  'report.pdf': 'all',
  'history.undo': 'teachers',
  'history.redo': 'teachers',
  'history.putBack': 'teachers',
  'history.lookBack': 'all',
  'find.records': 'all',
  'attachment.put': 'teachers',
  'attachment.get': 'all',
  'exchange.count': 'teachers',
  'exchange.take': 'office',
  'exchange.send': 'teachers',
  'exchange.look': 'teachers',
  'exchange.bring': 'teachers',
  'exchange.share': 'teachers',
  'exchange.shared': 'teachers',
  'exchange.waiting': 'all',
  'exchange.sendShared': 'teachers',
  'exchange.decide': 'office',
  'exchange.writeOff': 'office',
  'exchange.waitAgain': 'office',
  'exchange.revoke': 'office',
  'exchange.rename': 'office',
  'draft.keep': 'all',
  'draft.get': 'all',
  'draft.list': 'all',
  'draft.drop': 'all',
  'storage.state': 'all',
  'storage.backup': 'teachers',
  'storage.backups': 'all',
  'storage.preview': 'office',
  'storage.restore': 'office',
  'storage.repair': 'office',
  'storage.verify': 'all',
  'storage.reopen': 'all',
  'storage.backupFolder': 'office',
  'storage.open': 'all',
  'person.reveal': 'office',
  'person.erase': 'office',
  'person.clear': 'office',
  'person.export': 'office',
  'person.carryOut': 'office',
  'protection.state': 'all',
  'protection.unlock': 'all',
  'protection.lock': 'all',
  'protection.active': 'all',
  'protection.set': 'office',
  'protection.remove': 'office',
  'protection.password': 'office',
  'protection.recoveryKey': 'office',
  'protection.idle': 'office',
  // without a password this guards against slips: whoever set it may set it back
  'protection.role': 'all',
  'protection.remember': 'all',
  'protection.dropOpenBackups': 'office',
}

/** What a teacher writes: what he sees and judges himself. Of bookings only his own. */
const TEACHER_TABLES: ReadonlySet<string> = new Set<TableName>([
  'attendance', 'signature', 'visit', 'visitIssue', 'journal', 'incident', 'assessment', 'itemDelivery', 'feedback', 'ticket', 'fault', 'listView',
])
/** Acts that carry others' changes, or say who this computer is. */
const CARRIES = /^exchange\./

export function mayDo(who: Role, name: string): boolean {
  return OPEN_TO[WHO_MAY[name as CommandName] ?? 'office'].includes(who)
}

/** Why somebody may not do this; null where he may. */
export function denied(who: Role, name: string): Refused | null {
  return mayDo(who, name) ? null : refusal(who, OPEN_TO[WHO_MAY[name as CommandName] ?? 'office'])
}

/** Why somebody may not make these changes, whatever act they come of; null where he may. */
export function deniedChanges(who: Role, command: string, changes: readonly Change[], world: World, actor: Actor): Refused | null {
  if (who === 'office' || !changes.length) return null
  if (who === 'reader') return refusal(who, OPEN_TO.teachers)
  if (CARRIES.test(command)) return null
  const mine = new Set([...world.tables.teacher.values()].filter(t => t.name === actor.name).map(t => t.id))
  const isOwn = (row: Row0 | null | undefined) => !row || ((row['teacherIds'] as string[] | undefined) ?? []).some(id => mine.has(id))
  const mayTouch = ({ table, id, from, to }: Change) => {
    if (TEACHER_TABLES.has(table)) return true
    if (table !== 'booking') return false
    const before = (world.find(id) as Row0 | undefined) ?? null
    return isOwn(before) && isOwn(to && (from === null ? { ...to, id } : { ...before, ...to, id }))
  }
  return changes.every(mayTouch) ? null : refusal(who, OPEN_TO.office)
}

function refusal(who: Role, may: readonly Role[]): Refused {
  return refuse('role.denied', { who: may.map(role => `protection.role.${role}`), role: `protection.role.${who}` })
}
