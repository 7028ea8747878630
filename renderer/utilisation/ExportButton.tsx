import type { UtilisationRow } from '#domain/utilisation/utilisation.ts'
import { useSay } from '#renderer/client/language.tsx'
import { ListExport } from '#renderer/ui/ListExport.tsx'
import type { DateSpan } from './spans.ts'
import { USES } from './uses.ts'

type ExportProps = { rows: readonly UtilisationRow[]; by: 'machine' | 'owner' | 'workshop'; span: DateSpan }

/** The rows as a file, with the figures as figures. */
export function ExportButton({ rows, by, span }: ExportProps) {
  const { say } = useSay()
  const uses = USES.map(({ use }) => use)
  const lines = () => [
    [`by.${by}`, 'assetNo', 'owner', 'machines', 'pieces', ...uses.map(use => `use.${use}`), 'booked', 'rated', 'rate'].map(key => say(`utilisation.${key}`)),
    ...rows.map(r => [r.name, r.hint ?? '', say(`utilisation.owner.${r.owner}`), r.machines, r.pieces, ...uses.map(use => hundredths(r.hours[use])), hundredths(r.booked), hundredths(r.rated), r.rate === null ? null : Math.round(r.rate * 10_000) / 10_000]),
  ]
  return <ListExport name={`${say('utilisation.title')} ${span.from}–${span.to}`} lines={lines} />
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}
