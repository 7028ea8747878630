import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { DaysAdded } from '#contract/calendar.ts'
import { readForCore } from '#renderer/client/download.ts'
import { useAsk, useJob, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'

/** The state's holidays of the years in view: in the calendar already (`entered` have some day of their own), a click away, or to be read from a file. */
export function OfficialDays({ years, entered }: { years: readonly number[]; entered: readonly number[] }) {
  const { say } = useSay()
  const official = useAsk('calendar.official', {})
  const use = useRun('calendar.useOfficial')
  const load = useJob('calendar.importHolidays')
  const undoToast = useUndoToast()
  const file = useRef<HTMLInputElement>(null)
  const [unread, setUnread] = useState<string | null>(null)
  const wanted = (official.data ?? []).filter(o => years.includes(o.year) && o.inCalendar < o.holidays + o.workdays)
  const unknown = official.data ? years.filter(y => !entered.includes(y) && !official.data.some(o => o.year === y)) : []

  function told(value: DaysAdded, seq: number) {
    undoToast(say('calendar.added', { added: value.added, kept: value.kept, years: value.years.map(String) }), seq)
  }
  async function take(chosen: File | undefined) {
    if (!chosen) return
    setUnread(null)
    try {
      const read = await readForCore(chosen)
      if (!read) return setUnread(say('intake.tooLarge', { file: chosen.name }))
      const outcome = await load.start({ file: read })
      if (outcome.ok) told(outcome.value, outcome.seq)
    } catch {
      setUnread(say('intake.unreadable', { file: chosen.name }))
    }
  }
  const refusal = use.refusal ?? load.refusal
  return (
    <div className="official">
      {wanted.map(o => (
        <div className="banner official-offer" key={o.year}>
          <Icon name="calendar" />
          <span>{say('calendar.offer', { year: String(o.year), holidays: o.holidays, workdays: o.workdays })}</span>
          <Button
            size="small"
            type="primary"
            loading={use.busy}
            onClick={() => void use.run({ year: o.year }).then(outcome => outcome.ok && told(outcome.value, outcome.seq))}
          >
            {say('calendar.offer.take')}
          </Button>
        </div>
      ))}
      <div className="official-line">
        <span className="quiet">{unknown.length > 0 ? say('calendar.unknown', { years: unknown.map(String) }) : say('calendar.click')}</span>
        <input
          ref={file}
          type="file"
          hidden
          accept=".json,.xlsx,.csv"
          onChange={e => {
            void take(e.target.files?.[0])
            e.target.value = ''
          }}
        />
        <Button size="small" type={unknown.length ? 'default' : 'text'} loading={load.busy} icon={<Icon name="upload" size={14} />} onClick={() => file.current?.click()}>{say('calendar.importHolidays')}</Button>
      </div>
      {unread && <div className="banner refusal" role="alert"><Icon name="warning" /><span>{unread}</span></div>}
      {refusal && <RefusalNote refusal={refusal} />}
    </div>
  )
}
