import type { VisitRow } from '#domain/visit/board.ts'
import { useSay } from '#renderer/client/language.tsx'
import { ListExport } from '#renderer/ui/ListExport.tsx'
import { visitStateText } from './VisitRows.tsx'

const HEADS = ['enterpriseId', 'placementId', 'date', 'start', 'teacherId', 'way', 'status'] as const

/** The visits of a month in the order of the page. */
export function VisitExport({ visits, month }: { visits: readonly VisitRow[]; month: string }) {
  const { say } = useSay()
  const lines = () => [HEADS.map(field => say(`field.visit.${field}`)), ...visits.map(v => [v.host, v.intern ?? '', v.date, v.start ?? '', v.teacher, say(`choice.way.${v.way}`), visitStateText(v, say)])]
  return <ListExport name={`${say('menu.visits')} ${month}`} lines={lines} />
}
