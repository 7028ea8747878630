/// <reference lib="dom" />

// What runs inside the browser: each function is sent there by its text, so it may use nothing from outside itself.

/** Clicks a place of the menu and waits for its content; milliseconds to the second frame after that is in the document. */
export async function showPage({ path, content }: { path: string; content: string }): Promise<number> {
  const link = document.querySelector<HTMLAnchorElement>(`a[href$="#${path}"]`)
  const start = performance.now()
  if (link) link.click()
  else location.hash = `#${path}`
  await new Promise<void>((seen, fail) => {
    const look = () => {
      const there = document.querySelector(`main ${content}`) && !document.querySelector('main [aria-busy="true"]')
      if (there) seen()
      else if (performance.now() - start > 20_000) fail(new Error(`nothing like ${content} on ${path}`))
      else requestAnimationFrame(look)
    }
    look()
  })
  await new Promise(frame => requestAnimationFrame(() => requestAnimationFrame(frame)))
  return performance.now() - start
}

/** Types a word into the search of the register that is open; milliseconds to the second frame after the list holds what is found. */
export async function findInRegister(word: string): Promise<number> {
  const input = document.querySelector<HTMLInputElement>('.register-tools input')!
  const rows = () => document.querySelector('.register-list')?.getAttribute('aria-rowcount')
  const before = rows()
  const start = performance.now()
  // as React hears of it: past its own setter
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, word)
  input.dispatchEvent(new Event('input', { bubbles: true }))
  while (rows() === before) {
    if (performance.now() - start > 20_000) throw new Error(`the search for ${word} changed nothing`)
    await new Promise(frame => requestAnimationFrame(frame))
  }
  await new Promise(frame => requestAnimationFrame(() => requestAnimationFrame(frame)))
  return performance.now() - start
}

/** Milliseconds from the next key to the frame after each of the selectors first leads to something. */
export async function paintedAfterKey(selectors: string[]): Promise<number[]> {
  const key = new Promise<number>(pressed => addEventListener('keydown', e => pressed(e.timeStamp), { capture: true, once: true }))
  const ends = selectors.map(
    selector =>
      new Promise<number>((seen, fail) => {
        const late = setTimeout(() => fail(new Error(`nothing like ${selector}`)), 20_000)
        const look = () => {
          if (!document.querySelector(selector)) return
          clearTimeout(late)
          watch.disconnect()
          // the message comes once that frame is painted
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.addEventListener('message', () => seen(performance.now()))
            port1.start()
            port2.postMessage(null)
          })
        }
        const watch = new MutationObserver(look)
        watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
      }),
  )
  const start = await key
  return (await Promise.all(ends)).map(end => end - start)
}

/** Scrolls from the top, some pixels a frame; milliseconds that each frame took. */
export async function scrollFrames({ selector, by, frames }: { selector: string; by: number; frames: number }): Promise<number[]> {
  const box = document.querySelector(selector)!
  box.scrollTop = 0
  await new Promise(rested => setTimeout(rested, 300))
  const times: number[] = []
  let last = performance.now()
  for (let i = 0; i < frames; i++) {
    box.scrollTop += by
    await new Promise(requestAnimationFrame)
    const now = performance.now()
    times.push(now - last)
    last = now
  }
  return times
}

/** Asks for all students and draws a plain table with every one of them. */
export async function showStudents(): Promise<number> {
  const start = performance.now()
  const answer = await fetch('/rpc', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify([{ name: 'register.list', input: { table: 'student' } }]) })
  const { rows } = (JSON.parse((await answer.text()).trim().split('\n').at(-1)!) as { frame: { value: { rows: { fields: Record<string, string> }[] } } }).frame.value
  const columns = ['number', 'name', 'sex', 'classGroupId', 'year', 'phone', 'guardianName', 'guardianPhone', 'status']
  const table = document.createElement('table')
  for (const { fields } of rows) {
    const line = table.insertRow()
    for (const column of columns) line.insertCell().textContent = fields[column] ?? ''
  }
  document.body.replaceChildren(table)
  await new Promise(frame => requestAnimationFrame(() => requestAnimationFrame(frame)))
  return performance.now() - start
}
