import type { Views } from './afterwards.ts'
import { tableOf, type TableName } from './table-names.ts'

/** How people call a record: the name of a machine or a person, the title of a booking. An unknown id is returned as it is. */
export function nameOf(tables: Partial<Views>, id: string): string {
  const table = tableOf(id)
  const row = table && (tables[table]?.get(id) as Record<string, unknown> | undefined)
  return table && row ? nameOfRow(tables, table, row as Record<string, unknown> & { id: string }) : id // its id is in every row
}

/** A post with its enterprise, as it is called where no other field says of which it is: `华工精密 · 车工`. */
export function wholeName(tables: Partial<Views>, id: string): string {
  const enterpriseId = tables.post?.get(id)?.enterpriseId
  return enterpriseId === undefined ? nameOf(tables, id) : `${nameOf(tables, enterpriseId)} · ${nameOf(tables, id)}`
}

/** The same for a record that need not be in its table yet. */
export function nameOfRow(tables: Partial<Views>, table: TableName, row: Record<string, unknown> & { id: string }): string {
  const named = (id: unknown) => nameOf(tables, String(id))
  switch (table) {
    case 'placement':
      return `${named(row.studentId)} · ${named(row.enterpriseId)}`
    case 'wish':
      return `${named(row.studentId)} · ${String(row.rank)} · ${wholeName(tables, String(row.postId))}`
    case 'postPlaces':
      return `${wholeName(tables, String(row.postId))} · ${named(row.batchId)}`
    case 'placementChange':
    case 'leave':
      return `${named(row.placementId)} · ${String(row.from)}`
    case 'payment':
    case 'attendance':
    case 'shift':
    case 'journal':
    case 'incident':
      return `${named(row.placementId)} · ${String(row.date)}`
    case 'staffCount':
      return `${named(row.enterpriseId)}${row.postId ? ` · ${named(row.postId)}` : ''} · ${String(row.from)}`
    case 'visit':
      return `${named(row.enterpriseId)} · ${String(row.date)}`
    case 'signature':
      return `${named(row.enterpriseId)} · ${String(row.from)}–${String(row.to)}`
    case 'visitIssue':
      return String(row.what)
    case 'ticket':
      return `${String(row.date)} · ${String(row.what).slice(0, 20)}`
    case 'assessment':
      return `${named(row.studentId)} · ${named(row.skillId)} · ${String(row.date)}`
    case 'itemDelivery':
      return `${named(row.trainingItemId)} · ${named(row.classGroupId)} · ${String(row.plannedOn)}`
    case 'certificate':
      return `${named(row.studentId)} · ${String(row.name)}`
    case 'destination':
      return `${named(row.studentId)} · ${String(row.date)}`
    case 'feedback':
      return `${named(row.enterpriseId ?? row.studentId ?? row.scaleId)} · ${String(row.date)}`
    case 'skillDemand':
      return `${named(row.enterpriseId)} · ${named(row.skillId)} · ${String(row.from)}`
    case 'mentorWork':
      return `${named(row.contactId ?? row.enterpriseId)} · ${String(row.from)}`
    case 'enterpriseTeaching':
      return `${named(row.teacherId)} · ${String(row.from)}`
    case 'donation':
    case 'enterpriseService':
      return `${named(row.enterpriseId)} · ${String(row.what)}`
    case 'ledgerRate':
      return `${String(row.thing)} · ${String(row.from)}`
    case 'indicatorTarget':
    case 'indicatorNote':
      // what an indicator of ours is called is a matter of words, not of records
      return [tables.indicator?.get(String(row.indicator))?.name, row.programmeId && named(row.programmeId), String(row.from ?? row.date)].filter(Boolean).join(' · ')
    case 'exemption':
      return String(row.filingNo)
    case 'findingOverride':
      return `${String(row.rule)} · ${named(row.subjectId)}`
    case 'ruleSetting':
      return `${String(row.rule)} · ${String(row.parameter)}`
    case 'teacherQualification':
      return `${named(row.teacherId)} · ${named(row.qualificationId)}`
    case 'maintenancePlan':
    case 'maintenance':
    case 'fault':
      return String(row.name ?? named(row.equipmentId))
    case 'calendarDay':
      return `${String(row.date)}${row.name ? ` ${String(row.name)}` : ''}`
    case 'unavailableTime':
      return [named(row.teacherId ?? row.classGroupId ?? row.workshopId), row.reason ?? `${String(row.from)}–${String(row.to)}`].join(' · ')
    case 'importMapping':
      return String(row.table)
    case 'takeAlong':
      return String(row.label)
    case 'conflict':
      return named(row.record)
    default:
      return String(row.name ?? row.title ?? row.id)
  }
}

/** Display names for every id inside a value, however deep, so that nothing ever shows a bare id. */
export function namesInside(tables: Partial<Views>, value: unknown, names: Record<string, string> = {}): Record<string, string> {
  if (typeof value === 'string') {
    if (value.includes(':') && tableOf(value)) names[value] ??= nameOf(tables, value)
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) namesInside(tables, inner, names)
  }
  return names
}
