import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { AskError } from '#renderer/client/client.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from './Icon.tsx'
import { useFileOut, useRefusalToast } from './use-refusal-toast.ts'

const FORMATS = ['xlsx', 'csv', 'pdf'] as const
export type ListCell = string | number | boolean | null

type ListExportProps = {
  /** what the list is, for the file's name and above the paper */
  name: string
  /** heads first, then every row of the list in its order, also those that are not in sight; where they can not be had, that is told */
  lines: () => readonly (readonly ListCell[])[] | Promise<readonly (readonly ListCell[])[]>
}

/** Hands out a list as it is shown: for a spreadsheet, as text, or on paper. */
export function ListExport({ name, lines }: ListExportProps) {
  const { say, language } = useSay()
  const fileOut = useFileOut()
  const tell = useRefusalToast()
  const job = useJob('files.exportRows')
  const [asking, setAsking] = useState(false)
  async function write(format: (typeof FORMATS)[number]) {
    setAsking(true)
    const rows = await Promise.resolve(lines()).catch((error: AskError) => error).finally(() => setAsking(false))
    if (rows instanceof Error) tell(rows.outcome)
    else fileOut(await job.start({ name: name.slice(0, 200), format, language, rows: rows.map(row => [...row]) }))
  }
  return (
    <Dropdown trigger={['click']} menu={{ items: FORMATS.map(format => ({ key: format, label: say(`register.export.${format}`), onClick: () => void write(format) })) }}>
      <Button icon={<Icon name="download" size={14} />} loading={asking || job.busy}>{say('register.export')}</Button>
    </Dropdown>
  )
}
