import type { ReportModel } from '#domain/report/model.ts'
import { say, type Language, textIn } from '#words/say.ts'

/** Placeholders that no word contains: the browser puts the page's number and their count there. */
const PAGE = '\u0001'
const PAGES = '\u0002'
/** Letters that stand in the foot of a page beside the college, the title and the stamp. */
const PORTRAIT_ROOM = 50
const LANDSCAPE_ROOM = 100

/**
 * The rules of the pages that only the report knows: the foot of each, "data of 2026-11-23 08:14 · page 3 of 9" at the right
 * and at the left whose paper it is, so that a loose page is known.
 */
export function pageRules(model: ReportModel, language: Language): string {
  const at = model.dataOf.replace('T', ' ')
  const stamp = cssText(say(language, 'report.foot', { at, page: PAGE, pages: PAGES }))
  const title = cssText([model.college.name, textIn(language, model.title), shortened(model)].filter(Boolean).join(' · '))
  return `@page { @bottom-left { content: ${title} } @bottom-right { content: ${stamp} } }`
}

/** What the report is about, cut to the room that the foot has for it beside the stamp; a Chinese sign is as wide as two letters. */
function shortened({ about = '', sheets }: ReportModel): string {
  const room = sheets.some(sheet => sheet.orientation === 'portrait') ? PORTRAIT_ROOM : LANDSCAPE_ROOM
  let width = 0
  for (const [i, sign] of [...about].entries()) {
    width += sign > '\u2e7f' ? 2 : 1
    if (width > room) return `${[...about].slice(0, i).join('').trim()}…`
  }
  return about
}

function cssText(text: string): string {
  const quoted = `"${text.replace(/["\\\n]/g, sign => `\\${sign.charCodeAt(0).toString(16)} `)}"`
  return quoted.replace(PAGE, '" counter(page) "').replace(PAGES, '" counter(pages) "')
}
