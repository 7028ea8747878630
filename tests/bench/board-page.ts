/// <reference lib="dom" />
import type { Peer } from './plain-table.ts'

// What runs inside the browser: each function is sent there by its text, so it may use nothing from outside itself.

/** Clicks "board" and waits for its bookings; milliseconds to the second frame after the first of them is in the document. */
export async function showBoard(): Promise<number> {
  const start = performance.now()
  document.querySelector<HTMLAnchorElement>('a[href$="board"]')!.click()
  await new Promise<void>(seen => {
    const look = () => (document.querySelector('[data-booking]') ? seen() : requestAnimationFrame(look))
    look()
  })
  await new Promise(frame => requestAnimationFrame(() => requestAnimationFrame(frame)))
  return performance.now() - start
}

/** Renames the first booking on the board; milliseconds to the second frame after that is seen, from the command and from the answer. */
export async function editBoard(): Promise<{ repaint: number; whole: number }> {
  const id = document.querySelector<HTMLElement>('[data-booking]')!.dataset.booking!
  const title = `Renamed ${Date.now()}`
  performance.clearResourceTimings()
  const seen = new Promise<void>(done => {
    const look = () => {
      const bar = document.querySelector(`[data-booking="${id}"]`)
      if (!bar?.outerHTML.includes(title)) return
      watch.disconnect()
      done()
    }
    const watch = new MutationObserver(look)
    watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
  })
  const start = performance.now()
  const body = JSON.stringify([{ name: 'booking.change', input: { id, patch: { title } } }])
  const answer = await fetch('/rpc', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  const text = await answer.text()
  if (!text.includes('"value"')) throw new Error(`the edit was refused: ${text}`)
  await seen
  await new Promise(frame => requestAnimationFrame(() => requestAnimationFrame(frame)))
  const end = performance.now()
  const answered = Math.max(...(performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(e => e.name.endsWith('/rpc')).map(e => e.responseEnd))
  return { repaint: end - answered, whole: end - start }
}

type PeerWindow = Window & { peer: Peer }

/** Asks for the same board and draws it whole. */
export async function showTable(): Promise<number> {
  const start = performance.now()
  const { peer } = window as unknown as PeerWindow // the script put there
  const input = { rows: 'equipment', from: '2026-11-23', to: '2026-11-29' }
  const answer = await fetch('/rpc', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify([{ name: 'board.view', input }]) })
  peer.show((JSON.parse((await answer.text()).trim().split('\n').at(-1)!) as { frame: { value: never } }).frame.value)
  await new Promise(frame => requestAnimationFrame(() => requestAnimationFrame(frame)))
  return performance.now() - start
}

/** Changes one booking of the whole table. */
export async function editTable(): Promise<number> {
  const start = performance.now()
  const { peer } = window as unknown as PeerWindow // the script put there
  peer.edit()
  await new Promise(frame => requestAnimationFrame(() => requestAnimationFrame(frame)))
  return performance.now() - start
}
