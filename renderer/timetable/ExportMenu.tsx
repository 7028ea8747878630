import type { Proposal } from '#domain/timetable/college/choice.ts'
import { toExport } from '#domain/timetable/college/proposal.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { FormatMenu } from '#renderer/ui/FormatMenu.tsx'
import { useFileOut } from '#renderer/ui/use-refusal-toast.ts'

/** The proposal as a file: what is placed, and what is not and why. */
export function ExportMenu({ proposal }: { proposal: Proposal }) {
  const { language } = useSay()
  const fileOut = useFileOut()
  const job = useJob('timetable.export')
  return <FormatMenu lists={[{ key: 'proposal', write: async format => fileOut(await job.start({ ...toExport(proposal), format, language })) }]} busy={job.busy} />
}
