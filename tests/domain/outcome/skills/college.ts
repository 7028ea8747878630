import { World } from '#domain/world.ts'
import type { Look } from '#domain/outcome/finding/finding.ts'
import type { Question } from '#domain/outcome/sheet.ts'

/** The last school year, as it was known in November after it. */
export const YEAR: Question = { from: '2025-09-01', to: '2026-08-31', asOf: '2026-11-23' }

type Rows = Record<string, Record<string, unknown>[]>

/** Two classes of numerical control, one of mechatronics; turning is mastered from level 3, milling (3 levels) from level 2, wiring from 3. */
const COLLEGE: Rows = {
  programme: [
    { id: 'programme:nc', name: '数控' },
    { id: 'programme:me', name: '机电' },
  ],
  classGroup: [
    { id: 'classGroup:a', name: 'M2301', programmeId: 'programme:nc', year: 2023 },
    { id: 'classGroup:b', name: 'M2401', programmeId: 'programme:nc', year: 2024 },
    { id: 'classGroup:c', name: 'E2401', programmeId: 'programme:me', year: 2024 },
    { id: 'classGroup:both', name: 'M24', programmeId: 'programme:nc', year: 2024 },
  ],
  skill: [
    { id: 'skill:turn', name: '车削', code: 'N1', programmeId: 'programme:nc' },
    { id: 'skill:mill', name: '铣削', code: 'N2', programmeId: 'programme:nc', levels: 3, masteredFrom: 2 },
    { id: 'skill:wire', name: '接线', programmeId: 'programme:me' },
    { id: 'skill:safe', name: '安全' },
  ],
  enterprise: [
    { id: 'enterprise:1', name: '金宇' },
    { id: 'enterprise:2', name: '华工' },
  ],
}

export function collegeWith(rows: Rows): World {
  const world = new World()
  for (const [table, list] of Object.entries({ ...COLLEGE, ...rows })) world.load(table, list.map((row, i) => ({ ...row, id: String(row['id'] ?? `${table}:${i}`) })))
  return world
}

export function lookAt(world: World, question: Question = YEAR, hideBelow = 0): Look {
  return { view: world.outcomes.view, outcomes: world.outcomes, indicators: [], question, hideBelow }
}

export const student = (id: string, group: string | undefined, more: object = {}) => ({ id: `student:${id}`, number: id, name: id, ...(group ? { classGroupId: `classGroup:${group}` } : {}), ...more })

export const assessed = (who: string, skill: string, level: number, more: object = {}) => ({ studentId: `student:${who}`, skillId: `skill:${skill}`, part: 'practice', level, date: '2026-03-01', assessor: 'teacher', ...more })
