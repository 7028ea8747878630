import { Button } from 'antd'
import type { UtilisationRow } from '#domain/utilisation/utilisation.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { useFileOut } from '#renderer/ui/use-refusal-toast.ts'
import type { DateSpan } from './spans.ts'
import { USES } from './uses.ts'

type ExportProps = { rows: readonly UtilisationRow[]; by: 'machine' | 'owner' | 'workshop'; span: DateSpan }

/** The rows as an .xlsx file, with the figures as figures. */
export function ExportButton({ rows, by, span }: ExportProps) {
  const { say } = useSay()
  const fileOut = useFileOut()
  const job = useJob('files.exportRows')

  async function exportRows() {
    const uses = USES.map(({ use }) => use)
    const heads = [`by.${by}`, 'assetNo', 'owner', 'machines', 'pieces', ...uses.map(use => `use.${use}`), 'booked', 'rated', 'rate'].map(key => say(`utilisation.${key}`))
    const lines = rows.map(r => [r.name, r.hint ?? '', say(`utilisation.owner.${r.owner}`), r.machines, r.pieces, ...uses.map(use => hundredths(r.hours[use])), hundredths(r.booked), hundredths(r.rated), r.rate === null ? null : Math.round(r.rate * 10_000) / 10_000])
    const outcome = await job.start({ name: `${say('utilisation.title')} ${span.from}–${span.to}`, format: 'xlsx', rows: [heads, ...lines] })
    fileOut(outcome)
  }

  return (
    <Button icon={<Icon name="download" size={14} />} loading={job.busy} onClick={() => void exportRows()}>
      {say('utilisation.export')}
    </Button>
  )
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}
