import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isTable } from '#domain/table-names.ts'
import { CHAPTERS, chapterOf, GUIDE_PARTS } from '#renderer/guide/chapters.ts'
import { MENU } from '#renderer/shell/menu.ts'
import { catalogue, LANGUAGES } from '#words/say.ts'
import { root } from '../../build/fresh.mjs'
import { sourceFiles } from './source-files.ts'

const folder = (language: string) => join(root, 'docs/guide', language)
const text = (language: string, key: string) => readFileSync(join(folder(language), `${key}.md`), 'utf8')

describe.each(LANGUAGES)('the guide in %s', language => {
  test('has each chapter and no other, and each begins with its title', () => {
    expect(readdirSync(folder(language)).filter(f => f.endsWith('.md')).sort()).toEqual(CHAPTERS.map(c => `${c.key}.md`).sort())
    for (const { key } of CHAPTERS) expect(text(language, key).split('\n')[0], key).toBe(`# ${catalogue[language][`guide.${key}`]}`)
  })

  test('leads only to pages that exist, and shows only pictures that were taken', () => {
    const routes = readFileSync(join(root, 'renderer/shell/routes.tsx'), 'utf8')
    const faults: string[] = []
    for (const { key } of CHAPTERS) {
      for (const [, href] of text(language, key).matchAll(/\]\(([^)]+)\)/g)) {
        if (href!.endsWith('.webp')) {
          if (!existsSync(join(folder(language), href!))) faults.push(`${key}: ${href}`)
          continue
        }
        const [, page, register] = /^#\/([a-z-]+)(?:\/(\w+))?/.exec(href!) ?? []
        if (!page || !new RegExp(`\\b(route\\(|FIRST = |REGISTER = )'${page}\\b`).test(routes) || (page === 'registers' && !isTable(register ?? ''))) faults.push(`${key}: ${href}`)
      }
    }
    expect(faults).toEqual([])
  })

  test('every picture is shown somewhere and is small', () => {
    for (const file of readdirSync(folder(language)).filter(f => f.endsWith('.webp'))) {
      expect(CHAPTERS.some(({ key }) => text(language, key).includes(`(${file})`)), file).toBe(true)
      expect(readFileSync(join(folder(language), file)).length, file).toBeLessThan(80_000)
    }
  })
})

test('both languages have the same headings, lists, pictures and links', () => {
  const shape = (language: string, key: string) =>
    text(language, key).split('\n').flatMap(line => [/^(#+|-|\d+\.|!)/.exec(line)?.[1] ?? '', ...[...line.matchAll(/\]\(([^)]+)\)/g)].map(m => m[1]!)]).filter(Boolean)
  for (const { key } of CHAPTERS) expect(shape('zh-CN', key), key).toEqual(shape('en', key))
})

test('every page of the menu has a chapter about it, and every part of the guide has chapters', () => {
  const pages = MENU.flatMap(group => group.places.map(place => place.path))
  expect(pages.filter(path => chapterOf(path) === 'basics')).toEqual([])
  expect(chapterOf('/registers/term')).toBe('calendar')
  expect(chapterOf('/registers/teacher')).toBe('registers')
  expect(chapterOf('/visits/visit:1')).toBe('visits')
  expect(GUIDE_PARTS.filter(part => !CHAPTERS.some(c => c.part === part))).toEqual([])
})

test('buttons that the guide names are called so in the program', () => {
  // bold words of the guide are labels; those that only stress are listed here
  const stress: Record<string, readonly string[]> = { en: ['lacking', 'Must', 'In principle', 'Record'], 'zh-CN': ['缺少', '必须', '原则上', '记录'] }
  for (const language of LANGUAGES) {
    const said = new Set(Object.values(catalogue[language]))
    const unknown = CHAPTERS.flatMap(({ key }) => [...text(language, key).matchAll(/\*\*([^*]+)\*\*/g)].map(m => m[1]!).filter(label => !stress[language]!.includes(label) && !said.has(label)).map(label => `${key}: ${label}`))
    expect(unknown, language).toEqual([])
  }
})

test('pages that listen for keys in the whole window ask the table of keys', () => {
  const own = ['renderer/booking/board/DragLayer.tsx', 'renderer/shell/composition.ts'] // Esc while something is dragged; holds keys back, and gives none
  const listening = sourceFiles(['renderer'], ['.ts', '.tsx']).filter(f => f.text.includes("addEventListener('keydown'") && !f.text.includes('shortcuts.ts') && !own.includes(f.path))
  expect(listening.map(f => f.path)).toEqual([])
})
