import { App, Button } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { AssessedHow, AssessSheet } from '#domain/outcome/skills/assess-sheet.ts'
import type { LevelIssue } from '#domain/outcome/skills/assess.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useForm } from '#renderer/client/use-form.ts'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { blockOf, spotsOf, within, type Selection } from '#renderer/roster/selection.ts'
import { textOf } from '#renderer/roster/clipboard.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { textIn } from '#words/say.ts'
import { cellKey, levelAt, levelsToWrite, withEntries, type Draft, type Entry } from './assess-draft.ts'
import { AssessGrid } from './AssessGrid.tsx'
import { pastedLevels } from './assess-paste.ts'

type AssessWorkProps = { classGroupId: string; how: AssessedHow; by: string }

/** The sheet of one class for one day, one way and one kind of assessor. */
export function AssessWork({ classGroupId, how, by }: AssessWorkProps) {
  const { say } = useSay()
  const sheet = useAsk('skill.sheet', { classGroupId, ...how }, { share: true, keep: false })
  return (
    <Answered ask={sheet}>
      {data => {
        if (!data) return <EmptyState title={say('register.gone')} text={say('register.gone.text')} />
        if (!data.skills.length) {
          return (
            <EmptyState title={say('skills.assess.noSkills', { group: data.classGroup })} text={say(data.programme ? 'skills.assess.noSkills.text' : 'skills.assess.noProgramme.text', { programme: data.programme })}>
              <Link to={data.programme ? registerPath('skill') : registerPath('classGroup', { id: classGroupId })}><Button type="primary">{say(data.programme ? 'tables.skill' : 'table.classGroup')}</Button></Link>
            </EmptyState>
          )
        }
        if (!data.students.length) {
          return (
            <EmptyState title={say('skills.assess.nobody', { group: data.classGroup })} text={say('skills.assess.nobody.text')}>
              <Link to={registerPath('student')}><Button type="primary">{say('tables.student')}</Button></Link>
            </EmptyState>
          )
        }
        return <Sheet sheet={data} how={how} by={by} />
      }}
    </Answered>
  )
}

function Sheet({ sheet, how, by }: { sheet: AssessSheet; how: AssessedHow; by: string }) {
  const { say, language } = useSay()
  const { message } = App.useApp()
  const undoToast = useUndoToast()
  const name = [sheet.classGroupId, how.date, how.part, how.assessor].join(' ')
  // what was typed stands in the cells again at once: each shows that it is not written yet
  const form = useForm<{ levels: Draft }>(`assess:${name}`, { levels: {} }, { resume: true })
  const draft = form.values.levels
  /** drafts of before, the last one last: Ctrl+Z */
  const before = useRef<Draft[]>([])
  const [issues, setIssues] = useState<ReadonlyMap<string, string>>(new Map())
  const [chosen, setChosen] = useState<Selection>({ anchor: { row: 0, column: 0 }, focus: { row: 0, column: 0 } })
  const assess = useRun('skill.assess')
  const size = { rows: sheet.students.length, columns: sheet.skills.length }
  const selection = within(chosen, size) ?? { anchor: { row: 0, column: 0 }, focus: { row: 0, column: 0 } }
  const levels = useMemo(() => levelsToWrite(sheet, draft), [sheet, draft])
  const written = useMemo(() => sheet.students.reduce((n, s) => n + s.cells.filter(c => c.level !== null).length, 0), [sheet])

  const put = (next: Draft) => form.set({ levels: next })
  function enter(entries: readonly Entry[]) {
    if (!entries.length) return
    before.current.push(draft)
    put(withEntries(sheet, draft, entries))
    if (!issues.size) return
    assess.clear()
    setIssues(new Map())
  }
  function back() {
    const last = before.current.pop()
    if (last) put(last)
    return last !== undefined
  }
  function discard() {
    before.current.push(draft)
    put({})
    setIssues(new Map())
    assess.clear()
  }
  /** Writes all that was typed; `last` is what is only now being finished. */
  async function save(last: readonly Entry[] = []) {
    const next = withEntries(sheet, draft, last)
    const toWrite = levelsToWrite(sheet, next)
    put(next)
    if (!toWrite.length || assess.busy) return
    const outcome = await assess.run({ ...how, ...(by ? { by } : {}), levels: toWrite })
    if (outcome.ok) {
      before.current = []
      put({})
      setIssues(new Map())
      return undoToast(say('skills.assess.saved', { n: outcome.value.written + outcome.value.removed, group: sheet.classGroup }), outcome.seq)
    }
    if (!('refusal' in outcome)) return
    const found = (outcome.refusal.facts.issues ?? []) as LevelIssue[] // those of skill.assess.invalid
    setIssues(new Map(found.map(({ studentId, skillId, problem }) => [cellKey(studentId, skillId), textIn(language, problem)])))
    const [first] = found
    const row = sheet.students.findIndex(s => s.id === first?.studentId)
    const column = sheet.skills.findIndex(s => s.id === first?.skillId)
    if (row >= 0 && column >= 0) setChosen({ anchor: { row, column }, focus: { row, column } })
  }
  function copy(): string {
    const { top, bottom, left, right } = blockOf(selection)
    return textOf(Array.from({ length: bottom - top + 1 }, (_, i) => Array.from({ length: right - left + 1 }, (_, j) => String(levelAt(sheet, draft, { row: top + i, column: left + j }) ?? ''))))
  }
  function paste(text: string) {
    const { entries, unknown } = pastedLevels(text, sheet, blockOf(selection))
    if (unknown.length) return void message.warning(say('skills.assess.unknown', { names: [...new Set(unknown)].slice(0, 5), n: unknown.length }), 8)
    enter(entries)
    if (entries.length) void message.info(say('skills.assess.pasted', { n: entries.length }))
  }
  function fillDown() {
    const block = blockOf(selection)
    enter(spotsOf(block).filter(spot => spot.row > block.top).map(spot => ({ ...spot, level: levelAt(sheet, draft, { row: block.top, column: spot.column }) })))
  }
  return (
    <div className="assess-work">
      {assess.refusal && <RefusalNote refusal={assess.refusal} />}
      <AssessGrid
        sheet={sheet}
        draft={draft}
        issues={issues}
        selection={selection}
        onSelect={setChosen}
        onEnter={enter}
        onClear={() => enter(spotsOf(blockOf(selection)).map(spot => ({ ...spot, level: null })))}
        onFillDown={fillDown}
        onBack={back}
        onCopy={copy}
        onPaste={paste}
        onSave={last => void save(last)}
      />
      <footer className="assess-foot">
        <span className="assess-state" role="status">
          {say('skills.assess.written', { n: written, all: size.rows * size.columns })}
          {levels.length > 0 && <strong> · {say('skills.assess.unsaved', { n: levels.length })}</strong>}
        </span>
        <span className="quiet assess-hint" title={`${say('skills.assess.legend')} · ${say('skills.assess.keys')}`}>{say('skills.assess.legend')} · {say('skills.assess.keys')}</span>
        <span className="spacer" />
        <Button disabled={!levels.length} onClick={discard}>{say('register.discard')}</Button>
        <Button type="primary" disabled={!levels.length} loading={assess.busy} onClick={() => void save()} title="Ctrl+S">{levels.length ? say('skills.assess.save', { n: levels.length }) : say('ui.save')}</Button>
      </footer>
    </div>
  )
}
