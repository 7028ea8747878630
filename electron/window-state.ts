import { readFileSync, writeFileSync } from 'node:fs'
import type { BrowserWindow } from 'electron'
import type { WindowState } from './window.ts'

const FIRST: WindowState = { width: 1440, height: 900, maximized: false }

/** Where the window was when it was closed last; a fair size on the first start or when the file can't be read. */
export function readWindowState(file: string): WindowState {
  try {
    const { x, y, width, height, maximized } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    if (typeof width !== 'number' || typeof height !== 'number') return FIRST
    return { width, height, maximized: maximized === true, ...(typeof x === 'number' && typeof y === 'number' ? { x, y } : {}) }
  } catch {
    return FIRST
  }
}

/** Remembers the window's place when it closes. A place that can't be kept is no reason to complain. */
export function rememberWindow(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    try {
      writeFileSync(file, JSON.stringify(state))
    } catch {
      return
    }
  })
}
