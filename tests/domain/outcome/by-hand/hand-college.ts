import type { Row0 } from '#domain/base/change.ts'
import { FRAMEWORKS, indicatorsOf } from '#domain/outcome/profiles.ts'
import type { Question } from '#domain/outcome/sheet.ts'
import type { DestinationFormula } from '#domain/records/indicator.ts'
import type { TableName } from '#domain/table-names.ts'
import { World } from '#domain/world.ts'

export type Rows = Partial<Record<TableName, Record<string, unknown>[]>>

/** Two programmes; class A and C of numerical control, B of mechatronics; three enterprises. */
const COLLEGE: Rows = {
  programme: [{ id: 'programme:nc', name: '数控' }, { id: 'programme:me', name: '机电' }],
  classGroup: [
    { id: 'classGroup:A', name: 'A', programmeId: 'programme:nc', year: 2021 },
    { id: 'classGroup:B', name: 'B', programmeId: 'programme:me', year: 2022 },
    { id: 'classGroup:C', name: 'C', programmeId: 'programme:nc', year: 2023 },
  ],
  enterprise: [{ id: 'enterprise:1', name: '金宇' }, { id: 'enterprise:2', name: '华工' }, { id: 'enterprise:3', name: '恒力' }],
}

/** Rows without an id are numbered in their order. */
export function collegeWith(rows: Rows): World {
  const world = new World()
  for (const [table, list] of Object.entries({ ...COLLEGE, ...rows })) world.load(table, list.map((row, i): Row0 => ({ ...row, id: String(row['id'] ?? `${table}:${i + 1}`) })))
  return world
}

export const inClass = (name: 'A' | 'B' | 'C') => ({ classGroupId: `classGroup:${name}` })

export function shippedIndicators(formula: DestinationFormula = 'withStudy') {
  return [...indicatorsOf('china', formula), ...Object.values(FRAMEWORKS).flat()]
}

/** counted ÷ base = value, and unknown */
export type Figures = { counted: number; base: number; unknown: number; value: number | null }

export function figuresOf(world: World, question: Question, id: string, group?: string, formula: DestinationFormula = 'withStudy'): Figures {
  const { counted, base, unknown, value } = world.outcomes.sheet(shippedIndicators(formula), question).measure(id, group)
  return { counted, base, unknown, value }
}

/** A line of a table of figures as somebody writes it down: what is counted, divided by what, how many are unknown. */
export function line(counted: number, base: number, unknown = 0): Figures {
  return { counted, base, unknown, value: base > 0 ? counted / base : null }
}
