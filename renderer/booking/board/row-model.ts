import type { BoardView } from '#domain/booking/board-model.ts'
import type { Bar, Block, RowModel, Target } from './board-types.ts'

/**
 * Turns the columns of an answer into rows. A row that says the same as in `before` is the very same object,
 * so that only the rows that an edit touched are drawn again. O(bars).
 */
export function rowModels(view: BoardView, before: readonly RowModel[]): RowModel[] {
  const bars: Bar[][] = view.rows.map(() => [])
  const blocks: Block[][] = view.rows.map(() => [])
  const { bars: b, bookings: k } = view
  const who: string[][] = []
  b.row.forEach((row, i) => {
    const at = b.booking[i]!
    bars[row]?.push({
      bookingId: k.id[at]!,
      title: k.title[at]!,
      who: (who[at] ??= k.who[at]!.map(n => view.names[n] ?? '')),
      where: view.names[k.where[at]!] ?? '',
      status: k.status[at]!,
      use: k.use[at]!,
      side: k.side[at]!,
      programmeId: view.programmes[k.programme[at]!]?.id,
      series: k.series[at]!,
      day: b.day[i]!,
      start: b.start[i]!,
      end: b.start[i]! + b.length[i]!,
      lane: b.lane[i]!,
      units: b.units[i]!,
    })
  })
  view.blocks.row.forEach((row, i) => {
    const start = view.blocks.start[i]!
    blocks[row]?.push({
      kind: view.blocks.kind[i]!,
      start,
      end: start + view.blocks.length[i]!,
      units: view.blocks.units[i]!,
      id: view.blocks.id[i]!,
    })
  })
  const old = new Map(before.map(m => [m.row.id, m]))
  return view.rows.map((row, i) => {
    const next: RowModel = { row, bars: bars[i]!, blocks: blocks[i]! }
    const known = old.get(row.id)
    return known && sameRow(known, next) ? known : next
  })
}

/** The rows with one bar shown at the place where it was just dropped, until the answer that holds it arrives. */
export function withPending(rows: readonly RowModel[], pending: { bar: Bar; from: number; to: Target } | null): readonly RowModel[] {
  if (!pending) return rows
  const { bar, from, to } = pending
  return rows.map((model, i) => {
    if (i !== from && i !== to.row) return model
    const left = model.bars.filter(b => i !== from || b.bookingId !== bar.bookingId || b.start !== bar.start)
    const moved: Bar[] = i === to.row ? [{ ...bar, start: to.start, end: to.end, pending: true }] : []
    return { ...model, bars: [...left, ...moved].sort((a, b) => a.start - b.start) }
  })
}

function sameRow(a: RowModel, b: RowModel): boolean {
  return sameFields(a.row, b.row) && sameList(a.bars, b.bars) && sameList(a.blocks, b.blocks)
}
function sameList<T extends object>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => sameFields(item, b[i]!))
}
/** Equality of flat objects; lists of text within them are compared by what they say. */
function sameFields<T extends object>(a: T, b: T): boolean {
  return (Object.keys(b) as (keyof T)[]).every(key => {
    const x = a[key]
    const y = b[key]
    return x === y || (Array.isArray(x) && Array.isArray(y) && x.length === y.length && x.every((v, i) => v === y[i]))
  })
}
