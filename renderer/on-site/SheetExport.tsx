import { Button, Dropdown } from 'antd'
import type { AttendanceSheet } from '#domain/attendance/sheet.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { useFileOut } from '#renderer/ui/use-refusal-toast.ts'

type Cell = string | number | null

/** The sheet as a file: as it stands with a column a day, or as a list with a row a day. The import reads both. */
export function SheetExport({ sheet }: { sheet: AttendanceSheet }) {
  const { say } = useSay()
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
  async function save(key: string) {
    const [shape, format] = key.split('.') as ['wide' | 'list', 'xlsx' | 'csv'] // the keys of the menu below
    const span = [sheet.days[0]?.date, sheet.days.at(-1)?.date].join('–')
    const outcome = await job.start({ name: `${say('menu.attendance')} ${sheet.host} ${span}`, format, rows: shape === 'wide' ? wide() : list() })
    fileOut(outcome)
  }
  const item = (shape: 'wide' | 'list', format: 'xlsx' | 'csv') => ({ key: `${shape}.${format}`, label: say(`attendance.export.${shape}`, { format: `.${format}` }) })
  return (
    <Dropdown trigger={['click']} menu={{ items: [item('wide', 'xlsx'), item('wide', 'csv'), item('list', 'xlsx'), item('list', 'csv')], onClick: ({ key }) => void save(key) }}>
      <Button loading={job.busy} icon={<Icon name="download" size={14} />}>{say('attendance.export')}</Button>
    </Dropdown>
  )
}
