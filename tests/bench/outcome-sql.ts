import type { TableName } from '#domain/table-names.ts'
import type { Tables } from '#domain/tables.ts'
import { SPAN } from './outcome-college.ts'
import type { Sql } from './sql-peer.ts'

/** The columns that the queries read, and those that an index helps. */
const COLUMNS: Partial<Record<TableName, readonly string[]>> = {
  classGroup: ['programmeId', 'year'], student: ['classGroupId', 'year', 'status', 'graduatedOn'], certificate: ['studentId', 'issuedOn', 'expires'],
  destination: ['studentId', 'date', 'destination', 'fieldMatch', 'salary', 'leftOn'], skill: ['programmeId', 'levels', 'masteredFrom'], assessment: ['studentId', 'skillId', 'part', 'level', 'date'],
  trainingItem: ['programmeId', 'part', 'hours'], itemDelivery: ['trainingItemId', 'classGroupId', 'plannedOn', 'plannedHours', 'deliveredOn'], ratingScale: ['satisfiedFrom'],
  feedback: ['givenBy', 'date', 'enterpriseId', 'studentId', 'about', 'scaleId', 'rating'], placement: ['studentId', 'kind', 'from', 'to', 'status'], placementChange: ['placementId', 'from', 'to'],
  attendance: ['placementId', 'date', 'state', 'evidence'], equipment: ['units', 'statusCode', 'unitPrice', 'workshopId', 'lenderId'], workshop: ['programmeId', 'stations'], workstation: ['workshopId', 'state'],
  agreement: ['enterpriseId', 'type', 'from', 'to', 'renews', 'collegeSignedOn', 'enterpriseSignedOn'], enterprise: [], mentorWork: ['enterpriseId', 'to', 'hours'], donation: ['enterpriseId', 'date', 'value'],
  enterpriseService: ['enterpriseId', 'serviceType', 'to', 'people', 'income'],
}
const INDEXES = ['certificate (studentId)', 'destination (studentId, "date")', 'assessment (studentId)', 'skill (programmeId)', 'placementChange (placementId)', 'workstation (workshopId)', 'agreement (enterpriseId)']

/** The same records as tables of SQLite, with indexes where they help. */
export function fillSql(sql: Sql, tables: Tables): void {
  for (const [table, columns] of Object.entries(COLUMNS)) {
    sql.run(`CREATE TABLE ${table} (id TEXT PRIMARY KEY${columns.map(c => `, "${c}"`).join('')}) WITHOUT ROWID`)
    sql.fill(table, ['id', ...columns], tables[table as TableName].values() as Iterable<Record<string, unknown>>)
  }
  for (const [i, index] of INDEXES.entries()) sql.run(`CREATE INDEX i${i} ON ${index}`)
  sql.run('ANALYZE')
}

/** By what people are told apart, and by what machines and what partners do; '' belongs to none. */
export type StudentBy = 'none' | 'programme' | 'classGroup'
export type PartnerBy = 'none' | 'programme' | 'enterprise'
export const STUDENT_BY: readonly StudentBy[] = ['none', 'programme', 'classGroup']
export const PARTNER_BY: readonly PartnerBy[] = ['none', 'programme', 'enterprise']
const STUDENT = { none: "''", programme: "coalesce(c.programmeId, '')", classGroup: "coalesce(s.classGroupId, '')" }
const ITEM = { none: "''", programme: "coalesce(c.programmeId, t.programmeId, '')", classGroup: 'r.classGroupId' }
const OWNED = { none: "''", programme: "''", enterprise: 'r.enterpriseId' }
const MACHINE = { none: "''", programme: "coalesce(w.programmeId, '')", enterprise: "coalesce(r.lenderId, '')" }

const { from: FROM, to: TO, asOf: AS_OF } = SPAN
const KNOWN = TO < AS_OF ? TO : AS_OF
const WORK = "('host', 'employed', 'flexible', 'business')"
const OF_STUDENT = 'LEFT JOIN student s ON s.id = r.studentId LEFT JOIN classGroup c ON c.id = s.classGroupId'
/** Sums are compared as whole ten-thousandths. */
const whole = (what: string) => `sum(CAST(round((${what}) * 10000) AS INTEGER))`

