import { nameOf } from '../record-name.ts'
import { isCounted } from '../outcome/dimension.ts'
import type { Indicator } from '../outcome/definition.ts'
import { ENTERED_IN } from '../outcome/finding/notes.ts'
import type { Look } from '../outcome/finding/finding.ts'
import { readerOf, type Scene } from '../outcome/population.ts'
import { POPULATIONS } from '../outcome/populations.ts'
import { addedBy, fieldsOf, slotsOf, type Slot } from '../outcome/slots.ts'
import type { TableName } from '../table-names.ts'

/** Rows that are read to learn where their fields come from. */
const ENOUGH = 50

/** What is reckoned of several registers, by the one in which each part is entered. */
const INDEXES = { occupancy: 'booking', stays: 'placement', attendanceDays: 'attendance' } as const satisfies Record<string, TableName>
/** Frames of the figures, not what they count. */
const NOT_COUNTED: ReadonlySet<TableName> = new Set(['college', 'term', 'bellTable', 'calendarDay', 'programme', 'classGroup'])

/** Tells of any indicator from which registers it is reckoned: that of its rows, and those that its fields are seen to read. */
export function registerReader(look: Look): (indicator: Indicator) => TableName[] {
  let seen = new Set<TableName>()
  const scene = watched(look.outcomes.scene(look.question), table => seen.add(table))
  return indicator => {
    seen = new Set()
    const slots = slotsIn(indicator)
    for (const { population: name } of slots) seen.add(ENTERED_IN[name]!)
    for (const slot of slots) {
      const population = POPULATIONS[slot.population]!
      let left = ENOUGH
      for (const row of (look.view.tables[population.table] as ReadonlyMap<string, { id: string }>).values()) {
        if (!left || population.has?.(row, scene) === false) continue
        left--
        const valueOf = readerOf(population, row, scene)
        for (const field of fieldsOf(slot)) valueOf(field)
      }
    }
    return [...seen].filter(table => !NOT_COUNTED.has(table))
  }
}

/** The same college, where somebody is told of each table that is looked into. */
function watched(scene: Scene, tell: (table: TableName) => void): Scene {
  const tables = new Proxy(scene.tables, {
    get(of, table: string) {
      tell(table as TableName) // its only keys are names of tables
      return Reflect.get(of, table) as unknown
    },
  })
  const facts: Scene['facts'] = {
    ...scene.facts,
    of(table, owner) {
      tell(table)
      return scene.facts.of(table, owner)
    },
  }
  // a calendar of its own: what is kept for the college's must not be watched for ever
  const own: Record<string, unknown> = { tables, facts, calendar: Object.create(scene.live.calendar) as unknown }
  const live = new Proxy(scene.live, {
    get(of, name: string) {
      if (name in INDEXES) tell(INDEXES[name as keyof typeof INDEXES])
      return own[name] ?? (Reflect.get(of, name) as unknown)
    },
  })
  return { ...scene, tables, live, facts }
}

/** The first of those of whom nobody knows whether they count, by name; `others` where there are more. */
export function unknownPeople(look: Look, indicator: Indicator, most: number): { named: string[]; others: boolean } {
  const { unknown } = slotsOf(indicator)
  const population = unknown && POPULATIONS[unknown.population]
  const people = new Set<string>()
  if (unknown && population?.person) {
    const scene = look.outcomes.scene(look.question)
    for (const row of (look.view.tables[population.table] as ReadonlyMap<string, { id: string }>).values()) {
      if (people.size > most) break
      if (!isCounted(population, row, scene, look.question.within)) continue
      const person = addedBy(unknown, readerOf(population, row, scene)) ? population.person(row, scene) : undefined
      if (person !== undefined) people.add(person)
    }
  }
  return { named: [...people].slice(0, most).map(id => nameOf(look.view.tables, id)), others: people.size > most }
}

function slotsIn(indicator: Indicator): Slot[] {
  return Object.values(slotsOf(indicator)).filter(slot => slot !== undefined)
}
