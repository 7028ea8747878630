import type { ListFormat } from '#contract/files.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { FormatMenu } from '#renderer/ui/FormatMenu.tsx'
import { useFileOut } from '#renderer/ui/use-refusal-toast.ts'

/** What fits on a sheet of paper. */
const PRINTED = ['number', 'title', 'enterpriseId', 'type', 'from', 'to', 'collegeSignedOn', 'enterpriseSignedOn']

/** All cooperation agreements as a file that the import reads again, or on paper. */
export function AgreementExport() {
  const { language } = useSay()
  const fileOut = useFileOut()
  const exporting = useJob('files.export')
  async function write(format: ListFormat) {
    fileOut(await exporting.start({ table: 'agreement', format, language, ...(format === 'pdf' ? { columns: PRINTED } : {}) }))
  }
  return <FormatMenu lists={[{ key: 'agreement', write }]} busy={exporting.busy} asTool />
}
