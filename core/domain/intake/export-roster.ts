import type { LocalDate } from '../base/time.ts'
import { segmentNow } from '../placement/overview.ts'
import { heldSegments, heldSpan } from '../placement/held-segments.ts'
import { registerOf } from '../register/held.ts'
import type { Tables } from '../tables.ts'
import { cellFor, namesakes, type ExportWords } from './export-table.ts'
import { importFields } from './import-tables.ts'
import type { Cell, SheetData } from './sheet.ts'

/** Given by the first and the last day, which say the same. */
const LEFT_OUT = new Set(['period'])

/**
 * Placements as a roster of interns (实习花名册, domain.md E4): who, where as of today, from when to when as amended, with which papers.
 * The import takes it for the same again. What was cancelled is no part of it.
 */
export function exportRoster(tables: Tables, ids: readonly string[], words: ExportWords, { today, identity = false }: { today: LocalDate; identity?: boolean | undefined }): SheetData {
  const fields = importFields('roster').filter(f => !LEFT_OUT.has(f.name) && (identity || !f.masked))
  const held = registerOf(tables)
  const twice = namesakes(tables)
  const rows = ids.flatMap((id): Cell[][] => {
    const placement = tables.placement.get(id)
    if (!placement || placement.status === 'cancelled') return []
    const here = segmentNow(heldSegments(held, placement), today) ?? placement
    const student = tables.student.get(placement.studentId)
    const group = student?.classGroupId === undefined ? undefined : tables.classGroup.get(student.classGroupId)
    const host = tables.enterprise.get(here.enterpriseId)
    const contact = here.mentorId === undefined ? undefined : tables.contact.get(here.mentorId)
    const phoneOf = (teacherId: string | undefined) => (teacherId === undefined ? undefined : tables.teacher.get(teacherId)?.phone)
    const values: Record<string, unknown> = {
      ...student,
      programmeId: group?.programmeId,
      adviserId: group?.adviserId,
      adviserPhone: phoneOf(group?.adviserId),
      enterpriseId: here.enterpriseId,
      address: host?.address,
      hostPhone: host?.contactPhone,
      contact: contact?.name,
      contactPhone: contact?.phone,
      post: here.postId === undefined ? undefined : tables.post.get(here.postId)?.name,
      pay: placement.pay,
      tutorId: here.tutorId,
      tutorPhone: phoneOf(here.tutorId),
      ...heldSpan(held, placement),
      state: words.choice('status', placement.status),
      pledge: placement.noFees ? words.yes : words.no,
      application: placement.appliedOn ?? (placement.source === 'self' ? words.no : undefined),
      consent: placement.consentOn ?? words.no,
      agreement: placement.hostSignedOn ?? words.no,
      training: placement.trainedOn ?? words.no,
    }
    return [fields.map(f => cellFor(tables, twice, f, values[f.name], words))]
  })
  return { sheet: words.sheet('roster'), rows: [fields.map(f => words.head('roster', f.name)), ...rows] }
}
