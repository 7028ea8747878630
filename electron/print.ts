import { BrowserWindow, session, type Session } from 'electron'
import type { Cancel } from '#contract/define.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { printNumbered } from '#domain/report/page-starts.ts'
import type { Language } from '#words/say.ts'
import { APP_ORIGIN, confineSession, WEB_PREFERENCES } from './policy.ts'
import { serveScreens } from './protocol.ts'

const LIMIT = 60_000 // ms for one report

/**
 * Draws a report in a hidden window that can reach nothing but the print page, and prints it: tagged, outlined, A4 by the page's own rules.
 * @throws Error when it was cancelled or took longer than a minute
 */
export async function printInHiddenWindow(screens: string, model: ReportModel, language: Language, signal: Cancel): Promise<Uint8Array> {
  const window = new BrowserWindow({ show: false, webPreferences: { ...WEB_PREFERENCES, devTools: false, session: printSession(screens) } })
  let timer: NodeJS.Timeout | undefined
  const stopped = new Promise<never>((_, fail) => {
    signal.addEventListener('abort', () => fail(new Error('cancelled')))
    timer = setTimeout(() => fail(new Error('printing took too long')), LIMIT)
    window.webContents.once('render-process-gone', (_event, { reason }) => fail(new Error(reason)))
  })
  try {
    return await Promise.race([stopped, print(window, model, language)])
  } finally {
    clearTimeout(timer)
    window.destroy()
  }
}

async function print(window: BrowserWindow, model: ReportModel, language: Language): Promise<Uint8Array> {
  const page = window.webContents
  await window.loadURL(`${APP_ORIGIN}/print.html`)
  const order = JSON.stringify({ mortiseReport: { model, language } })
  await page.executeJavaScript(`new Promise(done => {
    const look = () => document.documentElement.dataset.ready === 'true' && done(true)
    new MutationObserver(look).observe(document.documentElement, { attributes: true })
    window.postMessage(${order}, location.origin)
  })`)
  const pdf = async (plain: boolean) => {
    await page.executeJavaScript(`document.documentElement.classList.toggle('plain', ${plain})`)
    return page.printToPDF({ generateTaggedPDF: !plain, generateDocumentOutline: !plain, preferCSSPageSize: true, printBackground: true })
  }
  return printNumbered(model, pdf, starts => page.executeJavaScript(`window.__mortisePages(${JSON.stringify(starts)})`))
}

let printing: Session | undefined

/** The print window's own session: kept in memory only, without network and permissions, and served the print page only. */
function printSession(screens: string): Session {
  if (printing) return printing
  printing = session.fromPartition('print')
  confineSession(printing)
  serveScreens(printing, screens, path => path === '/print.html' || path.startsWith('/assets/'))
  return printing
}