const LAST = `(SELECT studentId, CASE WHEN destination = 'unknown' OR leftOn <= '${AS_OF}' THEN NULL ELSE destination END d, fieldMatch, salary,
  row_number() OVER (PARTITION BY studentId ORDER BY date DESC, id DESC) n FROM destination WHERE date <= '${AS_OF}')`
const GRADUATES = `student s LEFT JOIN classGroup c ON c.id = s.classGroupId LEFT JOIN ${LAST} l ON l.studentId = s.id AND l.n = 1 WHERE s.graduatedOn BETWEEN '${FROM}' AND '${KNOWN}'`
const AT_COLLEGE = `coalesce(s.status, '') <> 'left' AND (s.graduatedOn > '${AS_OF}' OR (s.graduatedOn IS NULL AND coalesce(s.status, '') <> 'graduated')) AND coalesce(coalesce(s.year, c.year) || '-09-01' <= '${AS_OF}', 1)`
const attained = "EXISTS (SELECT 1 FROM certificate k WHERE k.studentId = s.id AND k.issuedOn <= '" + AS_OF + "')"
const MASTERED = `(SELECT studentId, skillId, min(level) level FROM (SELECT studentId, skillId, part, level, row_number() OVER (PARTITION BY studentId, skillId, part ORDER BY date DESC, level DESC) n
  FROM assessment WHERE date <= '${AS_OF}') WHERE n = 1 GROUP BY studentId, skillId)`
const END = `CASE WHEN r.status = 'cancelled' OR coalesce(e."to", r."to") < r."from" THEN r."to" ELSE coalesce(e."to", r."to") END`
const LAST_END = `(SELECT placementId, "to", row_number() OVER (PARTITION BY placementId ORDER BY "from" DESC, id DESC) n FROM placementChange WHERE "to" IS NOT NULL)`
const PRICED = `equipment r LEFT JOIN workshop w ON w.id = r.workshopId WHERE r.statusCode NOT IN ('4', '5', '6', '7')`
const IN_FORCE = `a.enterpriseId = r.id AND a."from" <= '${AS_OF}' AND (a."to" IS NULL OR a.renews OR a."to" >= '${AS_OF}') AND a.collegeSignedOn <= '${AS_OF}' AND a.enterpriseSignedOn <= '${AS_OF}'`

const answers = (by: StudentBy, who: string, and = '') => `SELECT ${STUDENT[by]} g, sum(r.rating >= q.satisfiedFrom), sum(q.id IS NOT NULL), sum(q.id IS NULL) FROM feedback r LEFT JOIN ratingScale q ON q.id = r.scaleId ${OF_STUDENT}
  WHERE r.givenBy = '${who}' AND r.date BETWEEN '${FROM}' AND '${KNOWN}' ${and} GROUP BY g`
const marks = (by: StudentBy, counted: string, base: string) => `SELECT ${STUDENT[by]} g, sum(${base} AND ${counted}), sum(${base}), 0 FROM attendance a LEFT JOIN placement r ON r.id = a.placementId ${OF_STUDENT} WHERE a.date BETWEEN '${FROM}' AND '${KNOWN}' GROUP BY g`
const entrants = (by: StudentBy, counted: string, base: string, unknown: string) => `SELECT ${STUDENT[by]} g, sum(${counted}), sum(${base}), sum(${unknown}) FROM student s LEFT JOIN classGroup c ON c.id = s.classGroupId
  WHERE coalesce(s.year, c.year) || '-09-01' BETWEEN '${FROM}' AND '${KNOWN}' GROUP BY g`
