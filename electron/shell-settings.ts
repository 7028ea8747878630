import { readFileSync, writeFileSync } from 'node:fs'
import { LANGUAGES, type Language } from '#words/say.ts'

/** What the shell itself remembers on this computer. */
export type ShellSettings = {
  /** of the window, so that the menu speaks it before the window is there; null: the system's */
  language: Language | null
  /** whether the user is told what is urgent while the window is out of sight */
  notify: boolean
  /** the last day on which that was done */
  told: string
}

/** Reads and keeps the settings in a file. What can't be read is as on the first day; what can't be kept is no reason to complain. */
export function shellSettings(file: string): { now(): ShellSettings; keep(patch: Partial<ShellSettings>): void } {
  let settings = read(file)
  return {
    now: () => settings,
    keep(patch) {
      settings = { ...settings, ...patch }
      try {
        writeFileSync(file, JSON.stringify(settings))
      } catch {
        return
      }
    },
  }
}

function read(file: string): ShellSettings {
  const first: ShellSettings = { language: null, notify: true, told: '' }
  try {
    const { language, notify, told } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    return {
      language: LANGUAGES.find(known => known === language) ?? null,
      notify: notify !== false,
      told: typeof told === 'string' ? told : '',
    }
  } catch {
    return first
  }
}
