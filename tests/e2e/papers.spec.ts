import { writeFileSync } from 'node:fs'
import { fieldsOf } from '#domain/base/field.ts'
import { schemas } from '#domain/tables.ts'
import { dealer, poison, ROWS } from './hostile-college.ts'
import { actsIn, markedIn, missingIn, papersOf, printedTogether, wordsOfPdf } from './hostile-papers.ts'
import { expect, test } from './mortise.ts'
import { CANARY, PAYLOADS } from './payloads.ts'

// The two hundred texts of payloads.ts on every paper: each stands there as it was typed, and a reader of the PDF finds nothing to act upon.

type Rows = { rows: { id: string; fields: Record<string, unknown> }[] }

test.use({ college: 'college' })

test('a college of hostile texts prints them as the texts they are, on every paper', async ({ page, host, app, ask }, info) => {
  test.setTimeout(180_000)
  await expect(app.getByRole('main').first()).toBeVisible()
  const opened = await poison(ask, dealer())
  await ask('college.save', { fields: { name: PAYLOADS[3] } })
  // on paper: lists, and everything about a person, as the host prints them
  const files: [string, string, string[]][] = []
  for (const table of ['enterprise', 'student', 'equipment'] as const) {
    const { rows } = (await ask('register.list', { table, most: ROWS })) as Rows
    const columns = fieldsOf(schemas[table]).filter(f => (f.kind === 'text' || f.kind === 'note') && !f.internal).slice(0, 5).map(f => f.name)
    const { base64 } = (await ask('files.listPdf', { table, language: 'en', ids: rows.map(r => r.id), columns, about: [PAYLOADS[0]] })) as { base64: string }
    files.push([table, base64, markedIn([PAYLOADS[0], rows.map(row => columns.map(c => row.fields[c]))])])
  }
  const person = (await ask('person.export', { id: opened.get('student'), format: 'pdf', language: 'en' })) as { base64: string }
  files.push(['person', person.base64, markedIn(((await ask('register.get', { id: opened.get('student') })) as Rows['rows'][0]).fields)])
  // every report, every pack, and the papers of the screens, as the print page draws them
  const papers = await papersOf(ask, 'en')
  const { pdf, ran } = await printedTogether(page.context(), host.origin, papers.values(), 'en', CANARY)
  expect(ran).toBeUndefined()
  files.push(['all papers', pdf.toString('base64'), [...papers.values()].flatMap(paper => markedIn(paper.sheets))])
  for (const { name } of (await ask('report.list')) as { name: string }[]) expect([...papers.keys()].some(key => key.split(' ')[0] === name), `a paper of ${name}`).toBe(true)
  for (const [name, base64, texts] of files) {
    const path = info.outputPath(`${name}.pdf`)
    const bytes = Buffer.from(base64, 'base64')
    writeFileSync(path, bytes)
    const words = await wordsOfPdf(path)
    expect(texts.length, name).toBeGreaterThan(0)
    expect(missingIn(words, texts), name).toEqual([])
    expect(actsIn(bytes), name).toEqual([])
  }
})
