import type { Language } from '#words/say.ts'

const texts = import.meta.glob<string>('../../docs/guide/*/*.md', { query: '?raw', import: 'default' })
const pictures = import.meta.glob<string>('../../docs/guide/*/*.webp', { query: '?url', import: 'default', eager: true })

/** The text of a chapter; null where there is no such chapter. */
export function chapterText(language: Language, key: string): Promise<string | null> {
  return texts[`../../docs/guide/${language}/${key}.md`]?.() ?? Promise.resolve(null)
}

/** Where the picture of a chapter lies; undefined where none was taken. */
export function pictureOf(language: Language, name: string): string | undefined {
  return pictures[`../../docs/guide/${language}/${name}`]
}
