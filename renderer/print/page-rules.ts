import type { ReportModel } from '#domain/report/model.ts'
import { textIn } from '#words/report-text.ts'
import { say, type Language } from '#words/say.ts'

/** Placeholders that no word contains: the browser puts the page's number and their count there. */
const PAGE = '\u0001'
const PAGES = '\u0002'
const MOST_SIGNS = 40

/**
 * The rules of the pages that only the report knows: the foot of each, "data of 2026-11-23 08:14 · page 3 of 9" at the right
 * and at the left whose paper it is, so that a loose page is known.
 */
export function pageRules(model: ReportModel, language: Language): string {
  const at = model.dataOf.replace('T', ' ')
  const stamp = cssText(say(language, 'report.foot', { at, page: PAGE, pages: PAGES }))
  const title = cssText([model.college.name, textIn(language, model.title), shortened(model.about ?? '')].filter(Boolean).join(' · '))
  return `@page { @bottom-left { content: ${title} } @bottom-right { content: ${stamp} } }`
}

/** What the report is about, as long as the foot has room for it beside the stamp. */
function shortened(about: string): string {
  const signs = [...about]
  return signs.length > MOST_SIGNS ? `${signs.slice(0, MOST_SIGNS - 1).join('')}…` : about
}

function cssText(text: string): string {
  const quoted = `"${text.replace(/["\\\n]/g, sign => `\\${sign.charCodeAt(0).toString(16)} `)}"`
  return quoted.replace(PAGE, '" counter(page) "').replace(PAGES, '" counter(pages) "')
}
