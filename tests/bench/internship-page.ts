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

/** Asks for all students and draws a plain table with every one of them. */
export async function showStudents(): Promise<number> {
  const start = performance.now()
  const answer = await fetch('/rpc', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'register.list', input: { table: 'student' } }) })
  const { rows } = (JSON.parse((await answer.text()).trim().split('\n').at(-1)!) as { value: { rows: { fields: Record<string, string> }[] } }).value
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
