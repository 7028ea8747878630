import type { Text } from '../../base/text.ts'
import { nameOf } from '../../record-name.ts'
import type { Assessment } from '../../records/outcome.ts'
import type { Tables } from '../../tables.ts'
import type { GridChart } from '../chart.ts'
import type { Scene } from '../population.ts'
import { gridProgramme, masteryGrid, skillsOfLearners, type MasteryGrid } from '../skills/mastery-grid.ts'
import type { LastAssessments } from '../student-facts.ts'
import { groupName, measure } from '../wording.ts'
import type { BehindRow, FindingMaker, Look } from './finding.ts'
import { hiddenNotes, spanNote } from './notes.ts'
import { tooSmall } from './small-groups.ts'

const PARTS = ['mastered', 'notMastered', 'notAssessed'] as const

/** Who has mastered which skill: class groups by the skills of their programme; of several programmes, by years of entry. */
export const skillGrid: FindingMaker<'skillGrid'> = {
  counts: () => ['enrolled', 'graduate'],
  draw(look, { programme }) {
    const scene = look.outcomes.scene(look.question)
    const { within } = look.question
    const grid = masteryGrid(scene, within, programme ?? within?.programme)
    const hidden = hiddenCells(look, grid)
    const { tables } = look.view
    const columnName = (key: string): Text => (grid.programmeId === undefined ? groupName(tables, 'year', key) : nameOf(tables, key))
    const chart: GridChart = {
      type: 'grid',
      unit: 'percent',
      columns: grid.columns.map(key => ({ key, name: columnName(key) })),
      rows: grid.rows.map(key => ({
        key,
        name: nameOf(tables, key),
        cells: grid.columns.map(column => {
          const cell = grid.cells.get(key)!.get(column)
          if (!cell?.assessed) return null
          if (hidden.has(`${key} ${column}`)) return { value: null, rows: 0, hidden: true as const }
          return { value: cell.mastered / cell.assessed, rows: cell.assessed }
        }),
      })),
    }
    const { assessed, mastered, notAssessed, people } = grid.all
    const kind = grid.programmeId === undefined ? 'programmes' : 'classes'
    const of = grid.programmeId === undefined ? '' : nameOf(tables, grid.programmeId)
    const share = assessed ? measure(mastered / assessed, 'percent') : '–'
    return {
      title: { code: `finding.skillGrid.title.${kind}`, facts: { programme: of } },
      sentence: { parts: [{ code: 'finding.skillGrid', facts: { share, mastered, assessed, people } }, ...ends(tables, grid, hidden)] },
      chart,
      notes: [
        { code: `finding.skillGrid.note.${kind}` },
        { code: 'finding.skillGrid.note.level' },
        { code: 'finding.skillGrid.note.who' },
        ...(notAssessed ? [{ code: 'finding.skillGrid.note.notAssessed', facts: { n: notAssessed } }] : []),
        ...hiddenNotes(hidden, look.hideBelow),
        spanNote(look.question),
      ],
      empty: whyEmpty(look, grid),
    }
  },
  behind(look, { programme }, { key, series }) {
    const scene = look.outcomes.scene(look.question)
    const { within } = look.question
    const { tables } = look.view
    const programmeId = gridProgramme(scene, programme ?? within?.programme)
    const rows: BehindRow[] = []
    const counts = new Map<string, number>(PARTS.map(part => [part, 0]))
    for (const { row, column, student, skill, last, level, mastered } of skillsOfLearners(scene, within, programmeId)) {
      if ((key !== undefined && row !== key) || (series !== undefined && column !== series)) continue
      const part = level === undefined ? 'notAssessed' : mastered ? 'mastered' : 'notMastered'
      counts.set(part, counts.get(part)! + 1)
      const decisive = last && decisiveOf(last)
      rows.push({
        id: student.id,
        part,
        cells: [
          nameOf(tables, student.id),
          nameOf(tables, student.classGroupId ?? ''),
          nameOf(tables, skill.id),
          level ?? null,
          decisive?.date ?? null,
          decisive ? assessorWords(decisive) : null,
        ],
      })
    }
    const where = [key === undefined ? '' : nameOf(tables, key), series === undefined ? '' : programmeId === undefined ? groupName(tables, 'year', series) : nameOf(tables, series)]
    return {
      title: { parts: [{ code: 'finding.skillGrid.behind' }, ...where] },
      parts: PARTS.map(part => ({ key: part, name: { code: `finding.skillGrid.part.${part}` }, count: counts.get(part)! })),
      heads: [
        { code: 'table.student' },
        { code: 'table.classGroup' },
        { code: 'table.skill' },
        { code: 'field.assessment.level' },
        { code: 'field.assessment.date' },
        { code: 'field.assessment.assessor' },
      ],
      rows,
    }
  },
}

