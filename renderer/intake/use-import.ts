import { useState } from 'react'
import type { IntakeDone, IntakePreview, SheetChoice } from '#contract/intake.ts'
import type { FileIn } from '#contract/define.ts'
import type { ImportTable } from '#domain/intake/import-tables.ts'
import { readForCore } from '#renderer/client/download.ts'
import { useJob } from '#renderer/client/hooks.ts'

export type NewTerm = { name: string; start: string; weeks: number }
/** What the user has settled; what is absent is proposed by the core. */
export type ImportChoice = { sheets?: SheetChoice[]; termId?: string; newTerm?: NewTerm; overrideReason?: string }
export type ImportDone = { done: IntakeDone; seq: number }

/** One import from the chosen file to the written change set. */
export function useImport(as: ImportTable | undefined) {
  const [file, setFile] = useState<FileIn | null>(null)
  /** key of the sentence why a file could not even be read here */
  const [unread, setUnread] = useState<{ key: string; file: string } | null>(null)
  const [preview, setPreview] = useState<IntakePreview | null>(null)
  const [choice, setChoice] = useState<ImportChoice>({})
  const [done, setDone] = useState<ImportDone | null>(null)
  const reading = useJob('intake.read')
  const planning = useJob('intake.plan')
  const applying = useJob('intake.apply')

  async function take(chosen: File) {
    reset()
    try {
      const read = await readForCore(chosen)
      if (!read) return setUnread({ key: 'intake.tooLarge', file: chosen.name })
      setFile(read)
      await readAs(read, as)
    } catch {
      setUnread({ key: 'intake.unreadable', file: chosen.name })
    }
  }
  async function readAs(chosen: FileIn, table: ImportTable | undefined) {
    const outcome = await reading.start({ file: chosen, ...(table ? { as: table } : {}) })
    if (outcome.ok) setPreview(outcome.value)
  }
  /** Plans again with another choice; an earlier plan still on its way is dropped. */
  async function settle(patch: ImportChoice) {
    if (!file || !preview) return
    const next: ImportChoice = { ...choice, ...patch }
    setChoice(next)
    if (patch.sheets) setPreview({ ...preview, sheets: preview.sheets.map(s => ({ ...s, columns: {}, ...patch.sheets!.find(c => c.sheet === s.sheet) })) })
    const outcome = await planning.start({ file, ...next })
    if (outcome.ok) setPreview(outcome.value)
  }
  async function apply() {
    if (!file || !preview) return
    // what was seen is what is imported: the sheets as shown go along
    const outcome = await applying.start({ file, ...choice, ...(preview.kind === 'table' ? { sheets: choicesOf(preview) } : {}) })
    if (outcome.ok) setDone({ done: outcome.value, seq: outcome.seq })
  }
  function reset() {
    reading.clear()
    planning.clear()
    applying.clear()
    setFile(null)
    setUnread(null)
    setPreview(null)
    setChoice({})
    setDone(null)
  }
  const job = [applying, planning, reading].find(j => j.busy)
  return {
    file,
    unread,
    preview,
    choice,
    done,
    take,
    /** says what list the file is, where its heads do not */
    takeAs: (table: ImportTable) => file && void readAs(file, table),
    settle,
    apply,
    reset,
    busy: job !== undefined,
    applying: applying.busy,
    progress: job?.progress ?? null,
    cancel: () => job?.cancel(),
    refusal: applying.refusal ?? planning.refusal ?? reading.refusal,
  }
}

/** The sheets of a preview as the choice that gives it. */
export function choicesOf(preview: IntakePreview): SheetChoice[] {
  return preview.sheets.map(({ sheet, table, headRow, headRows, columns }) => ({ sheet, table, headRow, headRows, columns }))
}
