import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { AttendanceSheet, SheetRow } from '#domain/attendance/sheet.ts'
import type { State } from '#domain/attendance/mark.ts'
import type { Alternative } from '#domain/base/decision.ts'
import { EVIDENCE, type Evidence } from '#domain/records/on-site.ts'
import type { CommandInput } from '#renderer/client/client.ts'
import { useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useWaiting } from '#renderer/client/use-waiting.ts'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Figures } from '#renderer/ui/Figures.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { useSteady } from '#renderer/ui/use-steady.ts'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { CellPanel, type CellEntry } from './CellPanel.tsx'
import { DayList } from './DayList.tsx'
import { EvidenceMark } from './EvidenceMark.tsx'
import { countOf, everyonePresent, marksIn, type Place, type Selection } from './sheet-selection.ts'
import type { DateSpan, SpanKind } from './sheet-spans.ts'
import { SheetGrid } from './SheetGrid.tsx'
import { SignPanel } from './SignPanel.tsx'
import { StateBar } from './StateBar.tsx'
import { withMarks, type WaitingMark } from './waiting-marks.ts'

type Only = 'all' | 'open' | 'absent' | 'self'
type Marks = CommandInput<'attendance.mark'>['marks']
type SheetWorkProps = { sheet: AttendanceSheet; /** when it was answered */ seenAt: number; hostId: string; span: DateSpan; onGo: (patch: { span?: SpanKind; day?: string }) => void }

