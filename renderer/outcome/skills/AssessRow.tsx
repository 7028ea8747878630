import { memo } from 'react'
import type { AssessCell, AssessSheet } from '#domain/outcome/skills/assess-sheet.ts'
import { useSay } from '#renderer/client/language.tsx'

type AssessRowProps = {
  student: AssessSheet['students'][number]
  skills: AssessSheet['skills']
  /** its place in the sheet, from 0 */
  row: number
  /** of each skill, what was typed and is not written */
  draft: readonly (number | null | undefined)[]
  issues: readonly (string | undefined)[]
  /** the first and the last chosen cell, and the one with the keyboard; -1: none in this row */
  left: number
  right: number
  focus: number
  typing: string | null
}

/** One student's levels. Drawn anew only when something of this row differs. */
export const AssessRow = memo(AssessRowOf, (a, b) => {
  const same = (x: readonly unknown[], y: readonly unknown[]) => x.length === y.length && x.every((value, i) => value === y[i])
  return a.student === b.student && a.skills === b.skills && a.row === b.row && a.left === b.left && a.right === b.right && a.focus === b.focus && a.typing === b.typing && same(a.draft, b.draft) && same(a.issues, b.issues)
})

function AssessRowOf({ student, skills, row, draft, issues, left, right, focus, typing }: AssessRowProps) {
  return (
    <tr role="row" data-row={row} aria-rowindex={row + 2}>
      <th role="rowheader" scope="row" className="assess-who" title={`${student.name} · ${student.number}`}>
        <span className="assess-name">{student.name}</span> <span className="quiet">{student.number}</span>
      </th>
      {skills.map((skill, column) => (
        <LevelCell
          key={skill.id}
          id={`level-${row}-${column}`}
          column={column}
          cell={student.cells[column]!}
          draft={draft[column]}
          issue={issues[column]}
          about={`${student.name} · ${skill.name}`}
          masteredFrom={skill.masteredFrom}
          chosen={column >= left && column <= right}
          focused={column === focus}
          typing={column === focus ? typing : null}
        />
      ))}
    </tr>
  )
}

type LevelCellProps = {
  id: string
  column: number
  cell: AssessCell
  draft: number | null | undefined
  issue: string | undefined
  about: string
  masteredFrom: number
  chosen: boolean
  focused: boolean
  typing: string | null
}

function LevelCell({ id, column, cell, draft, issue, about, masteredFrom, chosen, focused, typing }: LevelCellProps) {
  const { say, day } = useSay()
  const level = draft === undefined ? cell.level : draft
  const mastered = level !== null && level >= masteredFrom
  const words = [
    level === null ? say(draft === null ? 'skills.assess.taken' : 'skills.part.notAssessed') : say(mastered ? 'skills.assess.mastered' : 'skills.assess.level', { level }),
    ...(draft === undefined ? [] : [say('skills.assess.notSaved')]),
    ...(cell.before ? [say('skills.assess.before', { level: cell.before.level, date: day(cell.before.date, true) })] : []),
    ...(issue ? [issue] : []),
  ].join(' · ')
  const classes = ['assess-cell', chosen ? 'picked' : '', focused ? 'focused' : '', mastered ? 'mastered' : '', draft === undefined ? '' : 'unsaved', issue ? 'broken' : '']
  return (
    <td role="gridcell" id={id} data-column={column} aria-selected={chosen} aria-invalid={issue !== undefined} aria-label={`${about}: ${typing ?? words}`} title={words} className={classes.filter(Boolean).join(' ')}>
      {typing !== null ? <span className="assess-typing">{typing}</span> : <Face cell={cell} level={level} taken={draft === null} />}
      {issue && typing === null && <span className="assess-broken" aria-hidden="true">!</span>}
    </td>
  )
}

/** A level; one that is to be taken away struck through; where none is, the last one of before, quietly. */
function Face({ cell, level, taken }: { cell: AssessCell; level: number | null; taken: boolean }) {
  if (level !== null) return <span className="assess-level">{level}</span>
  if (taken && cell.level !== null) return <del className="quiet">{cell.level}</del>
  return cell.before && <span className="assess-before">{cell.before.level}</span>
}
