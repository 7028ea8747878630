/// <reference lib="dom" />
import { createElement as h } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import type { BoardView } from '#domain/booking/board-model.ts'

/** The board as it is usually written: a table with a row a machine, a cell a day, and every booking in the document. */
export type Peer = { show(view: BoardView): void; edit(): void }

let root: Root | null = null
let shown: BoardView | null = null

function draw(view: BoardView): void {
  shown = view
  root ??= createRoot(document.body.appendChild(document.createElement('div')))
  flushSync(() => root!.render(h(Table, { view })))
}

function Table({ view }: { view: BoardView }) {
  const cells: number[][][] = view.rows.map(() => view.days.map(() => []))
  for (const [i, row] of view.bars.row.entries()) cells[row]![view.bars.day[i]!]!.push(i)
  const bar = (i: number) => {
    const b = view.bars.booking[i]!
    const who = view.bookings.who[b]!.map(n => view.names[n]).join(', ')
    const style = { position: 'absolute', left: `${((view.bars.start[i]! % 1440) / 1440) * 100}%`, width: `${(view.bars.length[i]! / 1440) * 100}%`, overflow: 'hidden' } as const
    return h('button', { key: i, className: `peer-bar ${view.bookings.status[b]}`, style, title: `${view.bookings.title[b]} ${who}` }, h('b', null, view.bookings.title[b]), h('span', null, who))
  }
  const line = (r: number) =>
    h('tr', { key: view.rows[r]!.id }, h('th', null, view.rows[r]!.name), ...view.days.map((d, day) => h('td', { key: d.date, style: { position: 'relative', width: 208, height: 40 } }, cells[r]![day]!.map(bar))))
  return h('table', null, h('tbody', null, view.rows.map((_, r) => line(r))))
}

const peer: Peer = {
  show: draw,
  edit() {
    if (shown) draw({ ...shown, bookings: { ...shown.bookings, title: shown.bookings.title.with(0, `changed ${performance.now()}`) } })
  },
}
Object.assign(window, { peer })
