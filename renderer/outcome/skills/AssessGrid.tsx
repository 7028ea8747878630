import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent, type PointerEvent } from 'react'
import type { AssessSheet } from '#domain/outcome/skills/assess-sheet.ts'
import { useSay } from '#renderer/client/language.tsx'
import { blockOf, spotsOf, type Selection, type Spot } from '#renderer/roster/selection.ts'
import { cellKey, levelAt, type Draft, type Entry } from './assess-draft.ts'
import { assessKey } from './assess-keys.ts'
import { AssessRow } from './AssessRow.tsx'

type AssessGridProps = {
  sheet: AssessSheet
  draft: Draft
  /** what is wrong with a level that was refused, by cell */
  issues: ReadonlyMap<string, string>
  selection: Selection
  onSelect: (selection: Selection) => void
  onEnter: (entries: readonly Entry[]) => void
  onClear: () => void
  onFillDown: () => void
  /** takes the last thing typed back; false where nothing is left of it */
  onBack: () => boolean
  onCopy: () => string
  onPaste: (text: string) => void
  /** Ctrl+S; with the level that was being typed */
  onSave: (last: readonly Entry[]) => void
}

const ROW = 32

/** Students down, skills across; the keyboard as in a spreadsheet. */
export function AssessGrid({ sheet, draft, issues, selection, onSelect, onEnter, onClear, onFillDown, onBack, onCopy, onPaste, onSave }: AssessGridProps) {
  const { say } = useSay()
  const box = useRef<HTMLDivElement>(null)
  const dragging = useRef(false)
  const [typing, setTyping] = useState<string | null>(null)
  const { students, skills, classGroup } = sheet
  const { focus } = selection
  const block = blockOf(selection)

  useEffect(() => {
    document.getElementById(`level-${focus.row}-${focus.column}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [focus.row, focus.column])

  /** What was being typed stands, in the cell with the keyboard or in all that are chosen. */
  function commit(spots: readonly Spot[] = [focus]) {
    if (typing !== null) onEnter(typed(spots))
    setTyping(null)
  }
  function typed(spots: readonly Spot[]): Entry[] {
    return typing === null || typing === '' ? [] : spots.map(spot => ({ ...spot, level: Number(typing) }))
  }
  function onKeyDown(event: KeyboardEvent) {
    const page = Math.max(1, Math.floor(((box.current?.clientHeight ?? 400) - 76) / ROW) - 1)
    const act = assessKey(event, { selection, typing, size: { rows: students.length, columns: skills.length }, page })
    if (!act) return
    // with nothing typed to take back, Ctrl+Z is what it is everywhere
    if (act.kind === 'back' && !onBack()) return
    event.preventDefault()
    event.stopPropagation()
    switch (act.kind) {
      case 'type':
        return setTyping(act.digits)
      case 'select':
        if (act.commit) commit()
        return onSelect(act.selection)
      case 'fill':
        return commit(spotsOf(block))
      case 'fillDown':
        return onFillDown()
      case 'clear':
        setTyping(null)
        return onClear()
      case 'edit':
        return setTyping(String(levelAt(sheet, draft, focus) ?? ''))
      case 'save':
        setTyping(null)
        return onSave(typed([focus]))
      case 'back':
        return undefined
    }
  }
  const spotAt = (target: EventTarget): Spot | null => {
    const cell = (target as HTMLElement).closest<HTMLElement>('td[data-column]')
    return cell ? { row: Number(cell.parentElement!.dataset['row']), column: Number(cell.dataset['column']) } : null
  }
  function press(event: PointerEvent) {
    const spot = spotAt(event.target)
    if (!spot || event.button !== 0) return
    commit()
    dragging.current = event.pointerType === 'mouse'
    onSelect({ anchor: event.shiftKey ? selection.anchor : spot, focus: spot })
  }
  function drag(event: PointerEvent) {
    if (!dragging.current || event.buttons !== 1) return void (dragging.current = false)
    const spot = spotAt(event.target)
    if (spot && (spot.row !== focus.row || spot.column !== focus.column)) onSelect({ anchor: selection.anchor, focus: spot })
  }
  function copy(event: ClipboardEvent, cut: boolean) {
    event.preventDefault()
    event.clipboardData.setData('text/plain', onCopy())
    if (cut) onClear()
  }
  function paste(event: ClipboardEvent) {
    event.preventDefault()
    setTyping(null)
    onPaste(event.clipboardData.getData('text/plain'))
  }

  return (
    <div
      className="assess-grid"
      ref={box}
      role="grid"
      tabIndex={0}
      aria-label={say('skills.assess.grid', { group: classGroup })}
      aria-multiselectable="true"
      aria-rowcount={students.length + 1}
      aria-colcount={skills.length + 1}
      aria-activedescendant={`level-${focus.row}-${focus.column}`}
      onKeyDown={onKeyDown}
      onBlur={() => commit()}
      onPointerDown={press}
      onPointerOver={drag}
      onCopy={e => copy(e, false)}
      onCut={e => copy(e, true)}
      onPaste={paste}
    >
      <table role="presentation">
        <thead role="rowgroup">
          <tr role="row" aria-rowindex={1}>
            <th role="columnheader" scope="col" className="assess-who">{classGroup}</th>
            {skills.map(skill => (
              <th role="columnheader" scope="col" key={skill.id} title={`${skill.name} · ${say('skills.panel.levels', { levels: skill.levels, from: skill.masteredFrom })}`}>
                <span className="assess-skill">{skill.name}</span>
                <span className="quiet">{say('skills.assess.from', { from: skill.masteredFrom, levels: skill.levels })}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {students.map((student, row) => (
            <AssessRow
              key={student.id}
              student={student}
              skills={skills}
              row={row}
              draft={skills.map(skill => draft[cellKey(student.id, skill.id)])}
              issues={skills.map(skill => issues.get(cellKey(student.id, skill.id)))}
              left={row >= block.top && row <= block.bottom ? block.left : -1}
              right={row >= block.top && row <= block.bottom ? block.right : -1}
              focus={row === focus.row ? focus.column : -1}
              typing={row === focus.row ? typing : null}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
