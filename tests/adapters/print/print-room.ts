import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'
import { createPrinter } from '#adapters/print/chromium-printer.ts'
import { findBrowser } from '#adapters/print/find-browser.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { NEVER_CANCELLED } from '#contract/define.ts'
import { root } from '../../../build/fresh.mjs'

/** Needs a Chromium and poppler-utils, which read the file as somebody with another program would. */
export const canPrint = findBrowser() !== null && runs('pdfinfo')

/** The print page, built once for the tests of a file, and the printer of this machine. */
export function printRoom() {
  const folder = mkdtempSync(join(tmpdir(), 'mortise-print-'))
  const printer = createPrinter({ screens: folder })
  beforeAll(async () => {
    // only the print page, as build/vite.config.ts builds it: the whole renderer takes longer
    const rollupOptions = { input: { print: join(root, 'renderer/print.html') } }
    const target = { outDir: folder, emptyOutDir: true, target: 'chrome120', modulePreload: { polyfill: false }, assetsInlineLimit: 0 }
    await build({ configFile: false, root: join(root, 'renderer'), base: './', publicDir: false, logLevel: 'error', build: { ...target, rollupOptions } })
  }, 60_000)
  afterAll(async () => {
    await printer.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function printed(model: ReportModel, language: 'zh-CN' | 'en' = 'zh-CN') {
    const file = join(folder, `${model.name}-${language}.pdf`)
    writeFileSync(file, await printer.print(model, language, NEVER_CANCELLED))
    const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' })
    const text = (page?: number) => execFileSync('pdftotext', ['-layout', ...(page ? ['-f', String(page), '-l', String(page)] : []), file, '-'], { encoding: 'utf8' })
    const said = (key: string) => new RegExp(`^${key}: +(.*)$`, 'm').exec(info)?.[1]?.trim()
    return { file, text, said, pages: Number(said('Pages')) }
  }
  return { folder, printer, printed }
}

function runs(program: string): boolean {
  try {
    execFileSync(program, ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
