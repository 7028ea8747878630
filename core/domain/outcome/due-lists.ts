import type { TableName } from '../table-names.ts'

/** Records that somebody should see to, by the register in which they are. Worded by `register.among.<name>`. */
export const DUE_LISTS = {
  /** graduates of the last twelve months of whom nobody knows where they are */
  graduatesUnknown: 'student',
  /** marked as graduated, without the day by which they would count */
  graduatesUndated: 'student',
  certificatesExpiring: 'certificate',
  /** the day has passed: neither given, nor a reason why not */
  trainingOverdue: 'itemDelivery',
} as const satisfies Record<string, TableName>
export type DueList = keyof typeof DUE_LISTS
