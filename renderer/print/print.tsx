import { withPages } from '#domain/report/page-starts.ts'
import { speakWith, textIn } from '#words/say.ts'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { fitTiles } from './fit-tiles.ts'
import type { PrintOrder } from './order.ts'
import { Paper } from './Paper.tsx'
import { pageRules } from './page-rules.ts'
import './print.css'

/**
 * The print page: one report, nothing else, no network. Whoever prints (headless Chromium in
 * `core/adapters/print/chromium-printer.ts`, Electron's hidden window, the frame behind the screen's "Print" button)
 * hands the report over in one of two ways:
 *
 * 1. sets `window.__mortiseReport = { model, language }` before this script runs (an init script, or a preload with
 *    `contextBridge.exposeInMainWorld('__mortiseReport', …)`), or
 * 2. after load posts `{ mortiseReport: { model, language } }` to this window from the same origin.
 *
 * Then it waits for `<html data-ready="true">`: fonts are there and every tile has found its type size. After that
 * `page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true })` or
 * `webContents.printToPDF({ generateTaggedPDF: true, generateDocumentOutline: true, preferCSSPageSize: true, printBackground: true })`.
 * A report that lists its own pages is printed twice: between the two, `window.__mortisePages` puts the pages into its contents
 * (`printNumbered` in core/domain/report/page-starts.ts).
 */
declare global {
  interface Window {
    __mortiseReport?: PrintOrder
    /** on which page, from 1, each sheet begins */
    __mortisePages(starts: [number, number][]): void
  }
}

const root = createRoot(document.getElementById('root')!)

async function show({ model, language }: PrintOrder): Promise<void> {
  delete document.documentElement.dataset['ready']
  document.documentElement.lang = language
  speakWith(model.college.terms)
  document.title = [textIn(language, model.title), model.about].filter(Boolean).join(' ')
  const rules = new CSSStyleSheet()
  rules.replaceSync(pageRules(model, language))
  document.adoptedStyleSheets = [rules]
  flushSync(() => root.render(<Paper model={model} language={language} />))
  window.__mortisePages = starts => flushSync(() => root.render(<Paper model={withPages(model, new Map(starts))} language={language} />))
  await document.fonts.ready
  await Promise.all([...document.images].map(image => image.decode().catch(() => undefined)))
  fitTiles(document.body)
  document.documentElement.dataset['ready'] = 'true'
}

window.addEventListener('message', ({ data, origin }: MessageEvent<{ mortiseReport?: PrintOrder } | undefined>) => {
  if (origin === location.origin && data?.mortiseReport) void show(data.mortiseReport)
})
if (window.__mortiseReport) void show(window.__mortiseReport)
