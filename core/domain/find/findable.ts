import { fieldsOf } from '../base/field.ts'
import { lateBy } from '../base/late.ts'
import { nameOfRow } from '../record-name.ts'
import { UNIQUE } from '../register/row-checks.ts'
import type { TableName } from '../table-names.ts'
import { schemas, type Tables } from '../tables.ts'

/**
 * What can be found by name, and how far behind others that fit as well: people, enterprises, rooms and machines first. Marks of
 * attendance, shifts and what Mortise keeps for itself are left out: they are found through whom they are about.
 */
export const FINDABLE: Partial<Record<TableName, number>> = {
  student: 0, enterprise: 0, equipment: 0, workshop: 0, classGroup: 0, teacher: 0,
  booking: 1, placement: 1, agreement: 1, post: 1, contact: 1, programme: 1, term: 1, sessionRequest: 1,
  batch: 2, internshipPlan: 2, skill: 2, trainingItem: 2, workstation: 2, maintenancePlan: 2, qualification: 2, indicator: 2, packTemplate: 2,
  visit: 3, visitIssue: 3, incident: 3, ticket: 3, fault: 3, maintenance: 3, donation: 3, enterpriseService: 3, skillDemand: 3, mentorWork: 3, enterpriseTeaching: 3,
  wish: 4, placementChange: 4, leave: 4, payment: 4, exemption: 4, journal: 4, assessment: 4, certificate: 4, destination: 4, feedback: 4, itemDelivery: 4,
  bellTable: 4, calendarDay: 4, postPlaces: 4, staffCount: 4, shiftType: 4, teacherQualification: 4, ratingScale: 4, ledgerRate: 4, unavailableTime: 4, takeAlong: 4, device: 4,
}

/** What a record is looked up by: its name and its own numbers, never those that are hidden. */
export function lookUpText(tables: Tables, table: TableName, row: Record<string, unknown> & { id: string }): string {
  const numbers = numberFieldsOf(table).flatMap(field => (typeof row[field] === 'string' ? [row[field]] : []))
  return [nameOfRow(tables, table, row), ...numbers].join(' ')
}

const numberFieldsOf = lateBy((table: TableName) => {
  const hidden = new Set(fieldsOf(schemas[table]).flatMap(f => (f.masked ? [f.name] : [])))
  return (UNIQUE[table] ?? []).filter(field => field !== 'name' && !hidden.has(field))
})
