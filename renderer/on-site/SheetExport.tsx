import type { AttendanceSheet } from '#domain/attendance/sheet.ts'
import type { ListFormat } from '#contract/files.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { FormatMenu, type OfferedList } from '#renderer/ui/FormatMenu.tsx'
import { useFileOut } from '#renderer/ui/use-refusal-toast.ts'

type Cell = string | number | null

/** The sheet as a file: as it stands with a column a day, or as a list with a row a day. The import reads both. */
export function SheetExport({ sheet }: { sheet: AttendanceSheet }) {
  const { say, language } = useSay()
  const fileOut = useFileOut()
  const job = useJob('files.exportRows')
  const number = say('field.student.number')
  const name = say('field.student.name')

  function wide(): Cell[][] {
    const heads = [number, name, say('field.student.classGroupId'), ...sheet.days.map(d => d.date), ...(['present', 'absent', 'open', 'hours'] as const).map(sum => say(`attendance.sum.${sum}`))]
    return [heads, ...sheet.rows.map(r => [r.number, r.student, r.group, ...r.cells.map(c => (c.state ? say(`choice.state.${c.state}`) : null)), r.present, r.absent, r.open, r.hours])]
  }
  function list(): Cell[][] {
    const heads = [number, name, ...(['date', 'state', 'hours', 'evidence', 'by', 'note'] as const).map(field => say(`field.attendance.${field}`))]
    const marked = sheet.rows.flatMap(r => r.cells.flatMap(c => (c.state && c.evidence ? [[r.number, r.student, c.date, say(`choice.state.${c.state}`), c.hours, say(`choice.evidence.${c.evidence}`), c.by, c.note]] : [])))
    return [heads, ...marked]
  }
  async function save(format: ListFormat, rows: Cell[][]) {
    const span = [sheet.days[0]?.date, sheet.days.at(-1)?.date].join('–')
    fileOut(await job.start({ name: `${say('menu.attendance')} ${sheet.host} ${span}`, format, language, rows }))
  }
  const lists: OfferedList[] = [
    // with a column a day it has a paper of its own, to be signed
    { key: 'wide', label: say('attendance.export.wide'), formats: ['xlsx', 'csv'], write: format => save(format, wide()) },
    { key: 'list', label: say('attendance.export.list'), write: format => save(format, list()) },
  ]
  return <FormatMenu lists={lists} busy={job.busy} />
}
