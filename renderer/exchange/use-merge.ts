import { useState } from 'react'
import type { FileIn } from '#contract/define.ts'
import type { Brought, MergePreview } from '#contract/exchange.ts'
import type { Refusal } from '#domain/base/decision.ts'
import { readForCore } from '#renderer/client/download.ts'
import { refusalOf, useJob } from '#renderer/client/hooks.ts'
import { passphraseOf } from './passphrase.ts'

/** A file from the user's hands, or one that lies in a folder of this computer. */
type Source = { file: FileIn } | { folder: string; name: string }

/** A phrase opens it; the last one did not. */
const LOCKED: readonly string[] = ['bundle.asksPassphrase', 'bundle.passphrase']

/** What came of it, and the number of its change set. */
export type MergeDone = { brought: Brought; seq: number }

/** One file from its choosing to the written change set: looked into first, and nothing is written before the user says so. */
export function useMerge() {
  const [source, setSource] = useState<Source | null>(null)
  /** the phrase that opened it; null: this computer's own key did */
  const [passphrase, setPassphrase] = useState<string | null>(null)
  /** why a phrase is asked for; null while none is */
  const [locked, setLocked] = useState<{ refusal: Refusal; tried: boolean } | null>(null)
  /** key of the sentence why a file could not even be read here */
  const [unread, setUnread] = useState<string | null>(null)
  const [preview, setPreview] = useState<MergePreview | null>(null)
  const [done, setDone] = useState<MergeDone | null>(null)
  const looking = useJob('exchange.look')
  const bringing = useJob('exchange.bring')

  function reset() {
    looking.cancel()
    looking.clear()
    bringing.clear()
    setSource(null)
    setPassphrase(null)
    setLocked(null)
    setUnread(null)
    setPreview(null)
    setDone(null)
  }
  async function look(at: Source, phrase: string | null) {
    const outcome = await looking.start({ ...at, passphrase: phrase })
    if (outcome.ok) {
      setPassphrase(phrase)
      setLocked(null)
      setPreview(outcome.value)
      return
    }
    const refusal = refusalOf(outcome)
    if (!refusal || !LOCKED.includes(refusal.code)) return
    looking.clear()
    setLocked({ refusal, tried: phrase !== null })
  }
  async function take(chosen: File) {
    reset()
    const read = await readForCore(chosen).catch(() => undefined)
    if (!read) return setUnread(read === null ? 'exchange.bring.large' : 'exchange.bring.unread')
    setSource({ file: read })
    await look({ file: read }, null)
  }
  async function takeAt(folder: string, name: string) {
    reset()
    setSource({ folder, name })
    await look({ folder, name }, null)
  }
  /** Writes what was seen. @returns what came of it; null where it was refused */
  async function bring(removals: boolean): Promise<MergeDone | null> {
    if (!source) return null
    const outcome = await bringing.start({ ...source, passphrase, removals })
    if (!outcome.ok) return null
    const now = { brought: outcome.value, seq: outcome.seq }
    setDone(now)
    return now
  }
  const job = [bringing, looking].find(j => j.busy)
  return {
    name: source && ('file' in source ? source.file.name : source.name),
    unread,
    locked,
    preview,
    done,
    take,
    takeAt,
    unlock: (typed: string) => source && look(source, passphraseOf(typed)),
    bring,
    reset,
    busy: job !== undefined,
    writing: bringing.busy,
    progress: job?.progress ?? null,
    cancel: () => job?.cancel(),
    refusal: bringing.refusal ?? looking.refusal,
  }
}

export type Merge = ReturnType<typeof useMerge>
