import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { PackDraft } from '#domain/records/pack.ts'
import { useClient } from '#renderer/client/hooks.ts'
import type { Language } from '#words/say.ts'

/** Nothing is drawn anew while somebody types, in milliseconds. */
const REST = 250

/** The pack as it will be printed, drawn anew when it or any record changes; the last one stays until then. */
export function usePackModel(pack: PackDraft, untitled: string, language: Language) {
  const client = useClient()
  const asked = useRested({ ...pack, name: pack.name.trim() || untitled })
  return useQuery({
    queryKey: ['pack.model', asked],
    queryFn: ({ signal }) => client.job('pack.model', { pack: asked, language }, { signal }),
    enabled: asked.pages.length > 0,
    placeholderData: keepPreviousData,
    // a sheet that says the same stays the same object, and is not drawn again
    structuralSharing: true,
  })
}

function useRested<T>(value: T): T {
  const text = JSON.stringify(value)
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST)
    return () => clearTimeout(timer)
  }, [text])
  return JSON.parse(rested) as T // the text was made from one
}
