import { useSyncExternalStore } from 'react'
import { onPreferences, preferences, type Preferences } from './kept-preferences.ts'

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, preferences)
}

const dark = matchMedia('(prefers-color-scheme: dark)')

const still = matchMedia('(prefers-reduced-motion: reduce)')

function useMatch(query: MediaQueryList): boolean {
  return useSyncExternalStore(
    listener => {
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => query.matches,
  )
}

/** Whether things may move, as the system has it. */
export function useMotion(): boolean {
  return !useMatch(still)
}

/** Light or dark, as chosen or as the system has it. */
export function useTheme(): 'light' | 'dark' {
  const { theme } = usePreferences()
  const systemDark = useMatch(dark)
  return theme === 'system' ? (systemDark ? 'dark' : 'light') : theme
}
