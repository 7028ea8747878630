import { ref, text, type FieldInfo } from '../base/field.ts'
import { fileField as field } from './file-field.ts'

const RANKS = ['一', '二', '三', '四', '五', '六'] as const
/** The columns of a list of wishes, one for each wish in order. */
export const WISH_COLUMNS = ['wish1', 'wish2', 'wish3', 'wish4', 'wish5', 'wish6'] as const

/** A list of wishes as classes hand it in (志愿表): a row for each student, a column for each wish. Not a table: a row becomes wishes. */
export const WISH_LIST_FIELDS: FieldInfo[] = [
  field('studentId', true, ref('student', { main: true, aliases: ['学号', '学生学号', '学生姓名', '姓名'] })),
  field('batchId', false, ref('batch', { aliases: ['实习批次', '批次'] })),
  ...WISH_COLUMNS.map((name, i) => field(name, i === 0, text({ main: i === 0, aliases: [`第${RANKS[i]}志愿`, `志愿${RANKS[i]}`, `志愿${i + 1}`, `第${i + 1}志愿`] }))),
]
