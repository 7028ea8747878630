import { Button } from 'antd'
import { useNavigate } from 'react-router'
import type { ClashRow } from '#domain/booking/listing.ts'
import { tableOf } from '#domain/table-names.ts'
import { useSay } from '#renderer/client/language.tsx'

const ROWS_OF = { equipment: 'equipment', workshop: 'workshop', teacher: 'teacher', classGroup: 'classGroup' } as const

/** Leads to the day of the clash on the board, with the rows of the kind that clashes. */
export function ToBoard({ clash }: { clash: ClashRow }) {
  const { say } = useSay()
  const navigate = useNavigate()
  const ids = Object.values(clash.facts).filter(v => typeof v === 'string' && v.includes(':') && tableOf(v) !== undefined) as string[] // filtered to text
  const tables = ids.map(id => ROWS_OF[tableOf(id) as keyof typeof ROWS_OF]).filter(Boolean)
  const rows = tables[0] ?? 'equipment'
  return (
    <Button size="small" onClick={() => void navigate(`/board?${new URLSearchParams({ zoom: 'day', date: clash.date, rows, booking: clash.bookingId })}`)}>
      {say('clashes.board')}
    </Button>
  )
}
