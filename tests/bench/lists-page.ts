/// <reference lib="dom" />

// What runs inside the browser: each function is sent there by its text, so it may use nothing from outside itself.

type Scroll = { /** what scrolls; absent: nothing, the page stands still */ selector?: string; /** pixels a frame; half the way it goes back */ by: number; frames: number }

/** Scrolls some pixels a frame, there and back; by how much each frame came after the one before, in milliseconds, as the compositor times them. */
export async function framesWhile({ selector, by, frames }: Scroll): Promise<number[]> {
  const box = selector ? document.querySelector(selector)! : null
  await new Promise(rested => setTimeout(rested, 500))
  const times: number[] = []
  let last = await new Promise<number>(requestAnimationFrame)
  for (let i = 0; i < frames; i++) {
    if (box) box.scrollTop += i < frames / 2 ? by : -by
    const now = await new Promise<number>(requestAnimationFrame)
    times.push(now - last)
    last = now
  }
  return times
}

/** How many rows of the list were still to come when the scrolling ended, and how many are in the document. */
export function rowsSeen(): { coming: number; drawn: number } {
  return { coming: document.querySelectorAll('.register-row.coming').length, drawn: document.querySelectorAll('.register-row').length }
}

/** Replaces the document by a plain table of some rows in a box that scrolls. */
export function showPlainRows({ rows, columns }: { rows: number; columns: number }): void {
  const box = document.createElement('div')
  box.id = 'plain'
  box.style.cssText = 'height: 700px; overflow: auto'
  const table = document.createElement('table')
  for (let i = 0; i < rows; i++) {
    const line = table.insertRow()
    line.style.height = '34px'
    for (let c = 0; c < columns; c++) line.insertCell().textContent = `${i} ${c}`
  }
  box.append(table)
  document.body.replaceChildren(box)
}

/** Clicks something and waits until an attribute of the list is another, or its first row is; milliseconds to the second frame after that. */
export async function listAfterClick(selector: string): Promise<number> {
  const seen = () => `${document.querySelector('.register-list')?.getAttribute('aria-rowcount')} ${document.querySelector('.register-row')?.textContent}`
  const before = seen()
  const start = performance.now()
  document.querySelector<HTMLElement>(selector)!.click()
  while (seen() === before) {
    if (performance.now() - start > 20_000) throw new Error('the list stayed as it was')
    await new Promise(requestAnimationFrame)
  }
  await new Promise(frame => requestAnimationFrame(() => requestAnimationFrame(frame)))
  return performance.now() - start
}
