import { Button } from 'antd'
import type { Cure, SessionName } from '#domain/timetable/college/choice.ts'
import { curePhrase } from '#words/timetable-text.ts'
import { useSay } from '#renderer/client/language.tsx'
import type { Scheduling } from './use-scheduling.ts'

/** A way to let a session in; pressed, it is taken, and all others stay where they are. */
export function CureButton({ about, cure, scheduling }: { about: SessionName; cure: Cure; scheduling: Scheduling }) {
  const { language } = useSay()
  const words = curePhrase(language, cure)
  return (
    <Button size="small" className="schedule-cure" title={words} disabled={scheduling.busy} onClick={() => void scheduling.cure(about, cure)}>
      <span>→ {words}</span>
    </Button>
  )
}
