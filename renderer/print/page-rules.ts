import type { ReportModel } from '#domain/report/model.ts'
import { say, type Language, textIn } from '#words/say.ts'

/** Placeholders that no word contains: the browser puts the page's number and their count there. */
const PAGE = '\u0001'
const PAGES = '\u0002'
/** Letters that stand in the foot of a page beside the stamp. */
const PORTRAIT_ROOM = 94
const LANDSCAPE_ROOM = 158

/**
 * The rules of the pages that only the report knows: the foot of each, "data of 2026-11-23 08:14 · page 3 of 9" at the right
 * and at the left whose paper it is, so that a loose page is known.
 */
export function pageRules(model: ReportModel, language: Language): string {
  const at = model.dataOf.replace('T', ' ')
  const stamp = cssText(say(language, 'report.foot', { at, page: PAGE, pages: PAGES }))
  const font = language === 'en' ? ` font-family: 'Latin Marks', 'Segoe UI', 'Microsoft YaHei UI', 'PingFang SC', 'Noto Sans CJK SC', sans-serif;` : ''
  return `@page { @bottom-left { content: ${cssText(foot(model, language))};${font} } @bottom-right { content: ${stamp};${font} } }`
}

/** Whose paper it is, what it is called and what it is about, in the room beside the stamp: long names leave half of what is there to the next. */
function foot({ college, title, about, sheets }: ReportModel, language: Language): string {
  let room = sheets.some(sheet => sheet.orientation === 'portrait') ? PORTRAIT_ROOM : LANDSCAPE_ROOM
  const said = [college.name, textIn(language, title), about ?? ''].filter(Boolean)
  const parts = said.map((text, i) => {
    const part = shortened(text, i === said.length - 1 ? room : Math.floor(room / 2))
    room -= lettersOf(part) + 3
    return part
  })
  return parts.join(' · ')
}

/** A Chinese sign is as wide as two letters. */
const lettersOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0)

/** A text cut to so many letters. */
function shortened(text: string, room: number): string {
  const signs = [...text]
  if (lettersOf(text) <= room) return text
  const end = signs.findIndex((_, i) => lettersOf(signs.slice(0, i + 1).join('')) > room)
  return `${signs.slice(0, Math.max(0, end)).join('').trim()}…`
}

function cssText(text: string): string {
  const quoted = `"${text.replace(/["\\\n]/g, sign => `\\${sign.charCodeAt(0).toString(16)} `)}"`
  return quoted.replace(PAGE, '" counter(page) "').replace(PAGES, '" counter(pages) "')
}
