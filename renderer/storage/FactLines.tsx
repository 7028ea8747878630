import { Fragment, type ReactNode } from 'react'
import './storage.css'

/** Facts one below the other: what each is called, and what it is. */
export function FactLines({ facts }: { facts: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="fact-lines">
      {facts.map(([label, value]) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
