import { useState } from 'react'
import type { ListFormat } from '#contract/files.ts'
import type { AskError } from '#renderer/client/client.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { FormatMenu } from './FormatMenu.tsx'
import { useFileOut, useRefusalToast } from './use-refusal-toast.ts'

export type ListCell = string | number | boolean | null

type ListExportProps = {
  /** what the list is, for the file's name and above the paper */
  name: string
  /** heads first, then every row of the list in its order, also those that are not in sight; where they can not be had, that is told */
  lines: () => readonly (readonly ListCell[])[] | Promise<readonly (readonly ListCell[])[]>
}

/** Hands out a list as it is shown: for a spreadsheet, as text, or on paper. */
export function ListExport({ name, lines }: ListExportProps) {
  const { language } = useSay()
  const fileOut = useFileOut()
  const tell = useRefusalToast()
  const job = useJob('files.exportRows')
  const [asking, setAsking] = useState(false)
  async function write(format: ListFormat) {
    setAsking(true)
    const rows = await Promise.resolve(lines()).catch((error: AskError) => error).finally(() => setAsking(false))
    if (rows instanceof Error) tell(rows.outcome)
    else fileOut(await job.start({ name: name.slice(0, 200), format, language, rows: rows.map(row => [...row]) }))
  }
  return <FormatMenu lists={[{ key: 'list', write }]} busy={asking || job.busy} />
}
