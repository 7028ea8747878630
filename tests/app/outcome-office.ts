import { createFiles } from '#adapters/files/files.ts'
import { exportWords } from '#app/intake-words.ts'
import type { IntakeDone, IntakePreview } from '#contract/intake.ts'
import { birth } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import { cellFor, namesakes } from '#domain/intake/export-table.ts'
import { importFields, type RowTable } from '#domain/intake/import-tables.ts'
import type { TableName } from '#domain/table-names.ts'
import type { Tables } from '#domain/tables.ts'
import type { Language } from '#words/say.ts'
import { createDesk } from './desk.ts'

export const TODAY = '2026-11-23'
export type Fields = Record<string, unknown>

/** Two programmes, a class of each, a graduate, an intern, namesakes, and one record of most registers of outcomes. */
const RECORDS: Partial<Record<TableName, Record<string, Fields>>> = {
  programme: { cnc: { name: '数控技术', code: '460103' }, nurse: { name: '护理', code: '520201' } },
  classGroup: { cnc: { name: '数控2401', programmeId: 'programme:cnc', year: 2024 }, nurse: { name: '护理2401', programmeId: 'programme:nurse', year: 2024 } },
  enterprise: { jin: { name: '金宇机械' }, ren: { name: '仁康医院' } },
  contact: { zhao: { enterpriseId: 'enterprise:jin', name: '赵敏', mentor: true }, sun: { enterpriseId: 'enterprise:ren', name: '孙红', mentor: true } },
  teacher: { guest: { name: '钱工', enterpriseId: 'enterprise:jin' }, own: { name: '王军' } },
  student: {
    chen: { number: '2024001', name: '陈浩', year: 2024, classGroupId: 'classGroup:cnc' },
    lin: { number: '2023001', name: '林雪', year: 2023, status: 'graduated', graduatedOn: '2026-06-28' },
    gone: { number: '2023002', name: '赵六', year: 2023, status: 'left' },
    wang1: { number: '2023003', name: '王五', year: 2023, graduatedOn: '2026-06-28' },
    wang2: { number: '2023004', name: '王五', year: 2023, graduatedOn: '2026-06-28' },
  },
  placement: { lin: { studentId: 'student:lin', kind: 'post', enterpriseId: 'enterprise:jin', from: '2026-01-05', to: '2026-05-31', status: 'ended' } },
  skill: {
    turn: { name: '数控车削', code: 'S1', programmeId: 'programme:cnc', levels: 4, masteredFrom: 3 },
    asepsis: { name: '无菌技术', code: 'S2', programmeId: 'programme:nurse' },
    safe1: { name: '安全', code: 'S3', programmeId: 'programme:cnc' },
    safe2: { name: '安全', code: 'S4', programmeId: 'programme:nurse' },
  },
  assessment: { one: { studentId: 'student:chen', skillId: 'skill:turn', part: 'practice', level: 4, date: '2026-05-06', assessor: 'teacher' } },
  trainingItem: { shaft: { name: '阶梯轴车削', code: 'T1', programmeId: 'programme:cnc', part: 'practice', hours: 12 } },
  itemDelivery: { one: { trainingItemId: 'trainingItem:shaft', classGroupId: 'classGroup:cnc', plannedOn: '2026-10-12' } },
  certificate: { one: { studentId: 'student:lin', name: '车工', certificateType: 'occupation', number: 'S0001', issuedOn: '2026-05-20' } },
  destination: { one: { studentId: 'student:lin', date: '2026-08-31', destination: 'study', source: 'survey' } },
  ratingScale: { five: { name: '五分制', lowest: 1, highest: 5, satisfiedFrom: 4 } },
  feedback: { one: { givenBy: 'employer', enterpriseId: 'enterprise:jin', about: 'overall', scaleId: 'ratingScale:five', rating: 5, date: '2026-11-10' } },
  skillDemand: { one: { enterpriseId: 'enterprise:jin', skillId: 'skill:turn', level: 4, people: 6, from: '2026-09-01' } },
  mentorWork: { one: { enterpriseId: 'enterprise:jin', contactId: 'contact:zhao', from: '2026-09-01', to: '2026-09-30', hours: 30 } },
  enterpriseTeaching: { one: { teacherId: 'teacher:guest', from: '2026-09-01', to: '2026-09-30', hours: 16, pay: 2400 } },
  ledgerRate: { one: { thing: 'mentorHour', amount: 75, from: '2026-01-01', reason: '教务处核定' } },
}

