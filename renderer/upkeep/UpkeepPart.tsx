import type { ReactNode } from 'react'

type UpkeepPartProps = { id: string; title: string; count: number; empty: string; children: ReactNode }

/** One list of the upkeep page with its heading; an empty one says so in a line. */
export function UpkeepPart({ id, title, count, empty, children }: UpkeepPartProps) {
  return (
    <section id={id} className="upkeep-part">
      <h2>{title} <span className="quiet">{count}</span></h2>
      {count === 0 ? <p className="quiet">{empty}</p> : <div className="upkeep-rows">{children}</div>}
    </section>
  )
}