/** The assessment that says the level: the lower one; of two on one level the later one. */
export function decisiveOf({ theory, practice }: LastAssessments): Assessment {
  if (!theory || !practice) return (theory ?? practice)!
  if (theory.level !== practice.level) return theory.level < practice.level ? theory : practice
  return theory.date > practice.date ? theory : practice
}

/** Who assessed: a teacher or a mentor, by name where it was written down. */
export function assessorWords({ assessor, by }: Assessment): Text {
  const word = { code: `choice.assessor.${assessor}` }
  return by === undefined ? word : { parts: [by, word] }
}

/** Cells of too few people, and the next smallest beside a lonely one. */
function hiddenCells({ hideBelow }: Look, { cells }: MasteryGrid): ReadonlySet<string> {
  if (hideBelow < 2) return new Set()
  const sizes = new Map<string, number>()
  for (const [row, columns] of cells) for (const [column, { people }] of columns) sizes.set(`${row} ${column}`, people)
  return tooSmall(sizes, hideBelow)
}

/** The skills, or the programmes, that stand best and worst; one with hidden cells is not named, or they could be reckoned. */
function ends(tables: Tables, { programmeId, cells, columns, rows }: MasteryGrid, hidden: ReadonlySet<string>): Text[] {
  const places = (key: string) => (programmeId === undefined ? columns.map(column => [key, column] as const) : rows.map(row => [row, key] as const))
  const shares = (programmeId === undefined ? rows : columns).flatMap(key => {
    if (places(key).some(([row, column]) => hidden.has(`${row} ${column}`))) return []
    const own = places(key).flatMap(([row, column]) => cells.get(row)?.get(column) ?? [])
    const assessed = own.reduce((sum, cell) => sum + cell.assessed, 0)
    return assessed ? [{ key, share: own.reduce((sum, cell) => sum + cell.mastered, 0) / assessed }] : []
  })
  shares.sort((a, b) => b.share - a.share)
  const [top, bottom] = [shares[0], shares.at(-1)]
  if (!top || !bottom || top.share === bottom.share) return []
  return [{ code: 'finding.spread', facts: { top: nameOf(tables, top.key), most: measure(top.share, 'percent'), bottom: nameOf(tables, bottom.key), least: measure(bottom.share, 'percent') } }]
}

/** What is missing first: skills, students in classes of their programme, or assessments. */
function whyEmpty(look: Look, { cells }: MasteryGrid): { text: Text; enter: 'skill' | 'student' | 'assessment' } {
  const programmes = hasSkills(look.outcomes.scene(look.question))
  const enter = !programmes ? 'skill' : cells.size ? 'assessment' : 'student'
  return { text: { code: `finding.skillGrid.empty.${enter}`, facts: { asOf: look.question.asOf } }, enter }
}

function hasSkills({ tables }: Pick<Scene, 'tables'>): boolean {
  for (const { programmeId } of tables.skill.values()) if (programmeId !== undefined) return true
  return false
}
