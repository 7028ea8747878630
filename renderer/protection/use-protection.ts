import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useClient } from '#renderer/client/hooks.ts'
import { useLook } from '#renderer/storage/use-look.ts'

const STATE = 'protection.state'
const EVERY = 30_000 // ms between two words that somebody is at work

/** How the data folder is kept from others. */
export const useProtection = () => useLook(STATE, {})

/**
 * Tells the host that somebody is at work, so that the folder doesn't lock itself; and forgets every answer as soon as it is locked:
 * nothing of it stays in the window.
 */
export function useKeptFromOthers(): ReturnType<typeof useProtection> {
  const client = useClient()
  const queries = useQueryClient()
  const protection = useProtection()
  const { hasPassword = false, isLocked = false } = protection.data ?? {}
  useEffect(() => {
    if (isLocked) queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== STATE })
  }, [queries, isLocked])
  useEffect(() => {
    if (!hasPassword || isLocked) return
    let last = 0
    const seen = () => {
      if (Date.now() - last < EVERY) return
      last = Date.now()
      void client.job('protection.active', {})
    }
    const kinds = ['pointerdown', 'keydown', 'wheel'] as const
    for (const kind of kinds) window.addEventListener(kind, seen, { passive: true })
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, seen)
    }
  }, [client, hasPassword, isLocked])
  return protection
}