/** A record of each register that nobody would object to. */
export const GOOD = {
  skill: { name: '磨削', code: 'S9', programmeId: 'programme:cnc', levels: 5 },
  assessment: { studentId: 'student:chen', skillId: 'skill:turn', part: 'theory', level: 3, date: '2026-11-02', assessor: 'teacher' },
  trainingItem: { name: '外圆磨削', code: 'T9', programmeId: 'programme:cnc', part: 'practice', hours: 8 },
  itemDelivery: { trainingItemId: 'trainingItem:shaft', classGroupId: 'classGroup:cnc', plannedOn: '2026-11-09', deliveredOn: '2026-11-09', deliveredHours: 12 },
  certificate: { studentId: 'student:chen', name: '低压电工', certificateType: 'other', number: 'D0001', issuedOn: '2026-06-01', expires: '2029-05-31' },
  destination: { studentId: 'student:lin', date: '2026-11-01', destination: 'employed', source: 'phone', salary: 5200, leftOn: '2026-11-20' },
  student: { number: '2023009', name: '周强', year: 2023, graduatedOn: '2026-06-28', status: 'graduated' },
  ratingScale: { name: '十分制', lowest: 0, highest: 10, satisfiedFrom: 7 },
  feedback: { givenBy: 'graduate', studentId: 'student:lin', about: 'teaching', scaleId: 'ratingScale:five', rating: 4, date: '2026-11-10' },
  skillDemand: { enterpriseId: 'enterprise:ren', skillId: 'skill:asepsis', level: 4, people: 12, from: '2026-10-01', to: '2027-03-31' },
  mentorWork: { enterpriseId: 'enterprise:jin', contactId: 'contact:zhao', from: '2026-10-01', to: '2026-10-31', hours: 24 },
  enterpriseTeaching: { teacherId: 'teacher:guest', from: '2026-10-01', to: '2026-10-31', hours: 16, pay: 2400 },
  donation: { enterpriseId: 'enterprise:jin', date: '2026-09-10', giftType: 'equipment', what: '车床两台', value: 360000 },
  enterpriseService: { enterpriseId: 'enterprise:ren', serviceType: 'staffTraining', what: '护士培训', from: '2026-10-12', to: '2026-10-16', people: 30, hours: 24, income: 18000 },
  ledgerRate: { thing: 'lentHour', amount: 60, from: '2026-01-01', reason: '教务处核定' },
} as const satisfies Partial<Record<RowTable, Fields>>
export type OutcomeTable = keyof typeof GOOD

/** By what a second good record of a register differs from the first. */
export const ANOTHER: Record<OutcomeTable, Fields> = {
  skill: { name: '刨削', code: 'S10' },
  assessment: { date: '2026-11-03' },
  trainingItem: { name: '平面磨削', code: 'T10' },
  itemDelivery: { plannedOn: '2026-11-16', deliveredOn: '2026-11-16' },
  certificate: { name: '高压电工', number: 'G0001' },
  destination: { date: '2026-10-20', leftOn: '2026-10-30' },
  student: { number: '2023010', name: '吴刚' },
  ratingScale: { name: '百分制' },
  feedback: { date: '2026-11-11' },
  skillDemand: { from: '2026-11-01' },
  mentorWork: { from: '2026-11-01', to: '2026-11-20' },
  enterpriseTeaching: { from: '2026-11-01', to: '2026-11-20' },
  donation: { what: '铣床' },
  enterpriseService: { what: '急救培训' },
  ledgerRate: { from: '2026-02-01' },
}

/** The college at a desk that reads and writes files. */
export function office() {
  const changes = Object.entries(RECORDS).flatMap(([table, rows]) => Object.entries(rows).map(([id, fields]) => birth(table as TableName, { id: `${table}:${id}`, ...fields })))
  const past: ChangeSet[] = [{ seq: 1, id: 'set:1', at: '2026-03-01T00:00:00.000Z', device: 'device:1', actor: { name: '' }, command: 'college.sample', changes }]
  const desk = createDesk(`${TODAY}T08:00`, past, { files: createFiles({ zone: 'Asia/Shanghai', thread: null }) })
  async function job<R>(name: 'intake.read' | 'intake.apply', input: unknown): Promise<R> {
    const answer = await desk.app.answer({ name, input })
    if (!('value' in answer)) throw new Error(JSON.stringify(answer))
    return answer.value as R // the test names the job's result
  }
  const read = (file: ListFile, as: OutcomeTable) => job<IntakePreview>('intake.read', { file, as })
  const apply = async (file: ListFile, as: OutcomeTable) => {
    const { sheets } = await read(file, as)
    return job<IntakeDone>('intake.apply', { file, sheets: sheets.map(({ sheet, table, headRow, headRows, columns }) => ({ sheet, table, headRow, headRows, columns })) })
  }
  return { ...desk, read, apply, tables: desk.app.world.tables }
}

export type ListFile = { name: string; base64: string }

/** Rows as somebody would have typed them into a list: heads and choices in words, records by their names. */
export function listOf(tables: Tables, table: OutcomeTable, rows: readonly Fields[], language: Language): { file: ListFile; head(field: string): string } {
  const words = exportWords(language)
  const given = importFields(table).filter(f => rows.some(row => row[f.name] !== undefined))
  const twice = namesakes(tables)
  const lines = rows.map(row => given.map(f => String(cellFor(tables, twice, f, row[f.name], words) ?? '')))
  const head = (field: string) => words.head(table, field)
  return {
    file: csv([given.map(f => head(f.name)), ...lines]),
    head: field => `${String.fromCharCode(65 + given.findIndex(f => f.name === field))} ${head(field)}`,
  }
}

export function csv(rows: readonly (readonly string[])[]): ListFile {
  return { name: '清单.csv', base64: Buffer.from(rows.map(row => row.join(',')).join('\n')).toString('base64') }
}
