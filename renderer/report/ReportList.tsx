import { useEffect, useRef } from 'react'
import type { ReportEntry } from '#domain/report/reports.ts'
import { useSay } from '#renderer/client/language.tsx'

const AREAS = ['workshops', 'internships', 'outcomes'] as const

/** Every report by its area; the one that is shown says what it is about, the others say so under the mouse. */
export function ReportList({ entries, current, onChoose }: { entries: readonly ReportEntry[]; current: string; onChoose: (name: string) => void }) {
  const { say } = useSay()
  const shown = useRef<HTMLButtonElement>(null)
  // a link from another page may open one that is further down
  useEffect(() => void shown.current?.scrollIntoView({ block: 'nearest' }), [current])
  return (
    <nav className="report-list" aria-label={say('report.page.list')}>
      {AREAS.map(area => (
        <section key={area} aria-label={say(`report.area.${area}`)}>
          <h2>{say(`report.area.${area}`)}</h2>
          {entries
            .filter(entry => entry.area === area)
            .map(({ name }) => {
              const isShown = name === current
              const about = say(`report.about.${name}`)
              return (
                <button key={name} ref={isShown ? shown : undefined} type="button" title={isShown ? undefined : about} aria-current={isShown ? 'page' : undefined} onClick={() => onChoose(name)}>
                  <strong>{say(`report.${name}`)}</strong>
                  {isShown && <span>{about}</span>}
                </button>
              )
            })}
        </section>
      ))}
    </nav>
  )
}
