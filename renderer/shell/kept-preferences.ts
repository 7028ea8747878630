import type { Language } from '#words/say.ts'
import { isDesk, type Desk } from '../today/desks.ts'

/** What this computer remembers of its user; it never leaves the computer. Name and role go into the change log. */
export type Preferences = { language: Language; theme: 'light' | 'dark' | 'system'; name: string; role: string; /** what the page of today is narrowed to */ desk: Desk }

const KEY = 'mortise.preferences'
const listeners = new Set<() => void>()

function read(): Preferences {
  const usual: Preferences = { language: navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en', theme: 'system', name: '', role: '', desk: 'all' }
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>
    return { ...usual, ...kept, language: kept.language === 'en' || kept.language === 'zh-CN' ? kept.language : usual.language, desk: isDesk(kept.desk) ? kept.desk : usual.desk }
  } catch {
    return usual
  }
}

let current = read()

export function preferences(): Preferences {
  return current
}

export function savePreferences(patch: Partial<Preferences>): void {
  current = { ...current, ...patch }
  localStorage.setItem(KEY, JSON.stringify(current))
  for (const listener of listeners) listener()
}

/** Tells when something else is preferred; returns what ends that. */
export function onPreferences(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
