import type { TableName } from '#domain/table-names.ts'
import type { FormPart } from './form-layout.ts'

/** Parts of the forms of internships; see {@link FormPart}. */
export const INTERNSHIP_FORMS: Partial<Record<TableName, readonly FormPart[]>> = {
  enterprise: [
    { title: null, fields: ['name', 'creditCode', 'industry', 'size', 'legalForm', 'venueType', 'address', 'province', 'city', 'distanceKm', 'contactName', 'contactPhone', 'restDays', 'lowestWage'] },
    { title: 'checked', fields: ['creditCheckedOn', 'creditClean', 'safetyCheckedOn', 'safetyClean', 'assessedOn', 'assessedBy', 'assessedItems', 'decisionNo', 'decidedOn', 'publishedOn'] },
    { title: 'note', fields: ['note'] },
  ],
  agreement: [
    { title: null, fields: ['enterpriseId', 'title', 'type', 'number', 'scope', 'from', 'to', 'renews'] },
    { title: 'signed', fields: ['collegeSignedOn', 'enterpriseSignedOn', 'alertDays', 'note'] },
  ],
  post: [
    { title: null, fields: ['enterpriseId', 'name', 'category', 'capacity', 'lodging'] },
    { title: 'demands', fields: ['skills', 'hazards', 'labourIntensity', 'wage', 'pay', 'note'] },
  ],
  student: [
    { title: null, fields: ['number', 'name', 'sex', 'birthDate', 'classGroupId', 'year', 'status', 'graduatedOn', 'phone', 'email'] },
    { title: 'guardian', fields: ['guardianName', 'guardianPhone', 'emergencyName', 'emergencyPhone'] },
    { title: 'identity', fields: ['nationalId', 'home', 'skills', 'note'] },
  ],
  placement: [
    { title: 'where', fields: ['studentId', 'batchId', 'kind', 'status', 'enterpriseId', 'postId', 'source', 'channel', 'content', 'cancelReason'] },
    { title: 'dates', fields: ['from', 'to', 'tutorId', 'mentorId'] },
    { title: 'papers', fields: ['appliedOn', 'approvedOn', 'consentOn', 'trainedOn', 'studentSignedOn', 'collegeSignedOn', 'hostSignedOn', 'agreementContents', 'noFees'] },
    { title: 'insurance', fields: ['policyNo', 'insurancePaidBy', 'insuredFrom', 'insuredTo'] },
    { title: 'pay', fields: ['independent', 'pay', 'payForm', 'payee', 'payDays'] },
    { title: 'lodging', fields: ['lodging', 'lodgingConsentOn', 'abroad', 'crossFilingNo', 'crossFiledOn'] },
    { title: 'finish', fields: ['reportOn', 'summaryOn', 'assessedOn', 'processGrade', 'resultGrade', 'evidence', 'note'] },
  ],
  placementChange: [
    { title: null, fields: ['placementId', 'from', 'reason'] },
    { title: 'changed', fields: ['enterpriseId', 'postId', 'tutorId', 'mentorId', 'to', 'signedOn'] },
  ],
  visit: [
    { title: null, fields: ['enterpriseId', 'placementId', 'date', 'start', 'teacherId', 'way', 'status'] },
    { title: 'seen', fields: ['checks', 'failed', 'seen', 'content', 'progress', 'spokeWith', 'note'] },
  ],
  visitIssue: [
    { title: null, fields: ['visitId', 'what', 'owner', 'due'] },
    { title: 'settled', fields: ['closedOn', 'result'] },
  ],
  incident: [
    { title: null, fields: ['placementId', 'date', 'severity', 'what'] },
    { title: 'settled', fields: ['reportedOn', 'settledOn', 'handling'] },
  ],
  ticket: [
    { title: null, fields: ['date', 'kind', 'what', 'placementId', 'enterpriseId'] },
    { title: 'settled', fields: ['handledBy', 'closedOn', 'result'] },
  ],
}
