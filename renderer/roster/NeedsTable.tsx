import { InputNumber } from 'antd'
import { useSay } from '#renderer/client/language.tsx'
import type { ShiftMark } from './shift-marks.ts'
import { useTypes } from './use-types.ts'

/** How many people each shift wants, on workdays and on rest days. It is kept with the shift. */
export function NeedsTable({ marks, enterpriseId }: { marks: readonly ShiftMark[]; enterpriseId: string }) {
  const { say } = useSay()
  const types = useTypes(enterpriseId)
  const field = (mark: ShiftMark, name: 'needWorkdays' | 'needRestDays', value: number) => (
    <InputNumber
      size="small"
      aria-label={`${mark.type.name}: ${say(`field.shiftType.${name}`)}`}
      min={0}
      max={10_000}
      precision={0}
      key={`${mark.type.id} ${value}`}
      defaultValue={value}
      onBlur={e => Number(e.target.value || 0) !== value && void types.change(mark.type.id, { [name]: Number(e.target.value) || null })}
      onPressEnter={e => e.currentTarget.blur()}
    />
  )
  return (
    <table className="roster-needs">
      <thead>
        <tr>
          <th>{say('table.shiftType')}</th>
          <th>{say('roster.needs.work')}</th>
          <th>{say('roster.needs.rest')}</th>
        </tr>
      </thead>
      <tbody>
        {marks.map(mark => (
          <tr key={mark.type.id}>
            <th scope="row">
              <span className={`roster-swatch colour-${mark.colour}`}>{mark.short}</span> {mark.type.name} <span className="quiet">{mark.type.start}–{mark.type.end}</span>
            </th>
            <td>{field(mark, 'needWorkdays', mark.type.needs.work)}</td>
            <td>{field(mark, 'needRestDays', mark.type.needs.rest)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