const owned = (by: PartnerBy, table: string, day: string, what: string, and = '') => `SELECT ${OWNED[by]} g, coalesce(${whole(what)}, 0), count(*), 0 FROM ${table} r WHERE r."${day}" BETWEEN '${FROM}' AND '${KNOWN}' ${and} GROUP BY g`
const agreed = (by: PartnerBy, and = '') => `SELECT ${by === 'enterprise' ? 'r.id' : "''"} g, count(*), count(*), 0 FROM enterprise r WHERE EXISTS (SELECT 1 FROM agreement a WHERE ${IN_FORCE} ${and}) GROUP BY g`
const graduates = (by: StudentBy, counted: string, base: string, unknown: string, and = '') => `SELECT ${STUDENT[by]} g, sum(${counted}), sum(${base}), sum(${unknown}) FROM ${GRADUATES} ${and} GROUP BY g`

/** A query of an indicator: group, counted, base, unknown. `sums`: which of the three are ten-thousandths. */
export type OutcomeQuery<B> = { indicator: string; sql(by: B): string; sums?: readonly ('counted' | 'base' | 'unknown')[] }

/** Indicators as somebody who knows SQL and the definitions would write them. */
export const STUDENT_QUERIES: readonly OutcomeQuery<StudentBy>[] = [
  { indicator: 'destinationRate', sql: by => graduates(by, `coalesce(l.d IN ${WORK} OR l.d IN ('army', 'study'), 0)`, '1', 'l.d IS NULL') },
  { indicator: 'studyRate', sql: by => graduates(by, "coalesce(l.d = 'study', 0)", '1', 'l.d IS NULL') },
  { indicator: 'fieldMatchRate', sql: by => graduates(by, 'coalesce(l.fieldMatch, 0)', 'l.fieldMatch IS NOT NULL', 'l.fieldMatch IS NULL', `AND l.d IN ${WORK}`) },
  { indicator: 'certificateRate', sql: by => graduates(by, `EXISTS (SELECT 1 FROM certificate k WHERE k.studentId = s.id AND k.issuedOn <= '${AS_OF}' AND (k.expires IS NULL OR k.expires >= '${AS_OF}'))`, '1', '0') },
  { indicator: 'perkins5s1', sql: by => graduates(by, attained, '1', '0') },
  { indicator: 'eqavet4', sql: by => entrants(by, "coalesce(s.status = 'graduated', 0)", '1', 's.status IS NULL') },
  { indicator: 'ukRetention', sql: by => entrants(by, "coalesce(s.status = 'graduated', 0)", "coalesce(s.status IN ('graduated', 'left'), 0)", '0') },
  { indicator: 'ukPass', sql: by => entrants(by, `coalesce(s.status = 'graduated', 0) AND ${attained}`, "coalesce(s.status = 'graduated', 0)", '0') },
  { indicator: 'ukAchievement', sql: by => entrants(by, `coalesce(s.status = 'graduated', 0) AND ${attained}`, "coalesce(s.status IN ('graduated', 'left'), 0)", '0') },
  {
    indicator: 'skillMastery', sums: ['counted', 'base', 'unknown'],
    sql: by => `SELECT ${STUDENT[by]} g, 10000 * sum(coalesce(m.level >= coalesce(k.masteredFrom, min(3, coalesce(k.levels, 5))), 0)), 10000 * sum(m.level IS NOT NULL), 10000 * sum(m.level IS NULL)
      FROM student s JOIN classGroup c ON c.id = s.classGroupId JOIN skill k ON k.programmeId = c.programmeId LEFT JOIN ${MASTERED} m ON m.studentId = s.id AND m.skillId = k.id WHERE ${AT_COLLEGE} GROUP BY g`,
  },
  {
    indicator: 'practiceShare', sums: ['counted', 'base'],
    sql: by => `SELECT ${ITEM[by]} g, ${whole("CASE WHEN t.part = 'practice' THEN coalesce(r.plannedHours, t.hours) ELSE 0 END")}, ${whole('coalesce(r.plannedHours, t.hours)')}, 0
      FROM itemDelivery r LEFT JOIN trainingItem t ON t.id = r.trainingItemId LEFT JOIN classGroup c ON c.id = r.classGroupId WHERE r.plannedOn BETWEEN '${FROM}' AND '${TO}' GROUP BY g`,
  },
  {
    indicator: 'deliveryRate',
    sql: by => `SELECT ${ITEM[by]} g, sum(coalesce(r.deliveredOn <= '${AS_OF}', 0)), count(*), 0 FROM itemDelivery r LEFT JOIN trainingItem t ON t.id = r.trainingItemId LEFT JOIN classGroup c ON c.id = r.classGroupId
      WHERE r.plannedOn BETWEEN '${FROM}' AND '${KNOWN}' GROUP BY g`,
  },
  { indicator: 'employerSatisfaction', sql: by => answers(by, 'employer') },
  { indicator: 'graduateSatisfaction', sql: by => answers(by, 'graduate') },
  { indicator: 'internSatisfaction', sql: by => answers(by, 'intern') },
  { indicator: 'eqavet6b1', sql: by => answers(by, 'graduate', "AND r.about IN ('teaching', 'skills')") },
  {
    indicator: 'internshipCompletion',
    sql: by => `SELECT ${STUDENT[by]} g, sum(r.status = 'ended'), count(*), sum(r.status NOT IN ('ended', 'cancelled')) FROM placement r LEFT JOIN ${LAST_END} e ON e.placementId = r.id AND e.n = 1 ${OF_STUDENT}
      WHERE r.kind = 'post' AND ${END} BETWEEN '${FROM}' AND '${TO}' AND (r.status = 'cancelled' OR ${END} <= '${AS_OF}') GROUP BY g`,
  },
  { indicator: 'attendanceRate', sql: by => marks(by, "a.state <> 'absent'", "a.state IN ('present', 'late', 'leftEarly', 'absent')") },
  { indicator: 'attendanceEvidence', sql: by => marks(by, "a.evidence <> 'self'", "a.state IN ('present', 'late', 'leftEarly')") },
]

