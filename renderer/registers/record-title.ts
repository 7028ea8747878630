import type { FieldValues } from '#domain/base/change.ts'
import type { TableName } from '#domain/table-names.ts'
import type { Language } from '#words/say.ts'
import { valueText, type Names } from '#words/value-text.ts'
import { shownFields } from './shown-fields.ts'

/** What records without a name are called: by whom or what they are about. */
const ABOUT: Partial<Record<TableName, readonly string[]>> = {
  teacherQualification: ['teacherId', 'qualificationId'],
  maintenancePlan: ['name', 'equipmentId'],
  maintenance: ['equipmentId'],
  fault: ['equipmentId'],
  calendarDay: ['name', 'date'],
  unavailableTime: ['teacherId', 'classGroupId', 'workshopId', 'reason'],
  placement: ['studentId', 'enterpriseId'],
  placementChange: ['placementId', 'from'],
  wish: ['studentId', 'postId'],
  postPlaces: ['postId', 'batchId'],
  staffCount: ['enterpriseId', 'postId', 'from'],
  exemption: ['filingNo'],
  leave: ['placementId', 'from'],
  payment: ['placementId', 'date'],
  visit: ['enterpriseId', 'date'],
  visitIssue: ['what'],
  journal: ['placementId', 'date'],
  incident: ['placementId', 'date'],
  ticket: ['date'],
  assessment: ['studentId', 'skillId'],
  itemDelivery: ['trainingItemId', 'classGroupId'],
  certificate: ['studentId', 'name'],
  destination: ['studentId', 'date'],
  feedback: ['enterpriseId', 'studentId', 'date'],
  skillDemand: ['enterpriseId', 'skillId'],
  mentorWork: ['enterpriseId', 'contactId', 'from'],
  enterpriseTeaching: ['teacherId', 'from'],
  donation: ['enterpriseId', 'what'],
  enterpriseService: ['enterpriseId', 'what'],
  ledgerRate: ['thing', 'from'],
}

/** The head of a record's panel; empty where the record says nothing of itself. */
export function recordTitle(table: TableName, fields: FieldValues, names: Names, language: Language): string {
  const about = ABOUT[table] ?? ['name', 'title']
  const worded = (name: string) => {
    const field = shownFields(table).find(f => f.name === name)
    return field && fields[name] !== undefined && fields[name] !== null ? valueText(field, fields[name], names, language) : []
  }
  const parts = about.flatMap(worded).filter(Boolean)
  return (ABOUT[table] ? parts : parts.slice(0, 1)).join(' · ')
}
