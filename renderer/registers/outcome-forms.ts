import type { TableName } from '#domain/table-names.ts'
import type { FormPart } from './form-layout.ts'

/** Parts of the forms of outcomes; see {@link FormPart}. */
export const OUTCOME_FORMS: Partial<Record<TableName, readonly FormPart[]>> = {
  itemDelivery: [
    { title: null, fields: ['trainingItemId', 'classGroupId', 'plannedOn', 'plannedHours', 'teacherId'] },
    { title: 'given', fields: ['deliveredOn', 'deliveredHours', 'reason'] },
  ],
  destination: [
    { title: null, fields: ['studentId', 'date', 'source', 'destination'] },
    { title: 'work', fields: ['enterpriseId', 'employer', 'post', 'fieldMatch', 'salary', 'leftOn'] },
    { title: 'note', fields: ['note'] },
  ],
  certificate: [
    { title: null, fields: ['studentId', 'name', 'certificateType', 'level', 'number', 'issuer', 'issuedOn', 'expires'] },
    { title: 'certified', fields: ['skillIds', 'note'] },
  ],
}