export const PARTNER_QUERIES: readonly OutcomeQuery<PartnerBy>[] = [
  { indicator: 'goodCondition', sums: ['counted', 'base'], sql: by => `SELECT ${MACHINE[by]} g, 10000 * sum((r.statusCode IN ('1', '2', '8', '9')) * r.units), 10000 * sum(r.units), 0 FROM ${PRICED} GROUP BY g` },
  { indicator: 'lentValue', sums: ['counted'], sql: by => `SELECT ${MACHINE[by]} g, coalesce(${whole('r.unitPrice * r.units')}, 0), count(*), 0 FROM ${PRICED} AND r.lenderId IS NOT NULL GROUP BY g` },
  {
    indicator: 'lentShare', sums: ['counted', 'base'],
    sql: by => `SELECT ${MACHINE[by]} g, coalesce(${whole('CASE WHEN r.lenderId IS NOT NULL THEN r.unitPrice * r.units END')}, 0), coalesce(${whole('r.unitPrice * r.units')}, 0), sum(r.unitPrice IS NULL) FROM ${PRICED} GROUP BY g`,
  },
  { indicator: 'mentorHours', sums: ['counted'], sql: by => owned(by, 'mentorWork', 'to', 'r.hours') },
  { indicator: 'donations', sums: ['counted'], sql: by => owned(by, 'donation', 'date', 'r.value') },
  { indicator: 'serviceIncome', sums: ['counted'], sql: by => owned(by, 'enterpriseService', 'to', 'r.income') },
  { indicator: 'staffTrained', sums: ['counted'], sql: by => owned(by, 'enterpriseService', 'to', 'r.people', "AND r.serviceType = 'staffTraining'") },
  { indicator: 'partners', sql: by => agreed(by) },
  { indicator: 'bases', sql: by => agreed(by, "AND a.type = 'trainingBase'") },
]

/** A median needs the middle rows by hand; it is compared by its value. */
export function medianPaySql(by: StudentBy): string {
  return `SELECT g, avg(salary) FROM (SELECT ${STUDENT[by]} g, l.salary, row_number() OVER (PARTITION BY ${STUDENT[by]} ORDER BY l.salary) r, count(*) OVER (PARTITION BY ${STUDENT[by]}) n
    FROM ${GRADUATES} AND l.d IN ${WORK} AND l.salary IS NOT NULL) WHERE r IN ((n + 1) / 2, (n + 2) / 2) GROUP BY g`
}