/** The sheet and all that is done on it. */
export function SheetWork({ sheet, seenAt, hostId, span, onGo }: SheetWorkProps) {
  const kind: SpanKind = sheet.days.length === 1 ? 'day' : sheet.days.length > 7 ? 'month' : 'week'
  const { say, day: dayText } = useSay()
  const navigate = useNavigate()
  const undoToast = useUndoToast()
  const mark = useRun('attendance.mark')
  const [evidence, setEvidence] = useState<Evidence>(lastEvidence)
  const [by, setBy] = useState('')
  const [only, setOnly] = useState<Only>('all')
  const [panel, setPanel] = useState<'cell' | 'sign' | null>(null)
  const today = sheet.days.findIndex(d => d.date === sheet.today)
  const [selection, setSelection] = useState<Selection>(() => ({ at: { row: 0, day: Math.max(0, today) }, anchor: { row: 0, day: Math.max(0, today) } }))
  const { waiting, during } = useWaiting<WaitingMark>(seenAt)
  const rows = useMemo(() => sheet.rows.filter(row => isWanted(row, only)), [sheet.rows, only])
  const shown = useMemo(() => withMarks(rows, waiting), [rows, waiting])
  const { figures } = sheet
  const cell = rows[selection.at.row]?.cells[selection.at.day]
  const selected = countOf(selection, rows.length, sheet.days.length)

  async function write(marks: Marks, word: { evidence: Evidence; by: string } = { evidence, by: by.trim() }) {
    if (!marks.length) return mark.clear()
    const writing = mark.run({ marks, ...word })
    void during(marks.map(m => ({ ...m, evidence: word.evidence })), writing.then(outcome => outcome.ok && outcome.value.marked > 0))
    const outcome = await writing
    // one day is seen to change where it stands; many are said, with a way back
    if (outcome.ok && outcome.value.marked > 1) undoToast(say('attendance.marked', { n: outcome.value.marked }), outcome.seq)
    return outcome.ok
  }
  function setState(state: State | null) {
    void write(marksIn(sheet, rows, selection, state))
  }
  function follow({ input }: Alternative) {
    const { marks, ...word } = input as { marks: Marks; evidence: Evidence; by: string } // the ways out of this refusal are this command
    void write(marks, word)
  }
  async function saveCell(entry: CellEntry): Promise<boolean> {
    const row = rows[selection.at.row]
    const written = Boolean(row && cell && (await write([{ placementId: row.placementId, date: cell.date, ...entry }])))
    if (written) setPanel(null)
    return written
  }
  function choose(next: Evidence) {
    localStorage.setItem(LAST_EVIDENCE, next)
    setEvidence(next)
    setBy('') // a mentor's name is no teacher's
  }
  const open = (at: Place) => {
    setSelection({ at, anchor: at })
    setPanel('cell')
  }
  const markEveryone = useSteady((day: number) => void write(everyonePresent(sheet, rows, day)))
  const narrow = (next: Only) => setOnly(only === next ? 'all' : next)
  const vouched = figures.marks - figures.byEvidence.self

  if (!sheet.rows.length) return <EmptyState title={say('attendance.empty', { host: sheet.host })} text={say('attendance.empty.text')} />
  return (
    <div className="on-site">
      <div className="on-site-main">
        <Figures
          figures={[
            { label: say('attendance.figure.today', { n: figures.hereToday }), value: figures.presentToday, tone: 'good', onClick: () => onGo({ span: 'day', day: sheet.today }) },
            { label: say('attendance.figure.open'), value: figures.open, tone: 'warning', onClick: () => narrow('open') },
            { label: say('attendance.figure.absent'), value: figures.absent, tone: 'refusal', onClick: () => narrow('absent') },
            { label: say('attendance.figure.self'), value: figures.byEvidence.self, tone: 'warning', onClick: () => narrow('self') },
            { label: say('attendance.figure.vouched'), value: vouched, tone: 'enterprise', onClick: () => setPanel('sign') },
          ]}
        />
        <div className="word-bar">
          <span id="word-of">{say('attendance.word')}</span>
          <Segmented
            aria-labelledby="word-of"
            value={evidence}
            options={EVIDENCE.map(value => ({
              value,
              label: (
                <span className="word-option" title={say('attendance.grade', { n: figures.byEvidence[value], of: `choice.evidence.${value}` })}>
                  <EvidenceMark evidence={value} size={13} /> {say(`attendance.evidence.${value}`)} <span className="quiet">{figures.byEvidence[value] || ''}</span>
                </span>
              ),
            }))}
            onChange={choose}
          />
          <Input className="word-by" size="middle" maxLength={100} aria-label={say('attendance.whose')} placeholder={say(`attendance.whose.${evidence}`)} value={by} onChange={e => setBy(e.target.value)} />
          {only !== 'all' && <button type="button" className="link" onClick={() => setOnly('all')}>{say('attendance.only', { n: rows.length, of: sheet.rows.length })}</button>}
          <span className="spacer" />
          {kind === 'day' && (
            <>
              <strong>{dayText(sheet.days[0]!.date)}</strong>
              <Button disabled={!everyonePresent(sheet, rows, 0, true).length} onClick={() => void write(everyonePresent(sheet, rows, 0, true))}>{say('attendance.everyone')}</Button>
            </>
          )}
          <Button type="primary" onClick={() => setPanel('sign')}>{say('attendance.sign')}</Button>
        </div>
        {mark.refusal && <RefusalNote refusal={mark.refusal} onAlternative={follow} busy={mark.busy} />}
        {kind === 'day' ? (
          <DayList
            sheet={sheet}
            rows={shown}
            selection={selection}
            onSelect={setSelection}
            onMark={(row, state, hours) => void write([{ placementId: rows[row]!.placementId, date: sheet.days[0]!.date, state, ...(hours === undefined ? {} : { hours }) }])}
            onOpen={row => open({ row, day: 0 })}
          />
        ) : (
          <SheetGrid sheet={sheet} rows={rows} shown={shown} narrow={kind === 'month'} selection={selection} onSelect={setSelection} onState={setState} onEveryone={markEveryone} onOpen={open} />
        )}
        {kind !== 'day' && <StateBar selected={selected} disabled={mark.busy} onState={setState} onOpen={() => setPanel('cell')} />}
      </div>
      {panel === 'cell' && cell && (
        <CellPanel
          key={`${rows[selection.at.row]!.placementId} ${JSON.stringify(cell)}`}
          row={rows[selection.at.row]!}
          cell={cell}
          closed={!cell.here || cell.date > sheet.today}
          busy={mark.busy}
          onSave={saveCell}
          onPlacement={() => void navigate(registerPath('placement', { id: rows[selection.at.row]!.placementId }))}
          onClose={() => setPanel(null)}
        />
      )}
      {panel === 'sign' && <SignPanel hostId={hostId} span={span} today={sheet.today} onClose={() => setPanel(null)} />}
    </div>
  )
}

function isWanted(row: SheetRow, only: Only): boolean {
  if (only === 'open') return row.open > 0
  if (only === 'absent') return row.absent > 0
  if (only === 'self') return row.cells.some(c => c.evidence === 'self')
  return true
}

const LAST_EVIDENCE = 'mortise.attendance.evidence'

function lastEvidence(): Evidence {
  return EVIDENCE.find(e => e === localStorage.getItem(LAST_EVIDENCE)) ?? 'mentor'
}
