import { bySound } from '../base/by-sound.ts'
import { groupedBy } from '../base/grouped-by.ts'
import type { Text } from '../base/text.ts'
import { isCounted } from '../outcome/dimension.ts'
import { readerOf, type Population, type Scene } from '../outcome/population.ts'
import { POPULATIONS } from '../outcome/populations.ts'
import { certificatesOn, destinationOn } from '../outcome/student-facts.ts'
import { spanNote } from '../outcome/finding/notes.ts'
import { valueWords } from '../outcome/wording.ts'
import type { PackPage, PEOPLE } from '../records/pack.ts'
import type { Student } from '../records/student.ts'
import { names, number, span } from '../report/internship/phrases.ts'
import type { Block, TableBlock } from '../report/model.ts'
import { nameOf } from '../record-name.ts'
import { showsNames, type Made, type Pack } from './pack.ts'

type Who = (typeof PEOPLE)[number]
const POPULATION: Record<Who, string> = { graduates: 'graduate', students: 'enrolled' }

/** Who is behind the figures, class by class: where each went, what each holds and can do. */
export function peoplePage(pack: Pack, { heading, who = 'graduates' }: Extract<PackPage, { kind: 'people' }>): Made {
  const { look, world } = pack
  const title: Text = heading ?? { code: `pack.people.${who}` }
  if (!showsNames(pack)) return { leftOut: { code: 'pack.leftOut.names', facts: { what: title } } }
  const scene = look.outcomes.scene(look.question)
  const population = POPULATIONS[POPULATION[who]]!
  const people = [...world.tables.student.values()].filter(student => isCounted(population, student, scene, look.question.within))
  const told = people.map(student => ({ student, ...about(population, student, scene) }))
  const byClass = [...groupedBy(told, ({ student }) => student.classGroupId ?? '')]
    .map(([id, own]) => ({ name: id === '' ? '' : nameOf(world.tables, id), own }))
    .sort((a, b) => (a.name === '' ? 1 : b.name === '' ? -1 : bySound.compare(a.name, b.name)))
  const graduates = who === 'graduates'
  const table: TableBlock = {
    kind: 'table',
    columns: [
      { head: { code: 'field.student.number' }, width: 14 },
      { head: { code: 'field.student.name' }, width: 12 },
      ...(graduates ? [{ head: { code: 'table.destination' }, width: 12 }, { head: { code: 'field.destination.employer' }, width: 22 }] : []),
      { head: { code: 'tables.certificate' }, width: graduates ? 28 : 56 },
      { head: { code: 'pack.column.skills' }, width: graduates ? 12 : 18, align: 'end' },
    ],
    groups: byClass.map(({ name, own }) => ({
      head: name === '' ? { code: 'outcome.noGroup.classGroup' } : name,
      rows: own
        .sort((a, b) => bySound.compare(a.student.number, b.student.number))
        .map(({ student, destination, employer, certificates, skills }) => [student.number, student.name, ...(graduates ? [destination, employer] : []), names(certificates), skills]),
    })),
    empty: { code: `pack.people.none.${who}`, facts: { from: look.question.from, to: look.question.to } },
  }
  const figures: Block = {
    kind: 'figures',
    items: [
      { label: title, value: number(people.length) },
      ...(graduates ? [{ label: { code: 'pack.people.known' }, value: number(told.filter(p => p.known).length) }] : []),
      { label: { code: 'pack.people.certified' }, value: number(told.filter(p => p.certificates.length > 0).length) },
    ],
  }
  const notes: Block[] = [
    { kind: 'text', text: { code: 'pack.names' }, quiet: true },
    { kind: 'text', text: graduates ? spanNote(look.question) : { code: 'pack.people.asOf', facts: { asOf: look.question.asOf } }, quiet: true },
  ]
  return { sheets: [{ title, subtitle: span(look.question.from, look.question.to), orientation: 'portrait', blocks: people.length ? [figures, ...notes, table] : [table] }] }
}

/** What is known of one of them on the cohort date. */
function about(population: Population, student: Student, scene: Scene): { known: boolean; destination: Text; employer: string; certificates: string[]; skills: Text } {
  const valueOf = readerOf(population, student, scene)
  const last = destinationOn(student, scene.asOf, scene)
  const taught = Number(valueOf('skillsTaught') ?? 0)
  return {
    known: last !== undefined,
    destination: last ? valueWords('graduate', 'destination', last.destination) : { code: 'outcome.unknown' },
    employer: last?.employer ?? (last?.enterpriseId === undefined ? '' : nameOf(scene.tables, last.enterpriseId)),
    certificates: certificatesOn(student, scene.asOf, scene).map(c => c.name),
    skills: taught ? { code: 'pack.of', facts: { counted: valueOf('skillsMastered'), base: taught } } : '–',
  }
}
